// oxlint-disable typescript/only-throw-error -- what strangers throw is the subject
// Which handler answers which error, and what a client sees where none does.

import { describe, expect, onTestFinished, test } from "vitest";
import { App, HTTPException, JSONResponse, PlainTextResponse, RequestValidationError, ResponseValidationError, t, type Logger } from "signatura";
import { testClient } from "signatura/testing";
import { consoleSettings, silentLogger } from "../kernel/logger.ts";
import { MemoryExchange } from "../../test/support/exchange.ts";

const wrong = (value: unknown): never => value as never;

/** The messages of what was logged as an error. */
function recorder(): { readonly logger: Logger; readonly told: string[] } {
  const told: string[] = [];
  const logger: Logger = { ...silentLogger, error: ({ error }, message) => told.push(`${message}: ${error instanceof Error ? error.message : String(error)}`) };
  return { logger, told };
}

async function answers(app: App, ...paths: string[]): Promise<(readonly [number, string])[]> {
  await using client = await testClient(app, { throwServerErrors: false });
  const responses = [];
  for (const path of paths) responses.push(await client.get(path));
  return responses.map(({ status, text }) => [status, text] as const);
}

describe("error handlers", () => {
  test("the nearest class counts, and a status before classes", async () => {
    class Base extends Error {}
    class Near extends Base {}
    const app = new App();
    app.onError(Base, () => new PlainTextResponse("base"));
    app.onError(Near, () => new PlainTextResponse("near"));
    app.onError(HTTPException, (_request, error) => new PlainTextResponse(`http ${error.status} ${String(error.detail)}`));
    app.onError(404, () => new PlainTextResponse("not found"));
    app.get("/base", () => {
      throw new Base();
    });
    app.get("/near", () => {
      throw new (class extends Near {})();
    });
    app.get("/400", () => {
      throw new HTTPException(400);
    });
    app.get("/404", () => {
      throw new HTTPException(404, "mine");
    });
    expect(await answers(app, "/base", "/near", "/400", "/404", "/nowhere")).toEqual([
      [200, "base"],
      [200, "near"],
      [200, "http 400 Bad Request"],
      [200, "not found"],
      [200, "not found"],
    ]);
  });

  test("`Error` and 500 answer what nobody else does, the later declared counts, and the error is told all the same", async () => {
    const { logger, told } = recorder();
    const app = new App({ logger });
    app.onError(500, () => new JSONResponse("500"));
    app.onError(Error, () => new JSONResponse("Error", { status: 500 }));
    app.get("/fails", () => {
      throw new RangeError("out of range");
    });
    app.get("/500", () => {
      throw new HTTPException(500, "as told");
    });
    expect(await answers(app, "/fails", "/500")).toEqual([
      [500, '"Error"'],
      [500, '{"detail":"as told"}'],
    ]);
    expect(told).toEqual(["GET /fails failed: out of range"]);
  });

  test("what nobody answers is opaque, logged with its cause, whatever was thrown", async () => {
    const { logger, told } = recorder();
    const app = new App({ logger });
    app.get("/text", () => {
      throw wrong("only a text");
    });
    app.get("/null", () => {
      throw wrong(null);
    });
    app.get("/object", () => {
      throw wrong({ status: 200, detail: "shaped like an answer" });
    });
    const opaque = [500, "Internal Server Error"];
    expect(await answers(app, "/text", "/null", "/object")).toEqual([opaque, opaque, opaque]);
    expect(told).toEqual(["GET /text failed: only a text", "GET /null failed: null", "GET /object failed: [object Object]"]);
  });

  test("a logger that fails itself fails no request", async () => {
    const failing = () => {
      throw new Error("the disk is full");
    };
    const { level } = consoleSettings;
    onTestFinished(() => void (consoleSettings.level = level));
    consoleSettings.level = "critical";
    const app = new App({ logger: { ...silentLogger, error: failing } });
    app.get("/", () => {
      throw new Error("no");
    });
    expect(await answers(app, "/")).toEqual([[500, "Internal Server Error"]]);
  });

  test("what the handler of an operation's error throws is answered once more, and then no more", async () => {
    class Rethrown extends Error {}
    const app = new App({ logger: silentLogger });
    app.onError(Rethrown, async () => {
      throw new HTTPException(409, "again");
    });
    app.onError(418, () => {
      throw new HTTPException(418, "for ever");
    });
    app.get("/again", () => {
      throw new Rethrown();
    });
    app.get("/ever", () => {
      throw new HTTPException(418);
    });
    expect(await answers(app, "/again", "/ever")).toEqual([
      [409, '{"detail":"again"}'],
      [500, "Internal Server Error"],
    ]);
  });

  test("a handler that gives no response is a mistake that the log explains", async () => {
    const { logger, told } = recorder();
    class Mistake extends Error {}
    const app = new App({ logger });
    app.onError(
      Mistake,
      wrong(() => ({ detail: "plain" })),
    );
    app.onError(
      Error,
      wrong(async () => undefined),
    );
    app.get("/", () => {
      throw new Mistake();
    });
    expect(await answers(app, "/")).toEqual([[500, "Internal Server Error"]]);
    expect(told).toEqual([
      "GET / failed: An error handler must return a response. Found an object (detail).",
      "GET / failed in its error handler: An error handler must return a response. Found undefined.",
    ]);
  });

  test("may give a web Response", async () => {
    const app = new App();
    app.onError(
      404,
      wrong(() => new Response("web", { status: 404, headers: { "x-web": "1" } })),
    );
    await using client = await testClient(app);
    const response = await client.get("/");
    expect([response.status, response.text, response.headers.get("x-web")]).toEqual([404, "web", "1"]);
  });

  test("see what was wrong with a request, its body included, and with an answer", async () => {
    let seen: unknown;
    const app = new App({ logger: silentLogger });
    app.onError(RequestValidationError, (_request, error) => {
      seen = [error.errors().map(({ loc }) => loc.join(".")), error.body];
      return new JSONResponse({}, { status: 400 });
    });
    app.onError(ResponseValidationError, (_request, error) => new JSONResponse({ issues: error.errors().length, body: error.body }, { status: 502 }));
    app.post("/", { items: t.list(t.int) }, ({ items }) => items);
    app.get("/answer", {}, { returns: t.int }, () => wrong("no int"));
    await using client = await testClient(app);
    expect((await client.post("/", { json: [1, "x"] })).status).toBe(400);
    expect(seen).toEqual([["body.1"], [1, "x"]]);
    expect((await client.get("/answer")).json()).toEqual({ issues: 1, body: "no int" });
  });

  test("answer a body that is too large as any HTTPException", async () => {
    const app = new App({ bodyLimit: 4 });
    app.onError(413, (_request, error) => new PlainTextResponse(`${String(error.detail)}, my way`, { status: 413 }));
    app.post("/", { items: t.list(t.int) }, ({ items }) => items);
    await using client = await testClient(app);
    const response = await client.post("/", { json: [1, 2, 3, 4] });
    expect([response.status, response.text]).toEqual([413, "Content Too Large, my way"]);
  });
});

