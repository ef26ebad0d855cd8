// The queue between producers and a stream: its bounds, its ends, and what it counts.

import { describe, expect, test } from "vitest";
import { App, channel, ChannelClosed, ChannelFull, HttpRequest, sse, t, type Channel } from "signatura";
import { serve } from "signatura/node";
import { silentLogger } from "../kernel/logger.ts";

/** What waits in it, read to the end. */
async function rest<T>(items: Channel<T>): Promise<T[]> {
  items.close();
  return all(items);
}

async function all<T>(items: Channel<T>): Promise<T[]> {
  const got: T[] = [];
  for await (const item of items) got.push(item);
  return got;
}

/** Whether a promise is settled by now. */
async function isDone(promise: Promise<unknown>): Promise<boolean> {
  let isSettled = false;
  const settle = (): void => void (isSettled = true);
  promise.then(settle, settle);
  await new Promise((resolve) => setImmediate(resolve));
  return isSettled;
}

describe("a channel", () => {
  test("gives what several producers send, each once, in order, and ends when it is closed", async () => {
    const items = channel<string>({ capacity: 2 });
    const produce = async (name: string): Promise<void> => {
      for (let n = 0; n < 100; n += 1) await items.send(`${name}${n}`);
    };
    const sent = Promise.all([produce("a"), produce("b"), produce("c")]).then(() => items.close());
    const got = await all(items);
    await sent;
    for (const name of ["a", "b", "c"]) expect(got.filter((item) => item.startsWith(name))).toEqual(Array.from({ length: 100 }, (_, n) => `${name}${n}`));
    expect([got.length, items.sent, items.queued, items.isClosed]).toEqual([300, 300, 0, true]);
  });

  test("lets senders wait while it is full, in the order of their calls", async () => {
    const items = channel<number>({ capacity: 2 });
    const sends = [1, 2, 3, 4].map((item) => items.send(item));
    expect(await Promise.all(sends.map(isDone))).toEqual([true, true, false, false]);
    expect([items.queued, items.waits]).toEqual([2, 2]);
    const reader = items[Symbol.asyncIterator]();
    expect(await reader.next()).toEqual({ done: false, value: 1 });
    expect(await Promise.all(sends.map(isDone))).toEqual([true, true, true, false]);
    expect(await rest(items)).toEqual([2, 3, 4]);
  });

  test("is bounded in bytes, too: an item larger than the bound waits alone", async () => {
    const items = channel<string | Uint8Array | object>({ bytes: 10 });
    await items.send("ééé");
    await items.send(new Uint8Array(4));
    expect(items.queuedBytes).toBe(10);
    const json = items.send({ a: 1 });
    const large = items.send("x".repeat(50));
    expect([await isDone(json), await isDone(large)]).toEqual([false, false]);
    const reader = items[Symbol.asyncIterator]();
    await reader.next();
    expect([await isDone(json), items.queuedBytes]).toEqual([false, 4]);
    await reader.next();
    expect([await isDone(json), await isDone(large), items.queuedBytes]).toEqual([true, false, 7]);
    await reader.next();
    expect([await isDone(large), items.queuedBytes]).toEqual([true, 50]);
    expect(await rest(items)).toEqual(["x".repeat(50)]);
    expect(items.queuedBytes).toBe(0);
  });

  test("counts the characters beyond the first plane once", async () => {
    const items = channel<string>({ bytes: 1000 });
    for (const text of ["𝄞", "☃", "\ud834", "a\udd1e"]) await items.send(text);
    expect(items.queuedBytes).toBe(Buffer.byteLength("𝄞☃\ud834a\udd1e"));
  });

  test("lets go of what has waited longest, where it is told so", async () => {
    const items = channel<number>({ capacity: 3, whenFull: "drop-oldest" });
    for (let n = 1; n <= 10; n += 1) await items.send(n);
    expect([items.dropped, items.queued, items.sent]).toEqual([7, 3, 10]);
    expect(await rest(items)).toEqual([8, 9, 10]);
  });

  test("joins what comes with what waits, where it is told so", async () => {
    const latest = channel<number>({ capacity: 2, whenFull: "coalesce" });
    for (let n = 1; n <= 5; n += 1) await latest.send(n);
    expect([latest.coalesced, latest.queued]).toEqual([3, 2]);
    expect(await rest(latest)).toEqual([1, 5]);
    const words = channel<string>({ capacity: 2, bytes: 8, whenFull: "coalesce", merge: (before, word) => before + word });
    for (const word of ["ab", "cd", "ef"]) await words.send(word);
    // What would come of it is larger than the bound: the sender waits.
    const late = words.send("ghi");
    expect([words.coalesced, words.queuedBytes, await isDone(late)]).toEqual([1, 6, false]);
    expect(await rest(words)).toEqual(["ab", "cdef", "ghi"]);
  });

  test("joins items of the same key wherever they wait; one of a new key waits for room", async () => {
    const prices = channel<{ of: string; price: number }>({ capacity: 2, whenFull: "coalesce", key: ({ of }) => of });
    await prices.send({ of: "A", price: 1 });
    await prices.send({ of: "B", price: 1 });
    await prices.send({ of: "A", price: 2 });
    const other = prices.send({ of: "C", price: 1 });
    expect(await isDone(other)).toBe(false);
    expect(await rest(prices)).toEqual([
      { of: "A", price: 2 },
      { of: "B", price: 1 },
      { of: "C", price: 1 },
    ]);
  });

  test("refuses one item too many, where it is told so, and goes on", async () => {
    const items = channel<number>({ capacity: 1, whenFull: "fail" });
    await items.send(1);
    await expect(items.send(2)).rejects.toThrow(ChannelFull);
    expect(items.dropped).toBe(1);
    expect(await rest(items)).toEqual([1]);
  });

  test("takes nothing once it is closed, but gives what waits, and what its senders wait with", async () => {
    const items = channel<number>({ capacity: 1 });
    const sends = [items.send(1), items.send(2)];
    items.close();
    await expect(items.send(3)).rejects.toThrow(ChannelClosed);
    expect(await all(items)).toEqual([1, 2]);
    await Promise.all(sends);
    expect(await all(items)).toEqual([]);
  });

  test("ends with an error after what waits", async () => {
    const items = channel<number>({ capacity: 1 });
    await items.send(1);
    const late = items.send(2);
    items.fail(new Error("upstream"));
    await expect(late).rejects.toThrow(ChannelClosed);
    const got: number[] = [];
    await expect(async () => {
      for await (const item of items) got.push(item);
    }).rejects.toThrow("upstream");
    expect(got).toEqual([1]);
  });

  test("ends at once when it is aborted: reader and senders get the reason", async () => {
    const controller = new AbortController();
    const idle = channel<number>({ signal: controller.signal });
    const full = channel<number>({ capacity: 1, signal: controller.signal });
    const reading = idle[Symbol.asyncIterator]().next();
    await full.send(1);
    const sending = full.send(2);
    const reason = new Error("gone");
    controller.abort(reason);
    await expect(reading).rejects.toBe(reason);
    await expect(sending).rejects.toBe(reason);
    await expect(full.send(3)).rejects.toBe(reason);
    expect([full.queued, full.signal.aborted, full.signal.reason]).toEqual([0, true, reason]);
    const late = channel<number>({ signal: controller.signal });
    await expect(late.send(1)).rejects.toBe(reason);
  });

  test("is aborted by a reader that leaves its loop", async () => {
    const items = channel<number>({ capacity: 1 });
    await items.send(1);
    const waiting = items.send(2);
    for await (const item of items) {
      expect(item).toBe(1);
      break;
    }
    await expect(items.send(3)).rejects.toThrow(ChannelClosed);
    await waiting;
    expect(items.signal.aborted).toBe(true);
  });

  test("does not end the process by a refusal that nobody awaits", async () => {
    const items = channel<number>({ capacity: 1 });
    void items.send(1);
    void items.send(2);
    items.abort(new Error("nobody hears this"));
    void items.send(3);
    // vitest fails a run with an unhandled rejection.
    await new Promise((resolve) => setImmediate(resolve));
    expect(items.isClosed).toBe(true);
  });

  test("refuses bounds that are none", () => {
    for (const options of [{ capacity: 0 }, { capacity: 1.5 }, { bytes: 0 }, { bytes: Number.NaN }, { whenFull: "drop" as never }])
      expect(() => channel(options)).toThrow(RangeError);
  });
});

