// How tests read streams: while they come, with what a client may do in between.

import { describe, expect, test } from "vitest";
import { App, Depends, HttpRequest, jsonl, Model, ServerSentEvent, sse, StreamingResponse, t } from "signatura";
import { testClient } from "signatura/testing";
import { silentLogger } from "../kernel/logger.ts";

class Tick extends Model({ n: t.int }) {}

describe("events", () => {
  test("are read with their fields while they come", async () => {
    const app = new App();
    const go = Promise.withResolvers<void>();
    app.get("/ticks", {}, { returns: sse(Tick) }, async function* () {
      yield { n: 1 };
      await go.promise;
      yield new ServerSentEvent({ comment: "alone" });
      yield new ServerSentEvent({ data: { n: 2 }, event: "tick", id: "7", retry: 50, comment: "with" });
      yield new ServerSentEvent({ rawData: "two\nlines" });
    });
    await using client = await testClient(app);
    await using events = await client.events("/ticks");
    expect([events.status, events.headers.get("cache-control")]).toEqual([200, "no-cache"]);
    const first = await events.next();
    expect(first.value!.json()).toEqual({ n: 1 });
    go.resolve();
    const [second, third] = await events.take(5);
    expect({ ...second }).toEqual({ event: "tick", data: '{"n": 2}', id: "7", retry: 50, comment: "with" });
    expect(third!.data).toBe("two\nlines");
    expect([events.comments, events.lastEventId]).toEqual([["alone", "with"], "7"]);
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });

  test("are asked for by POST with a body, and after the last event that was seen", async () => {
    const app = new App();
    app.post("/chat", { tick: Tick, request: HttpRequest }, { returns: sse() }, async function* ({ tick, request }) {
      yield new ServerSentEvent({ data: tick.n, id: `${request.headers.get("last-event-id")}+1` });
    });
    await using client = await testClient(app);
    await using events = await client.events("/chat", { json: { n: 5 }, lastEventId: "41" });
    expect(events.lastEventId).toBe("41");
    expect((await events.next()).value).toMatchObject({ data: "5", id: "41+1" });
    expect(events.lastEventId).toBe("41+1");
  });

  test("that a loop leaves end their producer, and what it holds", async () => {
    const app = new App({ logger: silentLogger });
    const order: string[] = [];
    const Room = Depends(async function* () {
      try {
        yield "room";
      } finally {
        order.push("dependency");
      }
    });
    app.get("/", { room: Room, request: HttpRequest }, { returns: sse(t.int) }, async function* ({ request }) {
      try {
        for (let n = 0; ; n += 1) yield n;
      } finally {
        order.push(`producer: ${await request.isDisconnected()}`);
      }
    });
    await using client = await testClient(app);
    const seen: unknown[] = [];
    for await (const event of await client.events("/")) {
      seen.push(event.json());
      if (seen.length === 3) break;
    }
    expect(seen).toEqual([0, 1, 2]);
    expect(order).toEqual(["producer: true", "dependency"]);
  });

  test("end by the signal of whoever asked", async () => {
    const app = new App({ logger: silentLogger });
    const stopped = Promise.withResolvers<void>();
    app.get("/", { request: HttpRequest }, { returns: sse(t.int) }, async function* ({ request }) {
      yield 1;
      try {
        await new Promise((_resolve, reject) => request.signal.addEventListener("abort", () => reject(request.signal.reason as Error)));
      } finally {
        stopped.resolve();
      }
    });
    await using client = await testClient(app);
    const controller = new AbortController();
    const events = await client.events("/", { signal: controller.signal });
    await events.next();
    controller.abort(new Error("enough"));
    await stopped.promise;
    await expect(events.next()).rejects.toThrow("disconnected");
    await events.close();
  });

  test("throw to the test what the application threw, before them and among them", async () => {
    const app = new App({ logger: silentLogger });
    app.get("/early", {}, { returns: sse(t.int) }, async function* () {
      yield await Promise.reject(new Error("early"));
    });
    app.get("/late", {}, { returns: sse(t.int) }, async function* () {
      yield 1;
      await new Promise((resolve) => setImmediate(resolve));
      throw new Error("late");
    });
    app.get("/none", {}, () => ({ a: 1 }));
    await using client = await testClient(app);
    await expect(client.events("/early")).rejects.toThrow("early");
    const events = await client.events("/late");
    expect((await events.next()).value!.data).toBe("1");
    await expect(events.next()).rejects.toThrow("late");
    // It is told once.
    await events.close();
    await expect(client.events("/none")).rejects.toThrow('/none answered no stream of events, but 200, application/json: {"a":1}');
    await using quiet = await testClient(app, { throwServerErrors: false });
    await expect(quiet.events("/early")).rejects.toThrow("but 500");
  });
});

describe("a stream", () => {
  test("of lines gives their values as they come", async () => {
    const app = new App();
    const go = Promise.withResolvers<void>();
    app.get("/", {}, { returns: jsonl(Tick) }, async function* () {
      yield { n: 1 };
      await go.promise;
      yield { n: 2 };
    });
    await using client = await testClient(app);
    await using stream = await client.stream("GET", "/");
    const lines = stream.lines();
    expect((await lines.next()).value).toEqual({ n: 1 });
    go.resolve();
    expect((await lines.next()).value).toEqual({ n: 2 });
    expect((await lines.next()).done).toBe(true);
  });

  test("of parts is as slow as the test reads it", async () => {
    const app = new App();
    let produced = 0;
    app.get("/", {}, () => {
      function* parts(): Generator<string, void, undefined> {
        for (; produced < 1000; produced += 1) yield "ü".repeat(20_000);
      }
      return new StreamingResponse(parts());
    });
    await using client = await testClient(app);
    await using stream = await client.stream("GET", "/");
    await stream.read();
    await new Promise((resolve) => setImmediate(resolve));
    expect(produced).toBeLessThan(10);
    let size = 0;
    for await (const text of stream) size += text.length;
    expect(produced).toBe(1000);
    expect(size).toBeGreaterThan(19_000_000);
  });
});
