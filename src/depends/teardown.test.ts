// The table of teardown: where an error arises × the scope of the dependencies × the kind of answer. Each row tells what the client gets and
// what happens in which order; "sent" stands where the server has written the answer.

import { describe, expect, test } from "vitest";
import { App, BackgroundTasks, Depends, HTTPException, HttpResponse, JSONResponse, Model, StreamingResponse, t } from "signatura";
import { silentLogger } from "../kernel/logger.ts";
import { ClientDisconnect } from "../http/exchange.ts";
import type { Reply } from "../http/response.ts";
import { MemoryExchange } from "../../test/support/exchange.ts";
import { readReply } from "../../test/support/read-reply.ts";

class Handled extends Error {}
class Unknown extends Error {}
class Answer extends Model({ ok: t.int }) {}

/** What a dependency does: `name` → how it misbehaves. */
type Deeds = Readonly<Record<string, "throw before" | "throw after" | "swallow" | "change" | undefined>>;

interface Row {
  readonly deeds?: Deeds;
  /** What the handler throws, or the kind of answer that it gives. */
  readonly handler?: "value" | "model" | "invalid" | "own" | "stream" | "broken stream" | "http" | "handled" | "unknown";
  readonly query?: string;
  readonly status: number;
  readonly log: string;
}

/** An application with a request-scoped dependency around a function-scoped one around the handler. */
function makeApp({ deeds = {}, handler = "value" }: Row, log: string[]): App {
  const make = (name: string) =>
    async function* () {
      log.push(`+${name}`);
      if (deeds[name] === "throw before") throw new HTTPException(400, name);
      try {
        yield name;
      } catch (error) {
        log.push(`${name}!${(error as Error).name === "HTTPException" ? String((error as HTTPException).status) : (error as Error).constructor.name}`);
        if (deeds[name] === "swallow") return;
        if (deeds[name] === "change") throw new HTTPException(409, name);
        throw error;
      } finally {
        log.push(`-${name}`);
      }
      if (deeds[name] === "throw after") throw new HTTPException(410, name);
    };
  const R = Depends(make("R"));
  const F = Depends(make("F"), { scope: "function" });
  const app = new App({ logger: silentLogger });
  app.onError(Handled, () => {
    log.push("handler of Handled");
    return new JSONResponse({}, { status: 418 });
  });
  const parts = async function* () {
    log.push("part");
    yield "a";
    if (handler === "broken stream") throw new Unknown();
    log.push("last part");
    yield "b";
  };
  app.get(
    "/",
    { r: R, f: F, tasks: BackgroundTasks, n: t.int.default(0) },
    { ...(handler === "model" || handler === "invalid" ? { returns: Answer } : {}) } as { returns: typeof Answer },
    async ({ tasks }) => {
      log.push("handler");
      tasks.add(() => log.push("task"));
      if (handler === "http") throw new HTTPException(404);
      if (handler === "handled") throw new Handled();
      if (handler === "unknown") throw new Unknown();
      if (handler === "own") return new HttpResponse("own");
      if (handler === "stream" || handler === "broken stream") return new StreamingResponse(parts());
      return { ok: handler === "invalid" ? ("no" as never) : 1 };
    },
  );
  return app;
}

async function send(app: App, log: string[], query = ""): Promise<number> {
  await app.startup();
  const reply: Reply = await app.handle(new MemoryExchange({ url: `/?${query}` }));
  const error = await readReply(reply).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  log.push("sent");
  await reply.afterSent?.(error);
  return reply.status;
}

