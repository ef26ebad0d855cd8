// Bodies of requests that are JSON, or nothing: how they come, what is wrong with them, how large they may be.

import { expect } from "vitest";
import { App, bodyLimit, Body, HttpRequest, Model, t } from "signatura";
import { overEveryTransport } from "./suite.ts";
import { valuesOf, type Ask, type Pairs } from "./transport.ts";

const JSON_TYPE: Pairs = [["content-type", "application/json"]];

overEveryTransport("JSON bodies", (suite) => {
  const served = suite.serve(() => {
    class Item extends Model({ name: t.string, price: t.number.allowInfNan(false).default(1), tags: t.list(t.string).default([]) }) {}
    const app = new App();
    app.post("/items", { item: Item }, ({ item }) => item);
    app.post("/maybe", { item: t.of(Item).orNull }, ({ item }) => item);
    app.post("/any", { value: Body(t.any) }, ({ value }) => value);
    app.post("/short", { value: Body(t.string.maxLength(3)) }, ({ value }) => value);
    app.post("/record", { value: t.record(t.string, t.int) }, ({ value }) => value);
    app.post("/raw", { request: HttpRequest }, async ({ request }) => [...(await request.body())]);
    app.get("/with-body", { value: Body(t.any) }, ({ value }) => value);
    return app;
  });
  const post = (target: string, body: string | Uint8Array, headers: Pairs = JSON_TYPE): Ask => ({ method: "POST", target, headers, body });

  suite.test("become models", async () => {
    expect(await served.tell(post("/items", '{"name": "caf\u00e9", "tags": ["a"]}'))).toEqual([200, { name: "café", price: 1, tags: ["a"] }]);
  });

  suite.test("that are missing or empty are a 422, or null where that is allowed", async () => {
    const missing = [422, { detail: [{ type: "missing", loc: ["body"], msg: "Field required", input: null }] }];
    expect(await served.tell({ method: "POST", target: "/items" })).toEqual(missing);
    expect(await served.tell({ method: "POST", target: "/items", headers: JSON_TYPE })).toEqual(missing);
    expect(await served.tell(post("/items", ""))).toEqual(missing);
    expect(await served.tell({ method: "POST", target: "/maybe" })).toEqual([200, null]);
    expect(await served.tell(post("/maybe", ""))).toEqual([200, null]);
  });

  suite.test("that are broken are a 422 with the place", async () => {
    expect(await served.tell(post("/items", '{"name": }'))).toEqual([
      422,
      { detail: [{ type: "json_invalid", loc: ["body", 9], msg: "JSON decode error", input: {}, ctx: { error: "Expecting value" } }] },
    ]);
    expect((await served.tell(post("/items", '{"name"')))[0]).toBe(422);
  });

  suite.test("that are no UTF-8 are a 400", async () => {
    expect(await served.tell(post("/items", new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d])))).toEqual([400, { detail: "There was an error parsing the body" }]);
  });

  suite.test("of another content type, or of none, are no JSON", async () => {
    const refused = {
      detail: [
        { type: "model_attributes_type", loc: ["body"], msg: "Input should be a valid dictionary or object to extract fields from", input: '{"name": "a"}' },
      ],
    };
    for (const headers of [[["content-type", "text/plain"]], []] as Pairs[])
      expect(await served.tell(post("/items", '{"name": "a"}', headers))).toEqual([422, refused]);
    for (const type of ["application/json; charset=utf-8", "application/vnd.api+json", "Application/JSON"])
      expect((await served.tell(post("/items", '{"name": "a"}', [["content-type", type]])))[0]).toBe(200);
  });

  suite.test("may be scattered over any number of parts, and come without their length", async () => {
    const bytes = Buffer.from('{"name": "caf\u00e9", "tags": ["\u{1f370}"]}');
    const parts = Array.from(bytes, (byte) => new Uint8Array([byte]));
    expect(await served.tell({ method: "POST", target: "/items", headers: JSON_TYPE, parts })).toEqual([200, { name: "café", price: 1, tags: ["🍰"] }]);
    expect(await served.tell({ method: "POST", target: "/raw", parts: [] })).toEqual([200, []]);
  });

  suite.test("keep `__proto__` and `constructor` as keys like any other", async () => {
    const text = '{"__proto__":{"a":1},"constructor":2}';
    expect((await served.ask(post("/any", text))).body.toString()).toBe(text);
    expect((await served.ask(post("/record", '{"__proto__":1}'))).body.toString()).toBe('{"__proto__":1}');
    expect(({} as { a?: unknown }).a).toBeUndefined();
    expect((await served.ask(post("/items", '{"__proto__":{"name":"x"}}'))).status).toBe(422);
  });

  suite.test("with a number beyond all are a 422, which shows null in its place", async () => {
    const [status, body] = await served.tell(post("/items", '{"name": "a", "price": 1e999}'));
    expect([status, body]).toMatchObject([422, { detail: [{ type: "finite_number", loc: ["body", "price"], input: null }] }]);
  });

  suite.test("with lone surrogates are answered with something that is JSON and UTF-8", async () => {
    const answers = await Promise.all([
      served.ask(post("/items", '{"name": "\\ud800"}')),
      served.ask(post("/any", '["\\udc00", {"\\ud800": 1}]')),
      served.ask(post("/short", '"\\ud800"')),
    ]);
    const read = answers.map(({ status, body }) => [status, JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body)) as unknown]);
    expect(read).toMatchObject([
      [200, { name: "\ud800" }],
      [200, ["\udc00", { "\ud800": 1 }]],
      [422, { detail: [{ type: "string_unicode", loc: ["body"], input: "\ud800" }] }],
    ]);
  });

  suite.test("nested beyond all measure are a clear error", async () => {
    const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
    expect((await served.ask(post("/any", deep))).status).toBe(400);
  });

  suite.testOf("bodyOfGet", "may come with GET", async () => {
    expect(await served.tell({ target: "/with-body", headers: JSON_TYPE, body: "[1]" })).toEqual([200, [1]]);
  });
});

