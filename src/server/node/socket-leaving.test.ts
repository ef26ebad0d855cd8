// Websockets whose client goes, or whose server stops: nobody waits for ever, and everybody hears the code that was meant.

import { describe, expect, test } from "vitest";
import { App, Depends, SocketConnection, WebSocketDisconnect, type Logger } from "signatura";
import { serve, type RunningServer } from "signatura/node";
import { silentLogger } from "../../kernel/logger.ts";
import { CLOSE, FrameClient } from "../../../test/support/frames.ts";

interface Watched {
  readonly server: RunningServer;
  readonly events: string[];
  readonly errors: unknown[];
  /** The handler of `/late` has begun. */
  readonly begun: Promise<void>;
  /** Lets the handler of `/late` go on. */
  readonly goOn: () => void;
}

async function watched(http: "http1" | "node"): Promise<Watched> {
  const events: string[] = [];
  const errors: unknown[] = [];
  const logger: Logger = { ...silentLogger, error: (fields) => void errors.push(fields.error) };
  const begun = Promise.withResolvers<void>();
  const going = Promise.withResolvers<void>();
  const Held = Depends(async function* () {
    try {
      yield 1;
    } finally {
      events.push("torn down");
    }
  });
  const app = new App({ logger });
  const told = (error: unknown): void => {
    if (!(error instanceof WebSocketDisconnect)) throw error;
    events.push(`${error.code} ${error.reason}`.trim());
  };
  app.websocket("/late", { socket: SocketConnection, held: Held }, async ({ socket }) => {
    begun.resolve();
    await going.promise;
    await socket.accept().catch(told);
  });
  app.websocket("/refuse", { socket: SocketConnection, held: Held }, async ({ socket }) => {
    begun.resolve();
    await going.promise;
    await socket.close();
  });
  app.websocket("/signal", { socket: SocketConnection, held: Held }, async ({ socket }) => {
    begun.resolve();
    await new Promise((resolve) => socket.signal.addEventListener("abort", resolve));
    events.push("aborted");
    await socket.close();
  });
  app.websocket("/receive", { socket: SocketConnection, held: Held }, async ({ socket }) => {
    await socket.accept();
    begun.resolve();
    for (;;) {
      try {
        events.push(String(await socket.receive()));
      } catch (error) {
        return told(error);
      }
    }
  });
  app.websocket("/deaf", { socket: SocketConnection, held: Held }, async ({ socket }) => {
    await socket.accept();
    begun.resolve();
    await going.promise;
    await socket.receive().catch(told);
  });
  const server = await serve(app, { port: 0, logger, http });
  return { server, events, errors, begun: begun.promise, goOn: going.resolve };
}

describe.each(["http1", "node"] as const)("over %s", (http) => {
  for (const [how, leave] of [
    ["without a word", (client: FrameClient) => client.wire.socket.resetAndDestroy()],
    ["politely", (client: FrameClient) => client.wire.socket.end()],
  ] as const) {
    for (const target of ["/late", "/refuse"]) {
      test(`a client of ${target} that leaves ${how} before it has an answer does not keep the server`, async () => {
        const { server, events, errors, begun, goOn } = await watched(http);
        const client = await FrameClient.ask(server.port, target);
        await begun;
        leave(client);
        await new Promise((resolve) => setTimeout(resolve, 50));
        const closed = server.close();
        goOn();
        await closed;
        expect(events).toEqual(target === "/late" ? ["1006", "torn down"] : ["torn down"]);
        expect(errors).toEqual([]);
      });
    }

    test(`a client that leaves ${how} before it has an answer aborts the signal`, async () => {
      const { server, events, errors, begun } = await watched(http);
      const client = await FrameClient.ask(server.port, "/signal");
      await begun;
      leave(client);
      await expect.poll(() => events).toEqual(["aborted", "torn down"]);
      await server.close();
      expect(errors).toEqual([]);
    });

    test(`a client that leaves ${how} without a goodbye has closed with 1006`, async () => {
      const { server, events, begun } = await watched(http);
      const client = await FrameClient.open(server.port, "/receive");
      await begun;
      client.send(1, "last words");
      await expect.poll(() => events).toEqual(["last words"]);
      leave(client);
      await expect.poll(() => events).toEqual(["last words", "1006", "torn down"]);
      await server.close();
    });
  }

  test("what a client sends before it is accepted is not lost", async () => {
    const { server, events, begun, goOn } = await watched(http);
    await using client = await FrameClient.ask(server.port, "/deaf");
    client.send(1, "early");
    await begun;
    client.sendClose(4001, "why");
    goOn();
    expect((await client.answered()).status).toBe(101);
    await expect.poll(() => events).toEqual(["torn down"]);
    await server.close();
  });

  test("a server that stops says 1012, and its handlers hear so at once", async () => {
    const { server, events, begun } = await watched(http);
    await using client = await FrameClient.open(server.port, "/receive");
    await begun;
    const closed = server.close();
    expect(await client.goodbye()).toEqual([1012, ""]);
    await expect.poll(() => events).toEqual(["1012", "torn down"]);
    client.sendClose(1012);
    await closed;
  });

  test("a server that stops lets a client take its time for its goodbye", async () => {
    const { server, begun } = await watched(http);
    await using client = await FrameClient.open(server.port, "/receive");
    await begun;
    const closed = server.close();
    expect(await client.goodbye()).toEqual([1012, ""]);
    // Longer than connections that never had a request are waited for.
    await new Promise((resolve) => setTimeout(resolve, 1300));
    expect(client.wire.socket.readable).toBe(true);
    client.sendClose(1012);
    await closed;
  });

  test("a server that stops leaves a client its own code, where that was first", async () => {
    const { server, events, begun, goOn } = await watched(http);
    await using client = await FrameClient.open(server.port, "/deaf");
    await begun;
    client.sendClose(4001, "mine");
    // Its goodbye is answered by now; the handler has not asked for it yet.
    expect(await client.goodbye()).toEqual([4001, "mine"]);
    const closed = server.close();
    goOn();
    await closed;
    expect(events).toEqual(["4001 mine", "torn down"]);
  });

  test("a client that goes on talking after its goodbye does not keep the server", async () => {
    const { server, begun, goOn } = await watched(http);
    const client = await FrameClient.open(server.port, "/receive");
    await begun;
    client.sendClose(4001, "mine");
    expect(await client.goodbye()).toEqual([4001, "mine"]);
    client.send(1, "one more thing");
    const ended = new Promise((resolve) => client.wire.socket.once("close", resolve));
    client.wire.socket.end();
    await ended;
    goOn();
    // No deadline cuts anything off: it would say so.
    const outcome = await Promise.race([server.close().then(() => "closed"), new Promise((resolve) => setTimeout(resolve, 5000, "still waiting"))]);
    expect(outcome).toBe("closed");
  });

  test("a client that answers no goodbye is cut off when the server has waited long enough", async () => {
    const { server, events, begun } = await watched(http);
    await using client = await FrameClient.open(server.port, "/receive");
    await begun;
    const closed = server.close({ timeout: 0.1 });
    expect((await client.frame()).opcode).toBe(CLOSE);
    await closed;
    expect(events).toEqual(["1012", "torn down"]);
  });
});