describe("a stream of a channel", () => {
  test("answers what is sent, and stops the producer when its client goes", async () => {
    const app = new App({ logger: silentLogger });
    const stopped = Promise.withResolvers<unknown>();
    let feed: Channel<number> | undefined;
    app.get("/", { request: HttpRequest }, { returns: sse(t.int) }, ({ request }) => {
      feed = channel<number>({ capacity: 4, signal: request.signal });
      const items = feed;
      void (async () => {
        for (let n = 0; ; n += 1) await items.send(n);
      })().catch(stopped.resolve);
      return items;
    });
    await using server = await serve(app, { port: 0, logger: silentLogger });
    const controller = new AbortController();
    const response = await fetch(server.url, { signal: controller.signal });
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toMatch(/^data: 0\n\ndata: 1\n\n/);
    controller.abort();
    await stopped.promise;
    expect([feed!.isClosed, feed!.queued, feed!.signal.aborted]).toEqual([true, 0, true]);
  });

  test("without a signal stops all the same", async () => {
    const app = new App({ logger: silentLogger });
    const feed = channel<number>({ capacity: 1 });
    app.get("/", {}, { returns: sse(t.int, { headerDelay: 0 }) }, () => feed);
    await using server = await serve(app, { port: 0, logger: silentLogger });
    const controller = new AbortController();
    const response = await fetch(server.url, { signal: controller.signal });
    await feed.send(1);
    await response.body!.getReader().read();
    const aborted = new Promise((resolve) => feed.signal.addEventListener("abort", resolve));
    controller.abort();
    await aborted;
    await expect(feed.send(2)).rejects.toThrow(ChannelClosed);
  });
});
