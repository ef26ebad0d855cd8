// Websockets: the handshake and its refusals, messages, goodbyes, and what surrounds them.

import { expect } from "vitest";
import {
  App,
  BackgroundTasks,
  Cookie,
  Depends,
  Header,
  HTTPException,
  HttpRequest,
  JSONResponse,
  Model,
  PlainTextResponse,
  Query,
  socket,
  SocketConnection,
  t,
  WebSocketDisconnect,
  WebSocketException,
} from "signatura";
import { silentLogger } from "../../src/kernel/logger.ts";
import { overTransportsWith } from "./suite.ts";
import { valuesOf } from "./transport.ts";

class Teapot extends Error {}

overTransportsWith("websockets", "the handshake of a websocket", (suite) => {
  const served = suite.serve(() => {
    const Guard = Depends({ token: Header(t.string.orNull) }, ({ token }) => {
      if (token === "socket") throw new WebSocketException(4003, "guarded");
      if (token === "http") throw new HTTPException(401, "guarded", { headers: { "x-guard": "1" } });
      if (token === "teapot") throw new Teapot("green");
      if (token === "error") throw new Error("secret");
      return token;
    });
    const app = new App({ logger: silentLogger });
    app.onError(Teapot, (_request, error) => new JSONResponse({ tea: error.message }, { status: 418 }));
    app.get("/plain", () => "plain");
    app.websocket(
      "/items/{item_id}",
      { socket: SocketConnection, item_id: t.int, q: Query(t.list(t.int)), session: Cookie(t.string.orNull), guard: Guard, request: HttpRequest },
      async ({ socket: connection, item_id, q, session, guard, request }) => {
        await connection.accept();
        await connection.sendJson([item_id, q, session, guard, request.query.get("q"), connection.url.pathname]);
      },
    );
    app.websocket("/choose", { socket: SocketConnection }, async ({ socket: connection }) => {
      await connection.accept({ subprotocol: connection.subprotocols.at(-1), headers: { "x-own": "caf\u00e9" } });
    });
    app.websocket("/close", { socket: SocketConnection }, ({ socket: connection }) => connection.close(4000, "no"));
    app.websocket("/deny", { socket: SocketConnection }, ({ socket: connection }) =>
      connection.sendDenialResponse(new PlainTextResponse("denied", { status: 418, headers: { "x-d": "1" } })),
    );
    app.websocket("/nothing", {}, () => undefined);
    const inner = new App();
    inner.websocket("/ws", { socket: SocketConnection }, async ({ socket: connection }) => {
      await connection.accept();
      await connection.sendText(connection.request.rootPath + connection.request.path);
    });
    app.mount("/inner", inner);
    return app;
  });

  suite.test("takes parameters and dependencies as any operation does", async () => {
    await using client = await served.connect("/items/3?q=1&q=2", [
      ["cookie", "session=s"],
      ["token", "t"],
    ]);
    expect([client.status, await client.receive(), await client.receive()]).toEqual([101, '[3,[1,2],"s","t","2","/items/3"]', { code: 1000, reason: "" }]);
  });

  suite.test("chooses a subprotocol, and may add headers", async () => {
    await using client = await served.connect("/choose", [["sec-websocket-protocol", "a, b"]]);
    expect([valuesOf(client.headers, "sec-websocket-protocol"), valuesOf(client.headers, "x-own")]).toEqual([["b"], ["café"]]);
    await using other = await served.connect("/choose");
    expect(valuesOf(other.headers, "sec-websocket-protocol")).toEqual([]);
  });

  suite.test("is refused with 403: where nobody answers, or somebody closes, or a parameter is wrong", async () => {
    for (const target of ["/nowhere", "/plain", "/close", "/items/x?q=1", "/items/1?q=x", "/items/1", "/inner/none"]) {
      await using client = await served.connect(target);
      expect([target, client.status, client.body]).toEqual([target, 403, ""]);
    }
    await using guarded = await served.connect("/items/1?q=1", [["token", "socket"]]);
    expect(guarded.status).toBe(403);
  });

  suite.test("is refused with an answer, where there is one", async () => {
    await using denied = await served.connect("/deny");
    expect([denied.status, denied.body, valuesOf(denied.headers, "x-d")]).toEqual([418, "denied", ["1"]]);
    await using guarded = await served.connect("/items/1?q=1", [["token", "http"]]);
    expect([guarded.status, guarded.body, valuesOf(guarded.headers, "x-guard")]).toEqual([401, '{"detail":"guarded"}', ["1"]]);
    await using teapot = await served.connect("/items/1?q=1", [["token", "teapot"]]);
    expect([teapot.status, teapot.body]).toEqual([418, '{"tea":"green"}']);
  });

  suite.test("of a handler that fails, or that says nothing, is a 500 that shows nothing", async () => {
    await using failing = await served.connect("/items/1?q=1", [["token", "error"]]);
    expect([failing.status, failing.body]).toEqual([500, "Internal Server Error"]);
    await using silent = await served.connect("/nothing");
    expect([silent.status, silent.body]).toEqual([500, "Internal Server Error"]);
  });

  suite.test("reaches into mounts", async () => {
    await using client = await served.connect("/inner/ws");
    expect(await client.receive()).toBe("/inner/ws");
  });
});

