// Streams over real sockets: what leaves when, and what ends when a client goes or does not read.

import { connect, type Socket } from "node:net";
import { describe, expect, test } from "vitest";
import { App, Depends, HTTPException, HttpRequest, jsonl, Model, sse, StreamingResponse, t } from "signatura";
import { serve, type RunningServer } from "signatura/node";
import { silentLogger, type Logger } from "../../kernel/logger.ts";

/** Something that happens; the test's own time limit bounds the wait for it. */
class Event {
  readonly happened: Promise<void>;
  readonly happen: () => void;

  constructor() {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.happened = promise;
    this.happen = resolve;
  }
}

/** A client that speaks HTTP by hand, so that it can go at any moment, or read nothing. */
class RawClient implements Disposable {
  readonly socket: Socket;
  text = "";
  readonly closed = new Event();
  #wake: () => void = () => undefined;

  constructor(server: RunningServer, target = "/", method = "GET") {
    this.socket = connect(server.port, "127.0.0.1");
    this.socket.setEncoding("latin1");
    this.socket.on("data", (part) => {
      this.text += String(part);
      this.#wake();
    });
    this.socket.on("error", () => undefined);
    this.socket.on("close", () => {
      this.closed.happen();
      this.#wake();
    });
    this.socket.write(`${method} ${target} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
  }

  /** Waits until the text that came so far holds `expected`. */
  async sees(expected: string): Promise<void> {
    while (!this.text.includes(expected)) {
      if (this.socket.destroyed) throw new Error(`The connection ended before ${JSON.stringify(expected)} came:\n${this.text}`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** The body's chunks, as they were framed. */
  chunks(): string[] {
    const found: string[] = [];
    let rest = this.text.slice(this.text.indexOf("\r\n\r\n") + 4);
    for (;;) {
      const end = rest.indexOf("\r\n");
      const size = Number.parseInt(rest.slice(0, end), 16);
      if (end === -1 || !(size > 0)) return found;
      found.push(rest.slice(end + 2, end + 2 + size));
      rest = rest.slice(end + 4 + size);
    }
  }

  [Symbol.dispose](): void {
    this.socket.destroy();
  }
}

/** Remembers what is told of errors. */
function rememberErrors(): { logger: Logger; errors: unknown[] } {
  const errors: unknown[] = [];
  return { errors, logger: { ...silentLogger, error: (fields) => void errors.push(fields.error) } };
}

class Tick extends Model({ n: t.int }) {}

describe("a stream", () => {
  test("sends its headers while the first event is still to come", async () => {
    const go = new Event();
    const app = new App();
    app.get("/", {}, { returns: sse(Tick) }, async function* () {
      await go.happened;
      yield { n: 1 };
    });
    await using server = await serve(app, { port: 0, logger: silentLogger });
    using client = new RawClient(server);
    await client.sees("\r\n\r\n");
    expect(client.chunks()).toEqual([]);
    expect(client.text).toContain("content-type: text/event-stream; charset=utf-8\r\ncache-control: no-cache\r\nx-accel-buffering: no\r\n");
    go.happen();
    await client.sees('data: {"n":1}\n\n');
  });

  test("gathers what is ready in one turn into one write, from either kind of generator", async () => {
    const app = new App();
    app.get("/async", {}, { returns: sse(Tick) }, async function* () {
      for (let n = 0; n < 100; n += 1) yield { n };
    });
    app.get("/sync", {}, { returns: jsonl(Tick) }, function* () {
      for (let n = 0; n < 100; n += 1) yield { n };
    });
    await using server = await serve(app, { port: 0, logger: silentLogger });
    using events = new RawClient(server, "/async");
    await events.closed.happened;
    expect(events.chunks().join("")).toBe(Array.from({ length: 100 }, (_, n) => `data: {"n":${n}}\n\n`).join(""));
    expect(events.chunks().length).toBeLessThan(10);
    using lines = new RawClient(server, "/sync");
    await lines.closed.happened;
    expect(lines.chunks().join("")).toBe(Array.from({ length: 100 }, (_, n) => `{"n":${n}}\n`).join(""));
    expect(lines.chunks().length).toBeLessThan(10);
  });

  test("that never waits leaves others their turn", async () => {
    const app = new App();
    const stopped = new Event();
    app.get("/endless", {}, { returns: jsonl(t.int) }, async function* () {
      try {
        for (let n = 0; ; n += 1) yield n;
      } finally {
        stopped.happen();
      }
    });
    app.get("/endless-sync", {}, () => {
      function* count(): Generator<string, void, undefined> {
        for (;;) yield "again ";
      }
      return new StreamingResponse(count());
    });
    app.get("/other", {}, () => "answered");
    await using server = await serve(app, { port: 0, logger: silentLogger });
    using endless = new RawClient(server, "/endless");
    using sync = new RawClient(server, "/endless-sync");
    await endless.sees("100\n");
    await sync.sees("again ");
    expect(await (await fetch(`${server.url}/other`)).json()).toBe("answered");
    endless.socket.destroy();
    sync.socket.destroy();
    await stopped.happened;
  });

  test("answers an error that comes before its first item like any other", async () => {
    const app = new App();
    const torn: string[] = [];
    const Room = Depends(async function* () {
      try {
        yield "room";
      } catch (error) {
        torn.push((error as Error).message);
        throw error;
      }
    });
    app.get("/{kind}", { kind: t.string, room: Room }, { returns: sse(Tick) }, async function* ({ kind }) {
      if (kind === "late") await new Promise((resolve) => setImmediate(resolve));
      if (kind !== "good") throw new HTTPException(404, "No such stream");
      yield { n: 1 };
    });
    await using server = await serve(app, { port: 0, logger: silentLogger });
    for (const kind of ["early", "late"]) {
      const response = await fetch(`${server.url}/${kind}`);
      expect([response.status, response.headers.get("content-type"), await response.json()]).toEqual([404, "application/json", { detail: "No such stream" }]);
    }
    expect(torn).toEqual(["No such stream", "No such stream"]);
  });

  test("breaks off with an error in its midst, after what came before it", async () => {
    const { logger, errors } = rememberErrors();
    const app = new App({ logger });
    app.get("/", {}, { returns: sse(Tick) }, async function* () {
      yield { n: 1 };
      throw new HTTPException(404, "too late");
    });
    const refused = new Event();
    app.get("/refused", {}, { returns: sse(Tick) }, async function* () {
      try {
        yield { n: 1 };
        yield { n: "no number" as never };
        yield { n: 3 };
      } finally {
        refused.happen();
      }
    });
    await using server = await serve(app, { port: 0, logger: silentLogger });
    using client = new RawClient(server);
    await client.closed.happened;
    expect(client.chunks()).toEqual(['data: {"n":1}\n\n']);
    expect(client.text.endsWith("0\r\n\r\n")).toBe(false);
    using other = new RawClient(server, "/refused");
    await other.closed.happened;
    await refused.happened;
    expect(other.chunks()).toEqual(['data: {"n":1}\n\n']);
    await server.close();
    expect(errors.map((error) => (error as Error).name)).toEqual(["HTTPException", "ResponseValidationError"]);
  });

  test("pings while it is silent", async () => {
    const app = new App();
    app.get("/", { request: HttpRequest }, { returns: sse(Tick, { ping: 0.02 }) }, async function* ({ request }) {
      yield { n: 1 };
      await new Promise((resolve) => request.signal.addEventListener("abort", resolve));
    });
    await using server = await serve(app, { port: 0, logger: silentLogger });
    using client = new RawClient(server);
    await client.sees(": ping\n\n");
    expect(client.chunks().slice(0, 2)).toEqual(['data: {"n":1}\n\n', ": ping\n\n"]);
    client.socket.destroy();
  });

  test("of a HEAD request is not produced", async () => {
    const app = new App();
    let begun = 0;
    const ended = new Event();
    app.head("/", {}, { returns: sse(Tick) }, async function* () {
      begun += 1;
      try {
        yield { n: 1 };
        begun += 1;
      } finally {
        ended.happen();
      }
    });
    await using server = await serve(app, { port: 0, logger: silentLogger });
    const response = await fetch(server.url, { method: "HEAD" });
    expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    await ended.happened;
    expect(begun).toBe(1);
  });
});

describe("a client that goes", () => {
  test("before the first byte stops the producer, and what it held is torn down", async () => {
    const { logger, errors } = rememberErrors();
    const app = new App({ logger });
    const begun = new Event();
    const stopped = new Event();
    const torn = new Event();
    const order: string[] = [];
    const Room = Depends({ request: HttpRequest }, async function* ({ request }) {
      try {
        yield "room";
      } finally {
        order.push("dependency", String(request.signal.aborted));
        torn.happen();
      }
    });
    app.get("/", { room: Room, request: HttpRequest }, { returns: sse(Tick, { headerDelay: 30 }) }, async function* ({ request }) {
      begun.happen();
      try {
        await new Promise((_resolve, reject) => request.signal.addEventListener("abort", () => reject(request.signal.reason as Error)));
        yield { n: 1 };
      } finally {
        order.push("producer");
        stopped.happen();
      }
    });
    await using server = await serve(app, { port: 0, logger: silentLogger });
    using client = new RawClient(server);
    await begun.happened;
    client.socket.destroy();
    await stopped.happened;
    await torn.happened;
    expect(order).toEqual(["producer", "dependency", "true"]);
    expect(client.text).toBe("");
    await server.close();
    expect(errors).toEqual([]);
  });

  test("while a handler has not given its stream yet finds the producer never begun", async () => {
    const app = new App({ logger: silentLogger });
    const begun = new Event();
    const torn = new Event();
    let produced = false;
    const Room = Depends(async function* () {
      try {
        yield "room";
      } finally {
        torn.happen();
      }
    });
    app.get("/", { room: Room, request: HttpRequest }, { returns: sse(Tick) }, async ({ request }) => {
      begun.happen();
      await new Promise((resolve) => request.signal.addEventListener("abort", resolve));
      return (async function* () {
        produced = true;
        yield { n: 1 };
      })();
    });
    await using server = await serve(app, { port: 0, logger: silentLogger });
    using client = new RawClient(server);
    await begun.happened;
    client.socket.destroy();
    await torn.happened;
    expect(produced).toBe(false);
  });

  test("in the midst of a stream stops the producer, then what it uses, then is no error", async () => {
    const { logger, errors } = rememberErrors();
    const app = new App({ logger });
    const torn = new Event();
    const order: string[] = [];
    const Room = Depends(async function* () {
      try {
        yield "room";
      } finally {
        order.push("dependency");
        torn.happen();
      }
    });
    app.get("/", { room: Room }, { returns: sse(Tick) }, async function* () {
      try {
        for (let n = 0; ; n += 1) {
          yield { n };
          await new Promise((resolve) => setTimeout(resolve, 1));
        }
      } finally {
        await new Promise((resolve) => setTimeout(resolve, 1));
        order.push("producer");
      }
    });
    await using server = await serve(app, { port: 0, logger: silentLogger });
    using client = new RawClient(server);
    await client.sees('data: {"n":2}');
    client.socket.destroy();
    await torn.happened;
    await server.close();
    expect(order).toEqual(["producer", "dependency"]);
    expect(errors).toEqual([]);
  });

  test("ends a web stream and a stream of Node at once, though they wait for their next part", async () => {
    const { Readable } = await import("node:stream");
    const app = new App({ logger: silentLogger });
    const cancelled = new Event();
    const destroyed = new Event();
    app.get("/web", {}, () => {
      const stream = new ReadableStream<string>({
        start: (controller) => controller.enqueue("first"),
        cancel: () => cancelled.happen(),
      });
      return new StreamingResponse(stream);
    });
    app.get("/node", {}, { returns: jsonl(t.string) }, () => {
      const stream = new Readable({ objectMode: true, read: () => undefined, destroy: (_error, done) => (destroyed.happen(), done(null)) });
      stream.push("first");
      return stream as AsyncIterable<string>;
    });
    await using server = await serve(app, { port: 0, logger: silentLogger });
    for (const [target, ended] of [
      ["/web", cancelled],
      ["/node", destroyed],
    ] as const) {
      using client = new RawClient(server, target);
      await client.sees("first");
      client.socket.destroy();
      await ended.happened;
    }
  });

  test("that reads nothing slows its producer down, and nobody else", async () => {
    const app = new App({ logger: silentLogger });
    let produced = 0;
    const stopped = new Event();
    const part = "x".repeat(65_536);
    app.get("/", {}, { responseClass: StreamingResponse }, async function* () {
      try {
        for (; produced < 16_384; produced += 1) yield part;
      } finally {
        stopped.happen();
      }
    });
    app.get("/other", {}, () => "answered");
    await using server = await serve(app, { port: 0, logger: silentLogger });
    using client = new RawClient(server);
    await client.sees("xxx");
    client.socket.pause();
    let last = -1;
    for (let same = 0; same < 20;) {
      same = produced === last ? same + 1 : 0;
      last = produced;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    // What the sockets of both sides hold: a few megabytes, not the gigabyte.
    expect(produced).toBeLessThan(400);
    expect(await (await fetch(`${server.url}/other`)).json()).toBe("answered");
    client.socket.destroy();
    await stopped.happened;
  });
});
