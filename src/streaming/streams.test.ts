import { describe, expect, test } from "vitest";
import {
  App,
  BackgroundTasks,
  Depends,
  HttpResponse,
  jsonl,
  Model,
  ServerSentEvent,
  sse,
  StreamingResponse,
  t,
  ValidationError,
  type In,
  type ServerSentEventFields,
} from "signatura";
import { readFixture } from "../../test/parity/fixture.ts";
import { MemoryExchange } from "../../test/support/exchange.ts";
import { readReply } from "../../test/support/read-reply.ts";
import { inBothModes } from "../../test/support/both-modes.ts";
import { silentLogger } from "../kernel/logger.ts";

interface Fields extends Omit<ServerSentEventFields, "rawData"> {
  readonly raw_data?: string | null;
}

interface Asked {
  readonly events: readonly { readonly fields: Fields; readonly text: string }[];
  readonly refused: readonly {
    readonly fields: Fields;
    readonly issues: readonly { readonly type: string; readonly loc: readonly string[]; readonly msg: string }[];
  }[];
  readonly items: readonly { readonly name: string; readonly itemSize: number }[];
  readonly answers: readonly {
    readonly method: string;
    readonly url: string;
    readonly json: unknown;
    readonly status: number;
    readonly headers: readonly (readonly [string, string])[];
    readonly body: string;
  }[];
  readonly teardown: readonly { readonly kind: "sse" | "jsonl" | "raw"; readonly ending: "end" | "error"; readonly log: readonly string[] }[];
}

const asked = readFixture<Asked>("streams");

/** Our name for Python's `raw_data`. */
function named({ raw_data: rawData, ...fields }: Fields): ServerSentEventFields {
  return rawData === undefined ? fields : { ...fields, rawData };
}

async function get(
  app: App,
  url: string,
  method = "GET",
  json?: unknown,
): Promise<{ status: number; headers: readonly (readonly [string, string])[]; body: string }> {
  const body = json === undefined || json === null ? {} : { body: JSON.stringify(json), headers: { "content-type": "application/json" } };
  const reply = await app.handle(new MemoryExchange({ method, url, ...body }));
  const read = await readReply(reply);
  await reply.afterSent?.(undefined);
  return { status: read.status, headers: read.headers, body: Buffer.from(read.body).toString("latin1") };
}

describe("an event", () => {
  test.each(asked.events)("of $fields is written as FastAPI writes it", async ({ fields, text }) => {
    const app = new App();
    app.get("/", {}, { returns: sse() }, function* () {
      yield new ServerSentEvent(named(fields));
    });
    const { body } = await get(app, "/");
    expect(Buffer.from(body, "latin1").toString()).toBe(text);
  });

  test.each(asked.refused)("of $fields is refused when it is made", ({ fields, issues }) => {
    const make = (): unknown => new ServerSentEvent(named(fields));
    expect(make).toThrow(ValidationError);
    try {
      make();
    } catch (error) {
      const found = (error as ValidationError).errors().map(({ type, loc, msg }) => ({ type, loc, msg: msg.replaceAll("rawData", "raw_data") }));
      expect(found.map(({ loc, ...rest }) => ({ ...rest, loc: loc.map((part) => (part === "rawData" ? "raw_data" : part)) }))).toEqual(issues);
    }
  });
});

