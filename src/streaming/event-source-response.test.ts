// `EventSourceResponse` against what the real sse-starlette has sent for the same items and options.

import { describe, expect, test } from "vitest";
import { App, EventSourceResponse, HttpRequest, Model, ServerSentEvent, t, type EventSourceOptions } from "signatura";
import { serve } from "signatura/node";
import { readFixture } from "../../test/parity/fixture.ts";
import { MemoryExchange } from "../../test/support/exchange.ts";
import { silentLogger, type Logger } from "../kernel/logger.ts";

type GivenItem =
  | string
  | number
  | { readonly fields: Record<string, unknown> }
  | { readonly event: Record<string, string> }
  | { readonly json: unknown }
  | { readonly bytes: string };

interface Answer {
  readonly failure: string | null;
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

interface Asked {
  readonly bodies: readonly { readonly items: readonly GivenItem[]; readonly sep: EventSourceOptions["sep"] | null; readonly body: string }[];
  readonly failing: readonly (Answer & { readonly items: readonly GivenItem[] })[];
  readonly options: readonly (Answer & {
    readonly options: { readonly status_code?: number; readonly headers?: Record<string, string>; readonly media_type?: string };
  })[];
  readonly pings: readonly { readonly item: GivenItem; readonly sep: EventSourceOptions["sep"] | null; readonly body: string }[];
  readonly defaultPing: string;
  readonly pingByTheClock: boolean;
}

const asked = readFixture<Asked>("event-source");

function toItem(given: GivenItem): unknown {
  if (typeof given !== "object") return given;
  if ("fields" in given) return given.fields;
  if ("bytes" in given) return new TextEncoder().encode(given.bytes);
  return "json" in given ? new ServerSentEvent({ data: given.json }) : new ServerSentEvent(given.event);
}

async function* produce(items: readonly GivenItem[]): AsyncGenerator<unknown, void, undefined> {
  for (const item of items) yield toItem(item);
}

/** Each byte as a text of its own. */
function letters(): TransformStream<Uint8Array, string> {
  return new TransformStream({ transform: (bytes, controller) => bytes.forEach((byte) => controller.enqueue(String.fromCharCode(byte))) });
}

async function answerOf(make: () => EventSourceResponse, logger: Logger = silentLogger): Promise<Answer> {
  const app = new App({ logger });
  app.get("/", {}, make);
  const reply = await app.handle(new MemoryExchange({}));
  let body = "";
  let failure: string | null = null;
  try {
    for await (const part of reply.body as AsyncIterable<string | Uint8Array>) body += typeof part === "string" ? part : new TextDecoder().decode(part);
  } catch (error) {
    failure = (error as Error).name;
  }
  await reply.afterSent?.(failure === null ? undefined : new Error(failure));
  const headers: [string, string][] = [];
  for (let index = 0; index < reply.pairs.length; index += 2) headers.push([reply.pairs[index]!, reply.pairs[index + 1]!]);
  return { failure, status: reply.status, headers, body };
}

describe("events in sse-starlette's form", () => {
  test.each(asked.bodies)("of $items with the separator $sep are its bytes", async ({ items, sep, body }) => {
    const answer = await answerOf(() => new EventSourceResponse(produce(items), sep === null ? {} : { sep: sep! }));
    expect(answer.body).toBe(body);
  });

  test.each(asked.failing)("of $items break off where it does", async ({ items, ...expected }) => {
    expect(await answerOf(() => new EventSourceResponse(produce(items)))).toEqual(expected);
  });

  test.each(asked.options)("with $options have its status and headers, in its order", async ({ options, ...expected }) => {
    const { status_code: status, headers, media_type: mediaType } = options;
    const given = {
      ...(status === undefined ? {} : { status }),
      ...(headers === undefined ? {} : { headers }),
      ...(mediaType === undefined ? {} : { mediaType }),
    };
    expect(await answerOf(() => new EventSourceResponse(["x"], given))).toEqual(expected);
  });

  test.each(asked.pings)("send $item as a ping, with the separator $sep, as it does", async ({ item, sep, body }) => {
    const twice = Promise.withResolvers<void>();
    let count = 0;
    async function* content(): AsyncGenerator<string, void, undefined> {
      await twice.promise;
      yield "end";
    }
    const pingMessage = (): never => {
      count += 1;
      if (count === 2) setImmediate(() => setImmediate(twice.resolve));
      return toItem(item) as never;
    };
    const answer = await answerOf(() => new EventSourceResponse(content(), { ping: 0.02, pingMessage, ...(sep === null ? {} : { sep: sep! }) }));
    expect(answer.body).toBe(body);
  });

  test("say the time in a ping as it does", async () => {
    const pinged = Promise.withResolvers<void>();
    const app = new App();
    app.get("/", {}, () => {
      async function* content(): AsyncGenerator<string, void, undefined> {
        await pinged.promise;
        yield "end";
      }
      return new EventSourceResponse(content(), { ping: 0.01 });
    });
    const reply = await app.handle(new MemoryExchange({}));
    const first = await (reply.body as AsyncIterable<string>)[Symbol.asyncIterator]().next();
    pinged.resolve();
    expect(
      asked.defaultPing.startsWith(
        String(first.value)
          .replace(/\d/g, "0")
          .replace(/^(: ping - [^.+]*)\+/, "$1.000000+"),
      ),
    ).toBe(true);
  });

  test("send pings by the clock, also while data flow, as it does", async () => {
    expect(asked.pingByTheClock).toBe(true);
    const ticked = Promise.withResolvers<void>();
    let isTicked = false;
    async function* content(): AsyncGenerator<string, void, undefined> {
      while (!isTicked) {
        yield "x";
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    }
    const pingMessage = (): { comment: string } => {
      isTicked = true;
      ticked.resolve();
      return { comment: "tick" };
    };
    const { body } = await answerOf(() => new EventSourceResponse(content(), { ping: 0.05, pingMessage }));
    expect(body.indexOf("data: x")).toBeLessThan(body.indexOf(": tick"));
    expect(body.indexOf("data: x")).toBe(0);
  });

  test("begin with `retry` where the response has one", async () => {
    const { body } = await answerOf(() => new EventSourceResponse(["x"], { retry: 2500 }));
    expect(body).toBe("retry: 2500\r\n\r\ndata: x\r\n\r\n");
  });

  test("write data other than text as compact JSON", async () => {
    class Tick extends Model({ at: t.int, note: t.string.orNull }) {}
    const items = [
      new Tick({ at: 1 }),
      { data: { a: [1, null, true] } },
      [1, "two"],
      true,
      null,
      new Date(0),
      { data: new Tick({ at: 2, note: "x" }), id: "2" },
    ];
    const { body } = await answerOf(() => new EventSourceResponse(items, { sep: "\n" }));
    expect(body.split("\n\n")).toEqual([
      'data: {"at":1,"note":null}',
      'data: {"a":[1,null,true]}',
      'data: [1,"two"]',
      "data: true",
      "data: null",
      "data: 1970-01-01T00:00:00+00:00",
      'id: 2\ndata: {"at":2,"note":"x"}',
      "",
    ]);
  });

  test("come from generators, iterables, web streams and streams of Node", async () => {
    const { Readable } = await import("node:stream");
    const sources = [
      () => ["a", "b"],
      () => new Set(["a", "b"]),
      function* () {
        yield "a";
        yield "b";
      },
      () => new Blob(["ab"]).stream().pipeThrough(letters()),
      () => Readable.from(["a", "b"]),
    ];
    for (const source of sources) {
      const { body } = await answerOf(() => new EventSourceResponse(source() as Iterable<string>));
      expect(body).toBe("data: a\r\n\r\ndata: b\r\n\r\n");
    }
  });

  test("refuse what they cannot be made of, where they are made", () => {
    expect(() => new EventSourceResponse("text")).toThrow(TypeError);
    expect(() => new EventSourceResponse({} as never)).toThrow(/iterable or a stream/);
    expect(() => new EventSourceResponse([], { sep: "\n\n" as never })).toThrow(RangeError);
    expect(() => new EventSourceResponse([], { ping: -1 })).toThrow(RangeError);
    expect(() => new EventSourceResponse([], { sendTimeout: Number.NaN })).toThrow(RangeError);
    expect(() => new EventSourceResponse([], { retry: 1.5 })).toThrow(TypeError);
  });

  test("end with the error of a ping that is none", async () => {
    let isStopped = false;
    async function* content(): AsyncGenerator<string, void, undefined> {
      try {
        yield "first";
        await new Promise((resolve) => setTimeout(resolve, 30));
        yield "second";
      } finally {
        isStopped = true;
      }
    }
    const options = { ping: 0.01, pingMessage: () => ({ bogus: 1 }) as never };
    const { body, failure } = await answerOf(() => new EventSourceResponse(content(), options));
    expect([body, failure, isStopped]).toEqual(["data: first\r\n\r\n", "TypeError", true]);
  });
});

describe("a client of such events that goes", () => {
  test("is told of at once, though the producer waits; background work follows; isDisconnected says so", async () => {
    const order: string[] = [];
    const begun = Promise.withResolvers<void>();
    const finished = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const app = new App({ logger: silentLogger });
    app.get("/", { request: HttpRequest }, ({ request }) => {
      async function* content(): AsyncGenerator<string, void, undefined> {
        try {
          yield request.headers.get("last-event-id") ?? "none";
          order.push(`before: ${await request.isDisconnected()}`);
          begun.resolve();
          await release.promise;
          order.push(`after: ${await request.isDisconnected()}`);
        } finally {
          order.push("producer");
        }
      }
      const onClose = (): void => {
        order.push("closed");
        release.resolve();
      };
      const background = (): void => {
        order.push("background");
        finished.resolve();
      };
      return new EventSourceResponse(content(), { onClose, background });
    });
    await using server = await serve(app, { port: 0, logger: silentLogger });
    const controller = new AbortController();
    const response = await fetch(server.url, { signal: controller.signal, headers: { "last-event-id": "41" } });
    const reader = response.body!.getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe("data: 41\r\n\r\n");
    await begun.promise;
    controller.abort();
    await finished.promise;
    expect(order).toEqual(["before: false", "closed", "after: true", "producer", "background"]);
  });

  test("is no reason for `onClose` where the stream has ended", async () => {
    const calls: string[] = [];
    const app = new App();
    app.get("/", {}, () => new EventSourceResponse(["x"], { onClose: () => calls.push("closed"), background: () => calls.push("background") }));
    app.head("/", {}, () => new EventSourceResponse(["x"], { onClose: () => calls.push("closed") }));
    await using server = await serve(app, { port: 0, logger: silentLogger });
    expect(await (await fetch(server.url)).text()).toBe("data: x\r\n\r\n");
    const head = await fetch(server.url, { method: "HEAD" });
    expect(head.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    await server.close();
    expect(calls).toEqual(["background"]);
  });

  test("has what `onClose` throws logged", async () => {
    const errors: unknown[] = [];
    const reported = Promise.withResolvers<void>();
    const logger: Logger = {
      ...silentLogger,
      error(fields) {
        errors.push(fields.error);
        reported.resolve();
      },
    };
    const app = new App({ logger });
    const broken = new Error("broken");
    app.get("/", {}, () => {
      async function* content(): AsyncGenerator<string, void, undefined> {
        for (;;) {
          yield "x";
          await new Promise((resolve) => setTimeout(resolve, 1));
        }
      }
      const onClose = (): never => {
        throw broken;
      };
      return new EventSourceResponse(content(), { onClose });
    });
    const reply = await app.handle(new MemoryExchange({}));
    const { ClientDisconnect } = await import("../http/exchange.ts");
    const parts = (reply.body as AsyncIterable<string>)[Symbol.asyncIterator]();
    await parts.next();
    await parts.return!();
    await reply.afterSent!(new ClientDisconnect());
    await reported.promise;
    expect(errors).toEqual([broken]);
  });
});
