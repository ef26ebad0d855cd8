// Websockets as tests speak through them: in process, with all that a handshake and a goodbye may say.

import { describe, expect, test } from "vitest";
import { App, JSONResponse, Model, socket, SocketConnection, t, WebSocketDisconnect, WebSocketException } from "signatura";
import { testClient, WebSocketDenialResponse } from "signatura/testing";
import { silentLogger } from "../kernel/logger.ts";

class Message extends Model({ text: t.string.minLength(1) }) {}

function makeApp(): App {
  const app = new App({ logger: silentLogger });
  app.websocket("/choose", { connection: SocketConnection }, async ({ connection }) => {
    await connection.accept({ subprotocol: connection.subprotocols.at(-1), headers: { "x-room": "blue" } });
    for await (const message of connection) await (typeof message === "string" ? connection.sendText(message) : connection.sendBytes(message));
  });
  app.websocket("/json/{mode}", { connection: SocketConnection, mode: t.literal("text", "binary") }, async ({ connection, mode }) => {
    await connection.accept();
    await connection.sendJson(await connection.receiveJson(mode), mode);
    await connection.close(4001, "done");
  });
  app.websocket("/typed", { chat: socket(Message, Message) }, async ({ chat }) => {
    for await (const message of chat) await chat.send(message);
  });
  app.websocket("/refused", {}, async () => {
    throw new WebSocketException(1008, "not you");
  });
  app.websocket("/denied", { connection: SocketConnection }, async ({ connection }) => {
    await connection.sendDenialResponse(new JSONResponse({ detail: "full" }, { status: 503, headers: { "retry-after": "5" } }));
  });
  app.websocket("/broken", { connection: SocketConnection }, async ({ connection }) => {
    await connection.accept();
    throw new Error("broken");
  });
  return app;
}

describe("a websocket of the test client", () => {
  test("offers subprotocols, and knows the chosen one and the headers of the answer", async () => {
    await using client = await testClient(makeApp());
    await using chosen = await client.websocket("/choose", { subprotocols: ["v1", "v2"] });
    expect([chosen.subprotocol, chosen.headers.get("x-room")]).toEqual(["v2", "blue"]);
    chosen.sendText("ü");
    chosen.sendBytes(new Uint8Array([0, 255]));
    expect([await chosen.receiveText(), await chosen.receiveBytes()]).toEqual(["ü", new Uint8Array([0, 255])]);
    chosen.sendText("x");
    await expect(chosen.receiveBytes()).rejects.toThrow('The application sent the text "x" in place of bytes.');
  });

  test.each(["text", "binary"] as const)("carries JSON in %s messages, and tells the code and the reason of a goodbye", async (mode) => {
    await using client = await testClient(makeApp());
    await using json = await client.websocket(`/json/${mode}`);
    json.sendJson({ a: [1, "ü"] }, mode);
    expect(await json.receiveJson(mode)).toEqual({ a: [1, "ü"] });
    expect(await json.receiveClose()).toEqual({ code: 4001, reason: "done" });
    await expect(json.receive()).rejects.toMatchObject({ code: 4001, reason: "done" });
  });

  test("is closed with 1008 and the reason by a message that its type refuses", async () => {
    await using client = await testClient(makeApp());
    await using typed = await client.websocket("/typed");
    typed.sendJson({ text: "hello" });
    expect(await typed.receiveJson()).toEqual({ text: "hello" });
    typed.sendJson({ text: "" });
    expect(await typed.receiveClose()).toEqual({ code: 1008, reason: "message.text: String should have at least 1 character" });
  });

  test("is refused with a code, or with an answer", async () => {
    await using client = await testClient(makeApp());
    await expect(client.websocket("/refused")).rejects.toMatchObject({ name: "WebSocketDisconnect", code: 1008, reason: "not you" });
    await expect(client.websocket("/nowhere")).rejects.toThrow(WebSocketDisconnect);
    const denial = await client.websocket("/denied").catch((error: unknown) => error as WebSocketDenialResponse);
    expect(denial).toBeInstanceOf(WebSocketDenialResponse);
    const { response } = denial as WebSocketDenialResponse;
    expect([response.status, response.headers.get("retry-after"), response.json()]).toEqual([503, "5", { detail: "full" }]);
  });

  test("throws to the test what the handler threw", async () => {
    await using client = await testClient(makeApp());
    const broken = await client.websocket("/broken");
    await expect(broken.receive()).rejects.toThrow("broken");
    await broken.close();
  });
});