inBothModes("a stream", () => {
  class Item extends Model({ name: t.string, size: t.number.alias("itemSize"), note: t.string.orNull, kind: t.string.default("k") }) {}

  class Csv extends StreamingResponse {
    static override mediaType: string | null = "text/csv";
  }

  // As they come from elsewhere: by alias, which the types do not know.
  const items = asked.items as unknown as readonly In<typeof Item>[];
  const setHeaders = Depends({ response: HttpResponse }, ({ response }) => {
    response.headers.set("X-Set", "by dependency");
    response.headers.set("Cache-Control", "private");
    response.setCookie("c", "v");
  });
  const teapot = Depends({ response: HttpResponse }, ({ response }) => {
    response.status = 418;
  });

  /** The same application as in test/parity/streams.py. */
  function makeApp(): App {
    const app = new App({ logger: silentLogger });
    app.get("/events/typed", {}, { returns: sse(Item) }, async function* () {
      yield* items;
    });
    app.get("/events/typed-sync", {}, { returns: sse(Item) }, function* () {
      for (const item of items) yield new Item(item);
    });
    app.get("/events/untyped", {}, { returns: sse() }, async function* () {
      yield* items;
      yield "text ü";
      yield null;
      yield [1, 2.5];
    });
    app.get("/events/mixed", {}, { returns: sse(Item) }, async function* () {
      yield items[0]!;
      yield new ServerSentEvent({ data: new Item(items[1]!), event: "model" });
      yield new ServerSentEvent({ data: [new Item(items[1]!)], event: "models" });
      yield new ServerSentEvent({ data: { anything: "goes" }, id: "1" });
      yield new ServerSentEvent({ comment: "end" });
    });
    app.get("/events/dumped", {}, { returns: sse(Item), byAlias: false, excludeUnset: true }, async function* () {
      yield* items;
    });
    app.get("/events/slim", {}, { returns: sse(Item), excludeNone: true, exclude: ["kind"] }, async function* () {
      yield* items;
    });
    app.post("/events/post", { item: Item }, { returns: sse(Item), status: 201 }, async function* ({ item }) {
      yield item;
    });
    app.get("/events/none", {}, { returns: sse(Item) }, async function* () {});
    app.get("/events/headers", {}, { returns: sse(t.int), dependencies: [setHeaders] }, async function* () {
      yield 1;
    });
    app.get("/events/status-by-dependency", {}, { returns: sse(t.int), status: 202, dependencies: [teapot] }, async function* () {
      yield 1;
    });
    app.get("/lines/typed", {}, { returns: jsonl(Item) }, async function* () {
      yield* items;
    });
    app.get("/lines/typed-sync", {}, { returns: jsonl(Item) }, () => items);
    app.get("/lines/untyped", {}, async function* () {
      yield* items;
      yield "text ü\n";
      yield null;
      yield 1e22;
    });
    app.get("/lines/slim", {}, { returns: jsonl(Item), byAlias: false, excludeDefaults: true, status: 203 }, async function* () {
      yield* items;
    });
    app.get("/lines/headers", {}, { dependencies: [setHeaders] }, function* () {
      yield 1;
    });
    app.get("/raw/text", {}, { responseClass: StreamingResponse }, async function* () {
      yield "one ";
      yield "two ü";
    });
    app.get("/raw/bytes", {}, { responseClass: StreamingResponse }, function* () {
      yield new Uint8Array([0, 255]);
      yield new TextEncoder().encode("end");
    });
    app.get("/raw/csv", {}, { responseClass: Csv, status: 206, dependencies: [setHeaders] }, function* () {
      yield "a,b\n";
      yield new TextEncoder().encode("1,2\n");
    });
    return app;
  }

  test.each(asked.answers)("answers $method $url as FastAPI does", async ({ method, url, json, status, headers, body }) => {
    const answer = await get(makeApp(), url, method, json);
    expect(answer).toEqual({ status, headers: headers.filter(([name]) => name !== "content-length"), body });
  });

  test.each(asked.teardown)("of $kind ($ending) runs in FastAPI's order", async ({ kind, ending, log: expected }) => {
    const log: string[] = [];
    async function* scope(name: string): AsyncGenerator<string, void, undefined> {
      log.push(`${name} +`);
      try {
        yield name;
      } catch (error) {
        log.push(`${name} ! ${(error as Error).message}`);
        throw error;
      } finally {
        log.push(`${name} -`);
      }
    }
    const Outer = Depends(async function* () {
      yield* scope("request");
    });
    const Inner = Depends(
      { outer: Outer },
      async function* () {
        yield* scope("function");
      },
      { scope: "function" },
    );
    async function* produce({ tasks }: { tasks: BackgroundTasks }): AsyncGenerator<string, void, undefined> {
      tasks.add(() => log.push("task"));
      log.push("producer +");
      try {
        yield "1";
        log.push("producer 2");
        yield "2";
        if (ending === "error") throw new Error("broken");
      } finally {
        log.push("producer -");
      }
    }
    const app = new App({ logger: silentLogger });
    const takes = { inner: Inner, tasks: BackgroundTasks };
    if (kind === "sse") app.get("/", takes, { returns: sse(t.string) }, produce);
    else if (kind === "jsonl") app.get("/", takes, produce);
    else app.get("/", takes, { responseClass: StreamingResponse }, produce);
    const reply = await app.handle(new MemoryExchange({}));
    const error = await readReply(reply).then(
      () => undefined,
      (broken: unknown) => broken,
    );
    await reply.afterSent?.(error);
    expect(log).toEqual(expected.map((line) => line.replace(/! \w+/, "! broken")));
  });
});