const ROWS: Readonly<Record<string, Row>> = {
  "a value": { status: 200, log: "+R +F handler -F sent task -R" },
  "a value by its model": { handler: "model", status: 200, log: "+R +F handler -F sent task -R" },
  "a response of its own": { handler: "own", status: 200, log: "+R +F handler -F sent task -R" },
  "a stream": { handler: "stream", status: 200, log: "+R +F handler -F part last part sent task -R" },
  "a stream that breaks off": { handler: "broken stream", status: 200, log: "+R +F handler -F part sent R!Unknown -R" },

  "an HTTPException of the handler": { handler: "http", status: 404, log: "+R +F handler F!404 -F R!404 -R sent" },
  "an error with a handler of its own": { handler: "handled", status: 418, log: "+R +F handler F!Handled -F R!Handled -R handler of Handled sent" },
  "an error that nobody knows": { handler: "unknown", status: 500, log: "+R +F handler F!Unknown -F R!Unknown -R sent" },
  "an answer that its model refuses": { handler: "invalid", status: 500, log: "+R +F handler F!ResponseValidationError -F R!ResponseValidationError -R sent" },
  "a parameter of the handler that is refused": { query: "n=x", status: 422, log: "+R +F F!RequestValidationError -F R!RequestValidationError -R sent" },

  "request scope: an error before its yield": { deeds: { R: "throw before" }, status: 400, log: "+R sent" },
  "function scope: an error before its yield": { deeds: { F: "throw before" }, status: 400, log: "+R +F R!400 -R sent" },
  "request scope: an error in its teardown, when the answer is sent": { deeds: { R: "throw after" }, status: 200, log: "+R +F handler -F sent task -R" },
  "function scope: an error in its teardown is answered in place of the value": {
    deeds: { F: "throw after" },
    status: 410,
    log: "+R +F handler -F R!410 -R sent",
  },
  "function scope: the same in place of a response": { handler: "own", deeds: { F: "throw after" }, status: 410, log: "+R +F handler -F R!410 -R sent" },
  "function scope: the same before a stream has begun": { handler: "stream", deeds: { F: "throw after" }, status: 410, log: "+R +F handler -F R!410 -R sent" },

  "request scope: it changes the error": { handler: "http", deeds: { R: "change" }, status: 409, log: "+R +F handler F!404 -F R!404 -R sent" },
  "function scope: it changes the error": { handler: "unknown", deeds: { F: "change" }, status: 409, log: "+R +F handler F!Unknown -F R!409 -R sent" },
  "both change it": { handler: "http", deeds: { F: "change", R: "change" }, status: 409, log: "+R +F handler F!404 -F R!409 -R sent" },
  "request scope: it swallows the error, and there is no answer": {
    handler: "http",
    deeds: { R: "swallow" },
    status: 500,
    log: "+R +F handler F!404 -F R!404 -R sent",
  },
  "function scope: it swallows the error, and those around see that": {
    handler: "http",
    deeds: { F: "swallow" },
    status: 500,
    log: "+R +F handler F!404 -F R!Error -R sent",
  },
  "function scope: swallowed, and then changed by those around": {
    handler: "http",
    deeds: { F: "swallow", R: "change" },
    status: 409,
    log: "+R +F handler F!404 -F R!Error -R sent",
  },
  "request scope: it changes what its model refused": {
    handler: "invalid",
    deeds: { R: "change" },
    status: 409,
    log: "+R +F handler F!ResponseValidationError -F R!ResponseValidationError -R sent",
  },
  "request scope: it changes a refused parameter": {
    query: "n=x",
    deeds: { R: "change" },
    status: 409,
    log: "+R +F F!RequestValidationError -F R!RequestValidationError -R sent",
  },
};

describe("teardown", () => {
  test.each(Object.entries(ROWS))("%s", async (_title, row) => {
    const log: string[] = [];
    const status = await send(makeApp(row, log), log, row.query);
    expect([status, log.join(" ")]).toEqual([row.status, row.log]);
  });

  test("runs in reverse, whatever is asked for twice, and parents before what they ask for", async () => {
    const log: string[] = [];
    const entered = (name: string) =>
      function* () {
        log.push(`+${name}`);
        yield name;
        log.push(`-${name}`);
      };
    const A = Depends(entered("A"));
    const B = Depends({ a: A }, entered("B"));
    const C = Depends({ b: B, a: A }, entered("C"));
    const app = new App();
    app.get("/", { c: C, a: A, b: B }, () => 1);
    await send(app, log);
    expect(log.join(" ")).toBe("+A +B +C sent -C -B -A");
  });

  test("a client that has gone is no error to those who held something for it, and its tasks run", async () => {
    const log: string[] = [];
    const app = makeApp({ handler: "stream", status: 200, log: "" }, log);
    await app.startup();
    const reply: Reply = await app.handle(new MemoryExchange({ url: "/" }));
    await reply.afterSent?.(new ClientDisconnect());
    expect(log.join(" ")).toBe("+R +F handler -F task -R");
  });

  test("what a dependency yields twice, or never, is an error that names it", async () => {
    const errors: string[] = [];
    const logger = { ...silentLogger, error: ({ error }: { error?: unknown }) => errors.push((error as Error).message) };
    const app = new App({ logger });
    const Never = Depends(async function* never(): AsyncGenerator<number> {});
    const Twice = Depends(function* twice() {
      yield 1;
      yield 2;
    });
    app.get("/never", { n: Never }, () => 1);
    app.get("/twice", { n: Twice }, () => 1);
    for (const url of ["/never", "/twice"]) {
      const reply: Reply = await app.handle(new MemoryExchange({ url }));
      await reply.afterSent?.(undefined);
    }
    expect(errors).toEqual([expect.stringContaining("never ended without a yield"), expect.stringContaining("twice yielded twice")]);
  });

  test("an error of a background task is seen by what is still open, and keeps later tasks from running", async () => {
    const log: string[] = [];
    const app = new App({ logger: silentLogger });
    const R = Depends(function* () {
      try {
        yield 1;
      } catch (error) {
        log.push(`saw ${(error as Error).message}`);
        throw error;
      }
    });
    app.get("/", { r: R, tasks: BackgroundTasks }, ({ tasks }) => {
      tasks.add((word: string) => log.push(word), "first");
      tasks.add(() => Promise.reject(new Error("second")));
      tasks.add(() => log.push("third"));
      return 1;
    });
    expect(await send(app, log)).toBe(200);
    expect(log).toEqual(["sent", "first", "saw second"]);
  });
});
