import { describe, expect, it } from "vitest";
import { WebSocketDisconnect } from "signatura";
import { testClient } from "signatura/testing";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial002 } from "./tutorial002.ts";
import { app as tutorial003 } from "./tutorial003.ts";

describe("websockets", () => {
  it.each([
    ["tutorial001", tutorial001],
    ["tutorial002", tutorial002],
    ["tutorial003", tutorial003],
  ])("%s has a page to try it out", async (_name, app) => {
    const response = await app.fetch(new Request("http://testserver/"));
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect(await response.text()).toMatch(/^<!DOCTYPE html>/);
    expect((await app.fetch(new Request("http://testserver/nowhere"))).status).toBe(404);
  });

  it("tutorial001 says what it heard", async () => {
    await using client = await testClient(tutorial001);
    await using socket = await client.websocket("/ws");
    for (const message of ["Message one", "Message two"]) {
      socket.sendText(message);
      expect(await socket.receiveText()).toBe(`Message text was: ${message}`);
    }
  });

  it("tutorial002 lets in who has a cookie or a token", async () => {
    await using client = await testClient(tutorial002);
    {
      await using socket = await client.websocket("/items/foo/ws", { cookies: { session: "fakesession" } });
      socket.sendText("Message one");
      expect(await socket.receiveText()).toBe("Session cookie or query token value is: fakesession");
      expect(await socket.receiveText()).toBe("Message text was: Message one, for item ID: foo");
    }
    await using socket = await client.websocket("/items/bar/ws?token=some-token&q=3");
    socket.sendText("Message one");
    expect(await socket.receiveText()).toBe("Session cookie or query token value is: some-token");
    expect(await socket.receiveText()).toBe("Query parameter q is: 3");
    expect(await socket.receiveText()).toBe("Message text was: Message one, for item ID: bar");
    await expect(client.websocket("/items/foo/ws")).rejects.toThrow(WebSocketDisconnect);
    await expect(client.websocket("/items/foo/ws?token=some-token&q=many")).rejects.toThrow(WebSocketDisconnect);
  });

  it("tutorial003 tells everybody what one says, and who has left", async () => {
    await using client = await testClient(tutorial003);
    await using one = await client.websocket("/ws/1234");
    const two = await client.websocket("/ws/5678");
    one.sendText("Hello from 1234");
    expect(await one.receiveText()).toBe("You wrote: Hello from 1234");
    expect(await two.receiveText()).toBe("Client #1234 says: Hello from 1234");
    expect(await one.receiveText()).toBe("Client #1234 says: Hello from 1234");
    await two.close();
    expect(await one.receiveText()).toBe("Client #5678 left the chat");
    await expect(client.websocket("/ws/somebody")).rejects.toThrow(WebSocketDisconnect);
  });
});
