import { describe, expect, test } from "vitest";
import { App, Depends, HttpRequest, jsonl, sse, StreamingResponse, t } from "signatura";
import { silentLogger } from "../kernel/logger.ts";

function waiting(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error)));
}

describe("a stream over web fetch", () => {
  test("stops its producer when the reader cancels, and aborts the request's signal first", async () => {
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
    const app = new App({ logger: silentLogger });
    app.get("/", { room: Room, request: HttpRequest }, { returns: sse(t.int) }, async function* ({ request }) {
      request.signal.addEventListener("abort", () => order.push("signal"));
      try {
        yield 1;
        await waiting(request.signal);
      } finally {
        order.push("producer");
      }
    });
    const response = await app.fetch(new Request("http://x/"));
    const reader = response.body!.getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe("data: 1\n\n");
    await reader.cancel();
    await torn.promise;
    expect(order).toEqual(["signal", "producer", "dependency"]);
  });

  test("stops its producer when the request is aborted before the first byte", async () => {
    const begun = Promise.withResolvers<void>();
    const stopped = Promise.withResolvers<unknown>();
    const app = new App({ logger: silentLogger });
    app.get("/", { request: HttpRequest }, { returns: sse(t.int, { headerDelay: 30 }) }, async function* ({ request }) {
      begun.resolve();
      try {
        await waiting(request.signal);
        yield 1;
      } catch (error) {
        stopped.resolve(error);
        throw error;
      }
    });
    const client = new AbortController();
    const answer = app.fetch(new Request("http://x/", { signal: client.signal }));
    await begun.promise;
    client.abort();
    expect(await stopped.promise).toMatchObject({ name: "ClientDisconnect" });
    await answer;
  });

  test("stops its producer when the request is aborted in its midst, while nobody reads", async () => {
    const stopped = Promise.withResolvers<void>();
    const app = new App({ logger: silentLogger });
    app.get("/", {}, { returns: jsonl(t.int) }, async function* () {
      try {
        for (let n = 0; ; n += 1) yield n;
      } finally {
        stopped.resolve();
      }
    });
    const client = new AbortController();
    const response = await app.fetch(new Request("http://x/", { signal: client.signal }));
    client.abort();
    await stopped.promise;
    await expect(response.text()).rejects.toMatchObject({ name: "ClientDisconnect" });
  });

  test("fails its reader with the producer's error", async () => {
    const errors: unknown[] = [];
    const app = new App({ logger: { ...silentLogger, error: (fields) => void errors.push(fields.error) } });
    const broken = new Error("broken");
    app.get("/", {}, { returns: jsonl(t.int) }, async function* () {
      yield 1;
      throw broken;
    });
    const response = await app.fetch(new Request("http://x/"));
    const reader = response.body!.getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe("1\n");
    await expect(reader.read()).rejects.toBe(broken);
    expect(errors).toEqual([broken]);
  });

  test("that has ended is not touched by a late abort", async () => {
    const app = new App({ logger: silentLogger });
    const seen: boolean[] = [];
    app.get("/", { request: HttpRequest }, async function* ({ request }) {
      request.signal.addEventListener("abort", () => seen.push(true));
      yield 1;
    });
    const client = new AbortController();
    const response = await app.fetch(new Request("http://x/", { signal: client.signal }));
    expect(await response.text()).toBe("1\n");
    client.abort();
    expect(seen).toEqual([]);
  });

  test("of a status without a body is stopped unread", async () => {
    const app = new App({ logger: silentLogger });
    const stopped = Promise.withResolvers<void>();
    app.get("/", {}, { responseClass: StreamingResponse, status: 204 }, async function* () {
      try {
        yield "part";
        yield "never";
      } finally {
        stopped.resolve();
      }
    });
    const response = await app.fetch(new Request("http://x/"));
    expect([response.status, response.body]).toEqual([204, null]);
    await stopped.promise;
  });
});
