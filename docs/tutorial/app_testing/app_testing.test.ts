import { describe, expect, it } from "vitest";
import { WebSocketDisconnect } from "signatura";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial002 } from "./tutorial002.ts";
import { app as tutorial003 } from "./tutorial003.ts";
import { app as tutorial004, items } from "./tutorial004.ts";

describe("tests of an application", () => {
  it("tutorial001 is asked in the same process, without a port", async () => {
    await using client = await testClient(tutorial001);
    const response = await client.get("/");
    expect(response.status).toBe(200);
    expect(response.json()).toEqual({ msg: "Hello World" });
    expect(await ask(client, "GET /nowhere")).toEqual([404, { detail: "Not Found" }]);
  });

  it("tutorial002 opens a websocket", async () => {
    await using client = await testClient(tutorial002);
    expect(await ask(client, "GET /")).toEqual([200, { msg: "Hello World" }]);
    await using socket = await client.websocket("/ws");
    expect(await socket.receiveJson()).toEqual({ msg: "Hello WebSocket" });
    await expect(socket.receive()).rejects.toThrow(WebSocketDisconnect);
  });

  it("tutorial003 has run its lifespan before the first request", async () => {
    await using client = await testClient(tutorial003);
    expect(await ask(client, "GET /items/foo")).toEqual([200, { name: "Fighters" }]);
    expect(await ask(client, "GET /items/bar")).toEqual([200, { name: "Tenders" }]);
  });

  it("tutorial004 cleans up when the client is disposed of", async () => {
    expect(items).toEqual({});
    {
      await using client = await testClient(tutorial004);
      expect(items).toEqual({ foo: { name: "Fighters" }, bar: { name: "Tenders" } });
      expect(await ask(client, "GET /items/foo")).toEqual([200, { name: "Fighters" }]);
    }
    expect(items).toEqual({});
  });
});