overEveryTransport("large bodies", (suite) => {
  let handled = 0;
  const served = suite.serve(() => {
    const app = new App({ bodyLimit: 100 });
    app.post("/read", { request: HttpRequest }, async ({ request }) => {
      handled += 1;
      return (await request.body()).length;
    });
    app.post("/declared", { value: Body(t.any) }, () => {
      handled += 1;
    });
    app.post("/streamed", { request: HttpRequest }, async ({ request }) => {
      let size = 0;
      for await (const part of request.stream()) size += part.length;
      return size;
    });
    app.post("/higher", { request: HttpRequest }, { bodyLimit: 1000 }, async ({ request }) => (await request.body()).length);
    app.post("/unread", () => "not read");
    return app;
  });
  const TOO_LARGE = [413, { detail: "Content Too Large" }];

  suite.test("are taken up to the limit", async () => {
    for (const target of ["/read", "/streamed"]) {
      expect(await served.tell({ method: "POST", target, body: "x".repeat(100) })).toEqual([200, 100]);
      expect(await served.tell({ method: "POST", target, parts: ["x".repeat(60), "x".repeat(40)] })).toEqual([200, 100]);
    }
    expect(await served.tell({ method: "POST", target: "/higher", body: "x".repeat(1000) })).toEqual([200, 1000]);
  });

  suite.test("are refused with 413 by their length", async () => {
    handled = 0;
    expect(await served.tell({ method: "POST", target: "/declared", body: "x".repeat(101) })).toEqual(TOO_LARGE);
    expect(handled).toBe(0);
    for (const target of ["/read", "/streamed"]) expect(await served.tell({ method: "POST", target, body: "x".repeat(101) })).toEqual(TOO_LARGE);
    expect(await served.tell({ method: "POST", target: "/higher", body: "x".repeat(1001) })).toEqual(TOO_LARGE);
  });

  suite.test("are refused with 413 as soon as too much has come", async () => {
    for (const target of ["/declared", "/read", "/streamed"])
      expect(await served.tell({ method: "POST", target, parts: ["x".repeat(60), "x".repeat(60)] })).toEqual(TOO_LARGE);
  });

  suite.test("that never end are refused all the same", async () => {
    let isOver = false;
    const endless = (async function* () {
      while (!isOver) {
        yield "x".repeat(60);
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    })();
    expect(await served.tell({ method: "POST", target: "/read", parts: endless })).toEqual(TOO_LARGE);
    isOver = true;
  });

  suite.test("are no matter to who does not read them", async () => {
    expect(await served.tell({ method: "POST", target: "/unread", body: "x".repeat(101) })).toEqual([200, "not read"]);
  });

  suite.test("may be bounded by middleware, too", async () => {
    const app = new App();
    app.middleware(bodyLimit(10));
    app.post("/", { request: HttpRequest }, async ({ request }) => (await request.body()).length);
    await using reached = await suite.reach(app);
    const answer = await reached.begin({ method: "POST", target: "/", body: "x".repeat(11) }).answer;
    expect([answer.status, valuesOf(answer.headers, "content-type")]).toEqual([413, ["text/plain; charset=utf-8"]]);
    expect((await reached.begin({ method: "POST", target: "/", parts: ["x".repeat(11)] }).answer).status).toBe(413);
  });
});
