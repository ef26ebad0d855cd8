// Middleware of routers, inclusions and operations, and what stands around operations alone.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  App,
  Body,
  cors,
  DeclarationError,
  Form,
  HTTPException,
  HttpRequest,
  PlainTextResponse,
  Router,
  sessions,
  SocketConnection,
  staticFiles,
  t,
  type Middleware,
} from "signatura";
import { testClient } from "signatura/testing";
import { silentLogger } from "../kernel/logger.ts";

const telling =
  (log: string[], name: string): Middleware =>
  async (_request, next) => {
    log.push(`+${name}`);
    const response = await next();
    log.push(`-${name} ${response.status}`);
    return response;
  };

describe("middleware of a router", () => {
  test("runs around its own operations only, the outermost declaration outermost", async () => {
    const log: string[] = [];
    const inner = new Router({ prefix: "/inner", middleware: [telling(log, "router 1"), telling(log, "router 2")] });
    inner.get("/", {}, { middleware: [telling(log, "operation")], around: [telling(log, "around")] }, () => {
      log.push("handler");
      return "inner";
    });
    const app = new App({ middleware: [telling(log, "app")] });
    app.include(inner, { middleware: [telling(log, "inclusion")] });
    app.get("/", () => "outer");
    await using client = await testClient(app);
    await client.get("/inner/");
    const entered = ["+app", "+inclusion", "+router 1", "+router 2", "+operation", "+around"];
    const left = entered.toReversed().map((line) => `${line.replace("+", "-")} 200`);
    expect(log.splice(0)).toEqual([...entered, "handler", ...left]);
    await client.get("/");
    expect(log.splice(0)).toEqual(["+app", "-app 200"]);
    await client.post("/inner/");
    expect(log).toEqual(["+app", "-app 405"]);
  });

  test("sees the answers of errors, and may answer by itself", async () => {
    const router = new Router({ middleware: [cors({ allowOrigins: ["https://a.example"] })] });
    router.get("/missing", () => {
      throw new HTTPException(404, "no such thing");
    });
    router.get("/number", { n: t.int }, ({ n }) => n);
    router.get("/guarded", {}, { middleware: [() => new PlainTextResponse("closed", { status: 403 })] }, () => "open");
    const app = new App();
    app.include(router);
    await using client = await testClient(app);
    const headers = { origin: "https://a.example" };
    for (const [path, status] of [
      ["/missing", 404],
      ["/number?n=x", 422],
      ["/guarded", 403],
      ["/number?n=1", 200],
    ] as const) {
      const response = await client.get(path, { headers });
      expect([path, response.status, response.headers.get("access-control-allow-origin")]).toEqual([path, status, "https://a.example"]);
    }
  });

  test("lets errors through that nobody answers, to the application's last resort", async () => {
    const log: string[] = [];
    const router = new Router({
      middleware: [
        async (_request, next) => {
          try {
            return await next();
          } catch (error) {
            log.push((error as Error).message);
            throw error;
          }
        },
      ],
    });
    router.get("/", () => {
      throw new Error("a fault");
    });
    const app = new App({ logger: silentLogger });
    app.include(router);
    await using client = await testClient(app);
    await expect(client.get("/")).rejects.toThrow("a fault");
    expect(log).toEqual(["a fault"]);
  });

  test("guards what is mounted in the router", async () => {
    const directory = mkdtempSync(join(tmpdir(), "mounted-"));
    writeFileSync(join(directory, "a.txt"), "hello");
    const router = new Router({
      prefix: "/files",
      middleware: [(request, next) => (request.headers.has("x-key") ? next() : new PlainTextResponse("no", { status: 401 }))],
    });
    router.mount("/static", staticFiles(directory));
    const app = new App();
    app.include(router);
    await using client = await testClient(app);
    expect((await client.get("/files/static/a.txt")).status).toBe(401);
    expect((await client.get("/files/static/a.txt", { headers: { "x-key": "k" } })).text).toBe("hello");
    expect((await client.get("/files/static/b.txt", { headers: { "x-key": "k" } })).status).toBe(404);
    rmSync(directory, { recursive: true });
  });

  test("that is made for websockets runs around the router's", async () => {
    const router = new Router({ middleware: [sessions({ secret: "a long secret of the test" }), () => new PlainTextResponse("never for websockets")] });
    router.websocket("/ws", { request: HttpRequest, connection: SocketConnection }, async ({ connection, request }) => {
      await connection.accept();
      await connection.sendJson(Object.keys(request.session));
    });
    const app = new App();
    app.include(router);
    await using client = await testClient(app);
    await using connection = await client.websocket("/ws");
    expect(await connection.receiveJson()).toEqual([]);
  });

  test("that is no function is refused at start", () => {
    const app = new App();
    app.include(new Router({ middleware: ["cors" as never] }));
    expect(() => app.operations()).toThrow(DeclarationError);
    expect(() => app.operations()).toThrow("A middleware must be a function");
  });
});

describe("a replaced body", () => {
  const upper: Middleware = async (request, next) => {
    request.replaceBody(new TextEncoder().encode((await request.text()).toUpperCase()));
    return next();
  };

  test("is what everything further inside reads: JSON, forms, the request, applications mounted there", async () => {
    const mounted = new App();
    mounted.post("/", { body: Body(t.string) }, ({ body }) => body);
    const app = new App({ middleware: [upper] });
    app.post("/json", { body: Body(t.string) }, ({ body }) => body);
    app.post("/form", { A: Form(t.string) }, ({ A }) => A);
    app.post("/request", { request: HttpRequest }, async ({ request }) => [await request.text(), (await request.body()).length]);
    app.mount("/mounted", mounted);
    app.mount("/fetch", async (request: Request) => new Response(await request.text()));
    await using client = await testClient(app);
    expect((await client.post("/json", { json: "hello" })).json()).toBe("HELLO");
    expect((await client.post("/form", { form: { a: "hello" } })).json()).toBe("HELLO");
    expect((await client.post("/request", { body: "hello" })).json()).toEqual(["HELLO", 5]);
    expect((await client.post("/mounted/", { json: "hello" })).json()).toBe("HELLO");
    expect((await client.post("/fetch/", { body: "hello" })).text).toBe("HELLO");
  });

  test("is held to the limit of its operation, and read no further", async () => {
    let pulled = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        pulled += 1;
        yield new Uint8Array(1000);
      }
    }
    const app = new App();
    const replace =
      (make: () => Uint8Array | AsyncIterable<Uint8Array>): Middleware =>
      (request, next) => {
        request.replaceBody(make());
        return next();
      };
    app.post("/stream", { body: Body(t.any) }, { bodyLimit: 5000, middleware: [replace(endless)] }, () => "read");
    app.post("/bytes", { body: Body(t.any) }, { bodyLimit: 5000, around: [replace(() => new Uint8Array(5001))] }, () => "read");
    await using client = await testClient(app);
    expect((await client.post("/stream")).status).toBe(413);
    expect(pulled).toBe(6);
    expect((await client.post("/bytes")).status).toBe(413);
  });
});
