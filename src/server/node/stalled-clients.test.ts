// Clients that do not read: how long they are waited for, what ends with them, and what is counted. Over sockets, and over `fetch`.

import { connect, type Socket } from "node:net";
import { describe, expect, test } from "vitest";
import { App, BackgroundTasks, Depends, EventSourceResponse, jsonl, sse, StreamingResponse, t } from "signatura";
import { serve, type RunningServer } from "signatura/node";
import { silentLogger, type Logger } from "../../kernel/logger.ts";

const PART = "x".repeat(65_536);

/** A client that reads only when it is told to. */
function rawClient(server: RunningServer, target = "/"): Socket {
  const socket = connect(server.port, "127.0.0.1");
  socket.on("error", () => undefined);
  socket.pause();
  socket.write(`GET ${target} HTTP/1.1\r\nhost: x\r\n\r\n`);
  return socket;
}

/** Looks again and again; the test's own time limit bounds the wait. */
async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 2));
}

function rememberWarnings(): { logger: Logger; warnings: string[]; errors: unknown[] } {
  const warnings: string[] = [];
  const errors: unknown[] = [];
  return {
    warnings,
    errors,
    logger: { ...silentLogger, warn: (_fields, message) => void warnings.push(message), error: ({ error }) => void errors.push(error) },
  };
}

describe.each(["http1", "node"] as const)("over %s, a client that reads nothing", (http) => {
  test("is given up after the deadline: its producer and dependencies end, it is counted and logged, others go on", async () => {
    const { logger, warnings, errors } = rememberWarnings();
    const app = new App({ logger, stallTimeout: 0.2 });
    const order: string[] = [];
    const torn = Promise.withResolvers<void>();
    const Room = Depends(async function* () {
      try {
        yield "room";
      } finally {
        order.push("dependency");
        torn.resolve();
      }
    });
    app.get("/endless/{room}", { room: t.string, held: Room, tasks: BackgroundTasks }, { responseClass: StreamingResponse }, async function* ({ tasks }) {
      tasks.add(() => order.push("background"));
      try {
        for (;;) yield PART;
      } finally {
        order.push("producer");
      }
    });
    app.get("/other", {}, { returns: jsonl(t.int) }, async function* () {
      yield 1;
    });
    await using server = await serve(app, { port: 0, http, logger: silentLogger });
    const socket = rawClient(server, "/endless/7");
    await until(() => app.streams.stalled === 1);
    expect(await (await fetch(`${server.url}/other`)).text()).toBe("1\n");
    await torn.promise;
    await until(() => app.streams.open === 0);
    expect(order).toEqual(["producer", "background", "dependency"]);
    expect(app.streams).toMatchObject({ open: 0, stalled: 0, opened: 2, evicted: 1 });
    expect(warnings).toEqual(["GET /endless/{room}: the client took nothing for 0.2 s, and was given up"]);
    expect(errors).toEqual([]);
    socket.destroy();
  });

  test.each([
    ["events", "/events"],
    ["lines", "/lines"],
    ["sse-starlette's events", "/source"],
  ])("of %s is given up after the deadline of that stream", async (_name, target) => {
    const app = new App({ logger: silentLogger, stallTimeout: 0 });
    async function* parts(): AsyncGenerator<string, void, undefined> {
      for (;;) yield PART;
    }
    app.get("/events", {}, { returns: sse(t.string, { stallTimeout: 0.05 }) }, parts);
    app.get("/lines", {}, { returns: jsonl(t.string, { stallTimeout: 0.05 }) }, parts);
    app.get("/source", {}, () => new EventSourceResponse(parts(), { sendTimeout: 0.05 }));
    await using server = await serve(app, { port: 0, http, logger: silentLogger });
    const socket = rawClient(server, target);
    await until(() => app.streams.evicted === 1 && app.streams.open === 0);
    socket.destroy();
  });

  test("at the end of its stream is given up, too", async () => {
    const app = new App({ logger: silentLogger, stallTimeout: 0.05 });
    const ended = Promise.withResolvers<void>();
    app.get("/", {}, () => new StreamingResponse([new Uint8Array(64 * 1024 * 1024)], { background: ended.resolve }));
    await using server = await serve(app, { port: 0, http, logger: silentLogger });
    const socket = rawClient(server);
    await ended.promise;
    expect(app.streams).toMatchObject({ open: 0, evicted: 1 });
    socket.destroy();
  });

  test("and then goes on reading is not given up, and misses nothing", async () => {
    const app = new App({ logger: silentLogger });
    app.get("/", {}, () => {
      function* parts(): Generator<string, void, undefined> {
        for (let n = 0; n < 400; n += 1) yield PART;
      }
      return new StreamingResponse(parts());
    });
    await using server = await serve(app, { port: 0, http, logger: silentLogger });
    const response = await fetch(server.url);
    await until(() => app.streams.stalled === 1);
    const { events } = app.streams;
    expect(events).toBeLessThan(400);
    expect((await response.text()).length).toBe(400 * PART.length);
    await until(() => app.streams.open === 0);
    expect(app.streams).toEqual({ open: 0, stalled: 0, opened: 1, events: 400, bytes: 400 * PART.length, evicted: 0 });
  });

  test("over `fetch` is given up after the deadline: whoever reads on gets the error", async () => {
    const { logger, warnings } = rememberWarnings();
    const app = new App({ logger, stallTimeout: 0.05 });
    const stopped = Promise.withResolvers<void>();
    app.get("/", {}, { returns: sse(t.int) }, async function* () {
      try {
        for (let n = 0; ; n += 1) yield n;
      } finally {
        stopped.resolve();
      }
    });
    const response = await app.fetch(new Request("http://x/"));
    const reader = response.body!.getReader();
    await reader.read();
    await stopped.promise;
    await expect(reader.read()).rejects.toThrow("The client has taken nothing for too long.");
    expect(app.streams).toMatchObject({ open: 0, stalled: 0, evicted: 1 });
    expect(warnings).toHaveLength(1);
  });

  test("is waited for while nothing is there to be read", async () => {
    const app = new App({ logger: silentLogger, stallTimeout: 0.02 });
    const go = Promise.withResolvers<void>();
    app.get("/", {}, { returns: sse(t.int) }, async function* () {
      yield 1;
      await go.promise;
      yield 2;
    });
    await using server = await serve(app, { port: 0, http, logger: silentLogger });
    const response = await fetch(server.url);
    await new Promise((resolve) => setTimeout(resolve, 80));
    go.resolve();
    expect(await response.text()).toBe("data: 1\n\ndata: 2\n\n");
    expect(app.streams.evicted).toBe(0);
  });
});

test("a stall timeout is a number of seconds", () => {
  expect(() => new App({ stallTimeout: -1 })).toThrow(RangeError);
  expect(() => sse(t.int, { stallTimeout: Number.NaN })).toThrow(RangeError);
  expect(() => jsonl(t.int, { stallTimeout: 1e9 })).toThrow(RangeError);
});
