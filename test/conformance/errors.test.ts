// Errors: what a client sees of them, and what it must not see.

import { expect } from "vitest";
import { App, Depends, HTTPException, HttpRequest, JSONResponse, jsonl, Model, PlainTextResponse, t, type Logger } from "signatura";
import { silentLogger } from "../../src/kernel/logger.ts";
import { overEveryTransport } from "./suite.ts";
import { valuesOf } from "./transport.ts";

class Teapot extends Error {}

const OPAQUE = [500, "Internal Server Error"];

overEveryTransport("errors", (suite) => {
  const logged: unknown[] = [];
  const logger: Logger = { ...silentLogger, error: (fields) => void logged.push(fields.error) };
  const served = suite.serve(() => {
    class Public extends Model({ name: t.string }) {}
    const Failing = Depends(
      function* () {
        yield 1;
        throw new Error("secret of a teardown");
      },
      { scope: "function" },
    );
    const app = new App({ logger });
    app.get("/unexpected", () => {
      throw new Error("secret of the handler");
    });
    app.get("/rejected", async () => {
      await Promise.resolve();
      throw new Error("secret of the handler");
    });
    app.get("/thrown/{kind}", { kind: t.string }, ({ kind }) => {
      const thrown: Record<string, unknown> = {
        text: "secret",
        status: { status: 404, headers: { "x-secret": "1" }, message: "secret", expose: true },
        response: new Response("secret"),
      };
      throw thrown[kind];
    });
    app.get("/exception", () => {
      throw new HTTPException(418, { tea: "green" }, { headers: { "x-tea": "1" } });
    });
    app.get("/no-body", () => {
      throw new HTTPException(304);
    });
    app.get("/bad-answer", {}, { returns: Public }, () => ({ name: 1, secret: "s" }) as never);
    app.get("/teardown", { failing: Failing }, () => "answer");
    app.get("/teapot", () => {
      throw new Teapot("short and stout");
    });
    app.onError(Teapot, (_request, error) => new JSONResponse({ teapot: error.message }, { status: 418 }));
    return app;
  });

  suite.test("that nobody expects are a 500 that shows nothing of them, and are logged", async () => {
    for (const target of ["/unexpected", "/rejected", "/thrown/nothing", "/thrown/text", "/thrown/status", "/thrown/response"]) {
      logged.length = 0;
      const { status, headers, body } = await served.ask(target);
      expect([status, body.toString()]).toEqual(OPAQUE);
      expect([valuesOf(headers, "content-type"), valuesOf(headers, "x-secret"), logged.length]).toEqual([["text/plain; charset=utf-8"], [], 1]);
    }
  });

  suite.test("of an answer that does not fit, or of a teardown, are a 500, too", async () => {
    for (const target of ["/bad-answer", "/teardown"]) expect(await served.tell(target)).toEqual(OPAQUE);
  });

  suite.test("that are HTTPExceptions are answered with their status, detail and headers", async () => {
    const { status, headers, body } = await served.ask("/exception");
    expect([status, body.toString(), valuesOf(headers, "x-tea")]).toEqual([418, '{"detail":{"tea":"green"}}', ["1"]]);
    const silent = await served.ask("/no-body");
    expect([silent.status, silent.body.length]).toEqual([304, 0]);
  });

  suite.test("of a class with a handler are answered by it", async () => {
    expect(await served.tell("/teapot")).toEqual([418, { teapot: "short and stout" }]);
  });

  suite.test("come through middleware, which may answer them", async () => {
    const app = new App({ logger: silentLogger });
    app.middleware(async (request, next) => {
      if (request.path === "/own") throw new Error("secret of a middleware");
      try {
        return await next();
      } catch (error) {
        if (!(error instanceof Teapot)) throw error;
        return new PlainTextResponse("tea", { status: 418 });
      }
    });
    app.get("/teapot", () => {
      throw new Teapot();
    });
    app.get("/own", () => 1);
    await using reached = await suite.reach(app);
    expect((await reached.begin({ target: "/teapot" }).answer).status).toBe(418);
    expect((await reached.begin({ target: "/own" }).answer).status).toBe(500);
  });

  suite.test("before the first item of a stream are answered like any other", async () => {
    const app = new App({ logger: silentLogger });
    app.get("/", {}, { returns: jsonl(t.int) }, async function* () {
      if (app.title !== "") throw new HTTPException(404, "No such stream");
      yield 1;
    });
    await using reached = await suite.reach(app);
    expect((await reached.begin({ target: "/" }).answer).status).toBe(404);
  });

  suite.test("in the midst of a stream break it off: no client takes it for whole", async () => {
    const errors: unknown[] = [];
    const app = new App({ logger: { ...silentLogger, error: (fields) => void errors.push((fields.error as Error).message) } });
    app.get("/", {}, { returns: jsonl(t.int) }, async function* () {
      yield 1;
      await new Promise((resolve) => setImmediate(resolve));
      throw new Error("secret of the stream");
    });
    await using reached = await suite.reach(app);
    const whole = (async () => {
      const { parts } = await reached.begin({ target: "/" }).answer;
      for (let next = await parts.next(); next.done !== true; next = await parts.next()) expect(Buffer.from(next.value).toString()).not.toContain("secret");
    })();
    await expect(whole).rejects.toBeInstanceOf(Error);
    await expect.poll(() => errors).toEqual(["secret of the stream"]);
  });

  suite.test("of the validation show what was sent, but hidden values", async () => {
    const app = new App();
    class Login extends Model({ name: t.string, password: t.secret }) {}
    app.post("/login", { login: Login }, ({ login }) => login.name);
    app.get("/request", { request: HttpRequest, n: t.int }, ({ n }) => n);
    await using reached = await suite.reach(app);
    const answer = await reached.begin({
      method: "POST",
      target: "/login",
      headers: [["content-type", "application/json"]],
      body: '{"password": ["hunter2"], "name": 5}',
    }).answer;
    let text = "";
    for (let next = await answer.parts.next(); next.done !== true; next = await answer.parts.next()) text += Buffer.from(next.value).toString();
    expect([answer.status, text.includes("hunter2"), text.includes("**********")]).toEqual([422, false, true]);
  });
});
