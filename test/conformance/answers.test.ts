// What answers may be: text, bytes, nothing, JSON, files, streams.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect } from "vitest";
import {
  App,
  FileResponse,
  HttpResponse,
  JSONResponse,
  jsonl,
  Model,
  PlainTextResponse,
  RedirectResponse,
  ServerSentEvent,
  sse,
  StreamingResponse,
  t,
} from "signatura";
import { silentLogger } from "../../src/kernel/logger.ts";
import { overEveryTransport } from "./suite.ts";
import { valuesOf, type Pairs } from "./transport.ts";

const folder = mkdtempSync(join(tmpdir(), "signatura-conformance-"));
const letters = join(folder, "letters.txt");
writeFileSync(letters, "abcdefghijklmnopqrstuvwxyz");
const empty = join(folder, "empty.bin");
writeFileSync(empty, "");
afterAll(() => rmSync(folder, { recursive: true }));

const headersOf = (headers: Pairs, ...names: string[]): (string | undefined)[] => names.map((name) => valuesOf(headers, name)[0]);

overEveryTransport("answers", (suite) => {
  const served = suite.serve(() => {
    class Item extends Model({ name: t.string, secret: t.string.default("s") }) {}
    class Public extends Model({ name: t.string }) {}
    const app = new App();
    app.get("/json", () => ({ text: "\u00e9 \u{1f370}", list: [1, 2.5, null, true] }));
    app.get("/nothing", () => undefined);
    app.get("/filtered", {}, { returns: Public }, () => new Item({ name: "n" }) as Public);
    app.post("/created", {}, { status: 201 }, () => ({ id: 1 }));
    app.get("/text", () => new PlainTextResponse("caf\u00e9"));
    app.get("/bytes", () => new HttpResponse(new Uint8Array([0, 255, 10]), { mediaType: "application/octet-stream" }));
    app.get("/bare", () => new HttpResponse("no type"));
    app.get("/empty", () => new HttpResponse(null));
    app.delete("/gone", {}, { status: 204 }, () => undefined);
    app.get("/unchanged", () => new HttpResponse(null, { status: 304, headers: { etag: '"1"' } }));
    app.get("/elsewhere", () => new RedirectResponse("/caf\u00e9 \u{1f370}?a=b"));
    app.get("/web", () => Response.json({ web: true }, { status: 202, headers: { "x-web": "1" } }));
    app.get("/large", () => new PlainTextResponse("x".repeat(1_000_000)));
    app.get("/surrogate", () => new PlainTextResponse("a\ud800b"));
    app.head("/text", () => new PlainTextResponse("caf\u00e9"));
    return app;
  });

  suite.test("are JSON as UTF-8, with its length", async () => {
    const { status, headers, body } = await served.ask("/json");
    expect([status, body.toString()]).toEqual([200, '{"text":"é 🍰","list":[1,2.5,null,true]}']);
    expect(headersOf(headers, "content-type", "content-length")).toEqual(["application/json", String(body.length)]);
    expect(await served.tell("/nothing")).toEqual([200, null]);
    expect(await served.tell({ method: "POST", target: "/created" })).toEqual([201, { id: 1 }]);
  });

  suite.test("show what `returns` has, and no more", async () => {
    expect(await served.tell("/filtered")).toEqual([200, { name: "n" }]);
  });

  suite.test("are text and bytes", async () => {
    const text = await served.ask("/text");
    expect([text.body.toString(), ...headersOf(text.headers, "content-type", "content-length")]).toEqual(["café", "text/plain; charset=utf-8", "5"]);
    const bytes = await served.ask("/bytes");
    expect([[...bytes.body], ...headersOf(bytes.headers, "content-type", "content-length")]).toEqual([[0, 255, 10], "application/octet-stream", "3"]);
    expect(headersOf((await served.ask("/bare")).headers, "content-type", "content-length")).toEqual([undefined, "7"]);
    expect((await served.ask("/surrogate")).body.toString()).toBe("a\ufffdb");
    expect((await served.ask("/large")).body.length).toBe(1_000_000);
  });

  suite.test("of HEAD have the headers and no body", async () => {
    const { headers, body } = await served.ask({ method: "HEAD", target: "/text" });
    expect([body.length, ...headersOf(headers, "content-type", "content-length")]).toEqual([0, "text/plain; charset=utf-8", "5"]);
  });

  suite.test("may be empty: 200 says so with a length, 204 and 304 with none", async () => {
    expect(headersOf((await served.ask("/empty")).headers, "content-length")).toEqual(["0"]);
    const gone = await served.ask({ method: "DELETE", target: "/gone" });
    expect([gone.status, gone.body.length, ...headersOf(gone.headers, "content-length", "content-type", "transfer-encoding")]).toEqual([
      204,
      0,
      undefined,
      "application/json",
      undefined,
    ]);
    const unchanged = await served.ask("/unchanged");
    expect([unchanged.status, unchanged.body.length, ...headersOf(unchanged.headers, "content-length", "etag")]).toEqual([304, 0, undefined, '"1"']);
  });

  suite.test("redirect to what may stand in a header", async () => {
    const { status, headers } = await served.ask("/elsewhere");
    expect([status, ...headersOf(headers, "location", "content-length")]).toEqual([307, "/caf%C3%A9%20%F0%9F%8D%B0?a=b", "0"]);
  });

  suite.test("may be web Responses", async () => {
    const { status, headers, body } = await served.ask("/web");
    expect([status, JSON.parse(body.toString()), ...headersOf(headers, "x-web", "content-type")]).toEqual([202, { web: true }, "1", "application/json"]);
  });
});

