// The dependencies of applications, routers and inclusions around websockets: the same ones, in the same order, as around operations.

import { describe, expect, test } from "vitest";
import { App, Depends, Header, Query, Router, socket, t, WebSocketException, type Dependency } from "signatura";
import { testClient } from "signatura/testing";
import { silentLogger } from "../kernel/logger.ts";

function noting(log: string[], name: string): Dependency<string> {
  return Depends(async function* () {
    log.push(`+${name}`);
    try {
      yield name;
    } finally {
      log.push(`-${name}`);
    }
  });
}

describe("a websocket's dependencies", () => {
  test("run as an operation's do: of the application, the inclusion, the router, the websocket, then its parameters'", async () => {
    const orders: string[][] = [];
    for (const kind of ["socket", "operation"]) {
      const log: string[] = [];
      const app = new App({ dependencies: [noting(log, "app")] });
      const router = new Router({ dependencies: [noting(log, "router")] });
      router.websocket(
        "/talk",
        { own: noting(log, "parameter"), chat: socket(t.string, t.string) },
        { dependencies: [noting(log, "own")] },
        async ({ chat }) => {
          await chat.send("hello");
          log.push("handler");
        },
      );
      router.get("/talk", { own: noting(log, "parameter") }, { dependencies: [noting(log, "own")] }, () => {
        log.push("handler");
        return "hello";
      });
      app.include(router, { prefix: "/in", dependencies: [noting(log, "inclusion")] });
      await using client = await testClient(app);
      if (kind === "socket") {
        await using talk = await client.websocket("/in/talk");
        expect(await talk.receiveText()).toBe("hello");
      } else expect((await client.get("/in/talk")).json()).toBe("hello");
      orders.push(log);
    }
    expect(orders[0]).toEqual(orders[1]);
    expect(orders[0]!.slice(0, 6)).toEqual(["+app", "+inclusion", "+router", "+own", "+parameter", "handler"]);
  });

  test("of the application may refuse it, and validate what they read of it", async () => {
    const Guard = Depends({ token: Header(t.string.orNull, { alias: "x-token" }), tries: Query(t.int.default(1)) }, ({ token }) => {
      if (token !== "secret") throw new WebSocketException(1008, "Who are you?");
    });
    const app = new App({ dependencies: [Guard], logger: silentLogger });
    app.websocket("/", { chat: socket(t.string, t.string) }, async ({ chat }) => {
      await chat.send("in");
    });
    await using client = await testClient(app);
    await expect(client.websocket("/")).rejects.toMatchObject({ code: 1008, reason: "Who are you?" });
    await expect(client.websocket("/?tries=x", { headers: { "x-token": "secret" } })).rejects.toMatchObject({ code: 1008 });
    await using talk = await client.websocket("/", { headers: { "x-token": "secret" } });
    expect(await talk.receiveText()).toBe("in");
  });
});