overTransportsWith("websockets", "a websocket", (suite) => {
  const events: string[] = [];
  const served = suite.serve(() => {
    class Say extends Model({ text: t.string.maxLength(5), times: t.int.default(1) }) {}
    class Said extends Model({ all: t.list(t.string) }) {}
    const Held = Depends(async function* () {
      events.push("held");
      try {
        yield 1;
      } catch (error) {
        events.push(`torn by ${(error as Error).name}`);
        throw error;
      } finally {
        events.push("torn down");
      }
    });
    const app = new App({ logger: silentLogger });
    app.websocket("/echo", { socket: SocketConnection, held: Held, tasks: BackgroundTasks }, async ({ socket: connection, tasks }) => {
      tasks.add(() => events.push("task"));
      await connection.accept();
      try {
        for (;;) {
          const message = await connection.receive();
          await (typeof message === "string" ? connection.sendText(message) : connection.sendBytes(message));
        }
      } catch (error) {
        if (!(error instanceof WebSocketDisconnect)) throw error;
        events.push(`${error.code} ${error.reason}`.trim());
      }
    });
    app.websocket("/typed", { chat: socket(Say, Said), held: Held }, async ({ chat }) => {
      for await (const { text, times } of chat) await chat.send({ all: Array.from({ length: times }, () => text) });
    });
    app.websocket("/bye/{kind}", { socket: SocketConnection, kind: t.string, held: Held }, async ({ socket: connection, kind }) => {
      await connection.accept();
      if (kind === "error") throw new Error("secret");
      if (kind === "exception") throw new WebSocketException(4001, "why");
      if (kind === "code") await connection.close(4002, "bye ü");
    });
    return app;
  });

  suite.test("carries text and bytes in their order, empty ones, too", async () => {
    await using client = await served.connect("/echo");
    const messages = ["one ü 🍰", "", new Uint8Array([0, 255]), new Uint8Array(0), ...Array.from({ length: 100 }, (_, index) => String(index))];
    for (const message of messages) client.send(message);
    for (const message of messages) expect(await client.receive()).toEqual(message);
    client.close(1000);
    await expect.poll(() => events).toContain("torn down");
  });

  suite.test("ends with the client's code and reason; background tasks follow, then teardown", async () => {
    events.length = 0;
    const client = await served.connect("/echo");
    client.send("last");
    expect(await client.receive()).toBe("last");
    client.close(4001, "mine ü");
    await expect.poll(() => events).toEqual(["held", "4001 mine ü", "task", "torn down"]);
    await client[Symbol.asyncDispose]();
  });

  suite.test("answers what a client has sent just before its goodbye", async () => {
    events.length = 0;
    await using client = await served.connect("/echo");
    for (const text of ["one", "two", "three"]) client.send(text);
    client.close(4001, "mine");
    for (const text of ["one", "two", "three"]) expect(await client.receive()).toBe(text);
    expect(await client.receive()).toEqual({ code: 4001, reason: "mine" });
    await expect.poll(() => events).toEqual(["held", "4001 mine", "task", "torn down"]);
  });

  suite.test("ends with 1000 by its handler, or the code that it gives", async () => {
    for (const [kind, goodbye] of [
      ["end", { code: 1000, reason: "" }],
      ["code", { code: 4002, reason: "bye ü" }],
      ["exception", { code: 4001, reason: "why" }],
    ] as const) {
      await using client = await served.connect(`/bye/${kind}`);
      expect(await client.receive()).toEqual(goodbye);
    }
  });

  suite.test("ends with 1011 where its handler fails, and shows nothing; what it held has seen the error", async () => {
    events.length = 0;
    await using client = await served.connect("/bye/error");
    expect(await client.receive()).toEqual({ code: 1011, reason: "" });
    await expect.poll(() => events).toEqual(["held", "torn by Error", "torn down"]);
  });

  suite.test("that is typed reads and writes models, and ends with 1008 and the reason for what is none", async () => {
    await using client = await served.connect("/typed");
    client.send('{"text": "a", "times": 2}');
    expect(await client.receive()).toBe('{"all":["a","a"]}');
    client.send('{"text": "too long"}');
    expect(await client.receive()).toEqual({ code: 1008, reason: "message.text: String should have at most 5 characters" });
    await using broken = await served.connect("/typed");
    broken.send('{"text": ');
    expect(await broken.receive()).toMatchObject({ code: 1007 });
  });
});