overEveryTransport("files", (suite) => {
  const served = suite.serve(() => {
    const app = new App({ logger: silentLogger });
    app.get("/letters", () => new FileResponse(letters));
    app.head("/letters", () => new FileResponse(letters));
    app.get("/saved", () => new FileResponse(letters, { filename: "caf\u00e9.txt" }));
    app.get("/empty", () => new FileResponse(empty));
    app.get("/missing", () => new FileResponse(join(folder, "none")));
    return app;
  });
  const range = (value: string): Parameters<typeof served.ask>[0] => ({ target: "/letters", headers: [["range", value]] });

  suite.test("come with their length, type and validators", async () => {
    const { status, headers, body } = await served.ask("/letters");
    expect([status, body.toString()]).toEqual([200, "abcdefghijklmnopqrstuvwxyz"]);
    expect(headersOf(headers, "content-type", "content-length", "accept-ranges")).toEqual(["text/plain; charset=utf-8", "26", "bytes"]);
    expect(headersOf(headers, "etag", "last-modified").every((value) => value !== undefined)).toBe(true);
    expect((await served.ask("/empty")).body.length).toBe(0);
    expect(headersOf((await served.ask("/saved")).headers, "content-disposition")).toEqual(["attachment; filename*=utf-8''caf%C3%A9.txt"]);
  });

  suite.test("come in the ranges that are asked for", async () => {
    const part = await served.ask(range("bytes=2-4"));
    expect([part.status, part.body.toString(), ...headersOf(part.headers, "content-range", "content-length")]).toEqual([206, "cde", "bytes 2-4/26", "3"]);
    expect((await served.ask(range("bytes=-2"))).body.toString()).toBe("yz");
    expect((await served.ask(range("bytes=24-"))).body.toString()).toBe("yz");
    const several = await served.ask(range("bytes=0-1,24-25"));
    expect([several.status, ...headersOf(several.headers, "content-length")]).toEqual([206, String(several.body.length)]);
    expect(headersOf(several.headers, "content-type")[0]).toMatch(/^multipart\/byteranges; boundary=/);
    const beyond = await served.ask(range("bytes=26-"));
    expect([beyond.status, ...headersOf(beyond.headers, "content-range")]).toEqual([416, "bytes */26"]);
  });

  suite.test("show HEAD their head", async () => {
    const { status, headers, body } = await served.ask({ method: "HEAD", target: "/letters" });
    expect([status, body.length, ...headersOf(headers, "content-length")]).toEqual([200, 0, "26"]);
  });

  suite.test("that are not there are a 500", async () => {
    expect(await served.tell("/missing")).toEqual([500, "Internal Server Error"]);
  });
});