describe("middleware", () => {
  test("that gives no response is a mistake that the log explains", async () => {
    const { logger, told } = recorder();
    const app = new App({ logger });
    app.middleware(wrong(async (_request: unknown, next: () => unknown) => void (await next())));
    app.get("/", () => 1);
    expect(await answers(app, "/")).toEqual([[500, "Internal Server Error"]]);
    expect(told[0]).toContain("A middleware must return a response: `next()`'s, or one of its own. Found undefined.");
  });

  test("may give a web Response, and change what it gets", async () => {
    const app = new App();
    app.middleware(async (request, next) => (request.path === "/web" ? wrong(new Response("web")) : next()));
    app.middleware(async (_request, next) => {
      const response = await next();
      response.status += 1;
      response.headers.set("x-length", String((response.body as string).length));
      return response;
    });
    app.get("/", () => "ok");
    await using client = await testClient(app);
    expect((await client.get("/web")).text).toBe("web");
    const response = await client.get("/");
    expect([response.status, response.headers.get("x-length")]).toEqual([201, "4"]);
  });

  test("costs no promise where nothing waits", () => {
    const app = new App();
    app.middleware((_request, next) => next());
    app.get("/", () => "ok");
    const reply = app.handle(new MemoryExchange({ url: "/" }));
    expect(reply).not.toBeInstanceOf(Promise);
  });
});
