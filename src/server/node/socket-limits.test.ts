// What a websocket may ask of the server: the size of messages, pings, compression, and how much may wait on either side.

import { constants, deflateRawSync, inflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { App, SocketConnection, WebSocketDisconnect } from "signatura";
import { serve, type RunningServer, type ServeOptions } from "signatura/node";
import { BINARY, CLOSE, FrameClient, PING, PONG, TEXT } from "../../../test/support/frames.ts";
import { valuesOf } from "../../../test/support/wire.ts";

interface Watched {
  readonly server: RunningServer;
  readonly events: string[];
}

/** `/echo` answers each message; `/slow` takes one each time that it is let; `/fast` sends for as long as it can. */
async function watched(options: ServeOptions, take: () => Promise<void> = async () => undefined): Promise<Watched> {
  const events: string[] = [];
  const app = new App();
  const untilGone = async (work: () => Promise<void>): Promise<void> => {
    try {
      for (;;) await work();
    } catch (error) {
      if (!(error instanceof WebSocketDisconnect)) throw error;
      events.push(String(error.code));
    }
  };
  app.websocket("/echo", { socket: SocketConnection }, async ({ socket }) => {
    await socket.accept();
    await untilGone(async () => {
      const message = await socket.receive();
      await (typeof message === "string" ? socket.sendText(message) : socket.sendBytes(message));
    });
  });
  app.websocket("/slow", { socket: SocketConnection }, async ({ socket }) => {
    await socket.accept();
    await untilGone(async () => {
      await take();
      events.push(String((await socket.receive()).length));
    });
  });
  app.websocket("/fast", { socket: SocketConnection }, async ({ socket }) => {
    await socket.accept();
    await untilGone(async () => {
      await socket.sendBytes(new Uint8Array(65_536));
      events.push("sent");
    });
  });
  return { server: await serve(app, { port: 0, ...options }), events };
}

/** Waits until a number has stopped growing. */
async function settled(read: () => number): Promise<number> {
  let last = -1;
  for (let same = 0; same < 15;) {
    const now = read();
    same = now === last ? same + 1 : 0;
    last = now;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return last;
}

describe.each(["http1", "node"] as const)("websockets over %s", (http) => {
  test("take messages up to `wsMaxSize`, and end with 1009 beyond it", async () => {
    const { server, events } = await watched({ http, wsMaxSize: 100 });
    await using client = await FrameClient.open(server.port, "/echo");
    client.send(TEXT, "x".repeat(100));
    expect(await client.text()).toBe("x".repeat(100));
    client.send(TEXT, "x".repeat(60), { isLast: false });
    client.send(0, "x".repeat(41));
    expect(await client.goodbye()).toEqual([1009, ""]);
    await expect.poll(() => events).toEqual(["1009"]);
    await client.wire[Symbol.asyncDispose]();
    await server.close();
  });

  test("count the size of a compressed message as it is when it is unpacked", async () => {
    const { server, events } = await watched({ http, wsMaxSize: 1000 });
    await using client = await FrameClient.open(server.port, "/echo", [["sec-websocket-extensions", "permessage-deflate"]]);
    const bomb = deflateRawSync(Buffer.alloc(10_000_000), { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, -4);
    client.send(BINARY, bomb, { isCompressed: true });
    expect(await client.goodbye()).toEqual([1009, ""]);
    await expect.poll(() => events).toEqual(["1009"]);
    await client.wire[Symbol.asyncDispose]();
    await server.close();
  });

  test("compress for clients that want it, unless they are told not to", async () => {
    const offer = [["sec-websocket-extensions", "permessage-deflate; client_max_window_bits"]] as const;
    const { server } = await watched({ http });
    await using client = await FrameClient.open(server.port, "/echo", offer);
    expect(valuesOf((await client.answered()) as never, "sec-websocket-extensions")[0]).toMatch(/^permessage-deflate; server_max_window_bits=12/);
    const text = "the same again, ".repeat(500);
    const packed = deflateRawSync(text, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, -4);
    client.send(TEXT, packed, { isCompressed: true });
    const frame = await client.frame();
    expect([frame.isCompressed, frame.payload.length < text.length / 10]).toEqual([true, true]);
    const unpacked = inflateRawSync(Buffer.concat([frame.payload, Buffer.from([0, 0, 255, 255])]), { finishFlush: constants.Z_SYNC_FLUSH });
    expect(unpacked.toString()).toBe(text);
    await client.wire[Symbol.asyncDispose]();
    await server.close();

    const { server: plain } = await watched({ http, wsPerMessageDeflate: false });
    await using other = await FrameClient.open(plain.port, "/echo", offer);
    expect(valuesOf((await other.answered()) as never, "sec-websocket-extensions")).toEqual([]);
    other.send(TEXT, text);
    expect(await other.frame()).toMatchObject({ isCompressed: false, payload: Buffer.from(text) });
    await other.wire[Symbol.asyncDispose]();
    await plain.close();
  });

  test("are pinged, and end with 1011 where no answer comes", async () => {
    const { server, events } = await watched({ http, wsPingInterval: 0.05, wsPingTimeout: 0.1 });
    await using client = await FrameClient.open(server.port, "/echo");
    for (let count = 0; count < 3; count += 1) {
      const { opcode, payload } = await client.frame();
      expect(opcode).toBe(PING);
      client.send(PONG, payload);
    }
    let frame = await client.frame();
    while (frame.opcode === PING) frame = await client.frame();
    expect([frame.opcode, frame.payload.readUInt16BE(), frame.payload.subarray(2).toString()]).toEqual([CLOSE, 1011, "keepalive ping timeout"]);
    // It answers the goodbye no more than the pings.
    await client.wire.end();
    await expect.poll(() => events).toEqual(["1011"]);
    await server.close();
  });

  test("are not pinged where that is switched off", async () => {
    const { server } = await watched({ http, wsPingInterval: 0 });
    await using client = await FrameClient.open(server.port, "/echo");
    await new Promise((resolve) => setTimeout(resolve, 100));
    client.send(TEXT, "still here");
    expect((await client.frame()).opcode).toBe(TEXT);
    await client.wire[Symbol.asyncDispose]();
    await server.close();
  });

  test("stop a client that sends more than its handler takes, lose nothing, and keep its order", async () => {
    const going = Promise.withResolvers<void>();
    const { server, events } = await watched({ http, wsMaxQueue: 4 }, () => going.promise);
    await using client = await FrameClient.open(server.port, "/slow");
    let sent = 0;
    const count = 400;
    for (let index = 0; index < count; index += 1) {
      const length = 65_536 + index;
      client.send(BINARY, new Uint8Array(length));
    }
    client.wire.socket.on("drain", () => undefined);
    sent = await settled(() => client.wire.socket.bytesWritten - client.wire.socket.writableLength);
    // What the sockets of both sides hold, not all of the 26 megabytes.
    expect(sent).toBeLessThan(20_000_000);
    expect(events).toEqual([]);
    going.resolve();
    await expect.poll(() => events.length, { timeout: 10_000 }).toBe(count);
    expect(events).toEqual(Array.from({ length: count }, (_, index) => String(65_536 + index)));
    client.sendClose(1000);
    await expect.poll(() => events.at(-1)).toBe("1000");
    await client.wire[Symbol.asyncDispose]();
    await server.close();
  });

  test("let a handler wait that sends more than its client takes", async () => {
    const { server, events } = await watched({ http, wsPingInterval: 0 });
    await using client = await FrameClient.open(server.port, "/fast");
    client.wire.socket.pause();
    const before = await settled(() => events.length);
    expect(before).toBeLessThan(400);
    client.wire.socket.resume();
    await expect.poll(() => events.length).toBeGreaterThan(before);
    client.wire.socket.destroy();
    await expect.poll(() => events.at(-1)).toBe("1006");
    await server.close();
  });

  test("answer what a client sends just before its goodbye", async () => {
    const { server, events } = await watched({ http });
    await using client = await FrameClient.open(server.port, "/echo");
    for (const text of ["one", "two", "three"]) client.send(TEXT, text);
    client.sendClose(4001, "mine");
    expect([await client.text(), await client.text(), await client.text(), await client.goodbye()]).toEqual(["one", "two", "three", [4001, "mine"]]);
    await expect.poll(() => events).toEqual(["4001"]);
    await client.wire[Symbol.asyncDispose]();
    await server.close();
  });

  test("do not keep a client waiting whose handler asks for nothing more", async () => {
    const never = Promise.withResolvers<void>();
    let asked = 0;
    const { server } = await watched({ http }, () => ((asked += 1) === 1 ? Promise.resolve() : never.promise));
    await using client = await FrameClient.open(server.port, "/slow");
    client.send(TEXT, "taken");
    client.send(TEXT, "not taken");
    client.sendClose(4001);
    expect(await client.goodbye()).toEqual([4001, ""]);
    await client.wire[Symbol.asyncDispose]();
    never.resolve();
    await server.close();
  });
});