overEveryTransport("streams", (suite) => {
  let stopped = 0;
  const served = suite.serve(() => {
    class Tick extends Model({ n: t.int }) {}
    const app = new App();
    app.get("/parts", () => new StreamingResponse(["caf\u00e9", new Uint8Array([33])], { mediaType: "text/plain" }));
    app.get("/events", {}, { returns: sse(Tick) }, async function* () {
      yield { n: 1 };
      yield new ServerSentEvent({ data: { n: 2 }, event: "tick", id: "2", retry: 10 });
    });
    app.get("/lines", {}, { returns: jsonl(Tick) }, async function* () {
      yield { n: 1 };
      yield { n: 2 };
    });
    app.get("/nothing", {}, { returns: jsonl(Tick) }, async function* () {});
    app.head("/events", {}, { returns: sse(Tick) }, async function* () {
      try {
        yield { n: 1 };
      } finally {
        stopped += 1;
      }
    });
    app.get("/latin", () => new StreamingResponse(["caf\u00e9"], { headers: { "x-name": "caf\u00e9" } }));
    return app;
  });

  suite.test("of parts arrive as they are", async () => {
    const { status, headers, body } = await served.ask("/parts");
    expect([status, body.toString(), ...headersOf(headers, "content-type", "content-length")]).toEqual([200, "café!", "text/plain; charset=utf-8", undefined]);
    expect(await served.tell("/nothing")).toEqual([200, ""]);
  });

  suite.test("of server-sent events have their headers and fields", async () => {
    const { status, headers, body } = await served.ask("/events");
    expect([status, body.toString()]).toEqual([200, 'data: {"n":1}\n\nevent: tick\ndata: {"n": 2}\nid: 2\nretry: 10\n\n']);
    expect(headersOf(headers, "content-type", "cache-control", "x-accel-buffering")).toEqual(["text/event-stream; charset=utf-8", "no-cache", "no"]);
  });

  suite.test("of JSON Lines are a line an item", async () => {
    const { headers, body } = await served.ask("/lines");
    expect([body.toString(), ...headersOf(headers, "content-type")]).toEqual(['{"n":1}\n{"n":2}\n', "application/jsonl"]);
  });

  suite.test("are stopped for HEAD", async () => {
    stopped = 0;
    const { status, headers, body } = await served.ask({ method: "HEAD", target: "/events" });
    expect([status, body.length, ...headersOf(headers, "content-type")]).toEqual([200, 0, "text/event-stream; charset=utf-8"]);
    await expect.poll(() => stopped).toBe(1);
  });

  suite.test("may have headers in Latin-1", async () => {
    const { headers, body } = await served.ask("/latin");
    expect([body.toString(), ...headersOf(headers, "x-name")]).toEqual(["café", "café"]);
  });

  suite.testOf("answersInParts", "arrive as they are made, no later", async () => {
    const app = new App();
    const go = Promise.withResolvers<void>();
    app.get("/", {}, { returns: jsonl(t.int) }, async function* () {
      yield 1;
      await go.promise;
      yield 2;
    });
    await using reached = await suite.reach(app);
    const { parts } = await reached.begin({ target: "/" }).answer;
    expect(Buffer.from((await parts.next()).value as Uint8Array).toString()).toBe("1\n");
    go.resolve();
    expect(Buffer.from((await parts.next()).value as Uint8Array).toString()).toBe("2\n");
    expect((await parts.next()).done).toBe(true);
  });
});

overEveryTransport("JSON answers", (suite) => {
  suite.test("refuse what JSON has no word for: 500", async () => {
    const app = new App({ logger: silentLogger });
    app.get("/", () => ({ n: Number.POSITIVE_INFINITY }));
    app.get("/own", () => new JSONResponse({ n: Number.NaN }));
    await using reached = await suite.reach(app);
    for (const target of ["/", "/own"]) expect((await reached.begin({ target }).answer).status).toBe(500);
  });
});
