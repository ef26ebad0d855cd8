// Parameters from a request to a handler: what FastAPI's answers taught, without FastAPI. Each runs interpreted and generated.

import { describe, expect, test } from "vitest";
import { App, Body, Cookie, Form, Header, HttpRequest, Model, Path, Query, t, ValueError, type Params } from "signatura";
import { testClient, type TestRequestOptions } from "signatura/testing";
import { inBothModes } from "../../test/support/both-modes.ts";

interface Asked extends TestRequestOptions {
  readonly path?: string;
  readonly url?: string;
  readonly method?: string;
}

/** What the handler of an operation with these parameters is given, or the issues as `place.name: type`. */
async function given(takes: Params, { path = "/", url = path, method = "GET", ...options }: Asked = {}): Promise<unknown> {
  const app = new App();
  app.route(method)(path, takes, (args: object) => args);
  await using client = await testClient(app);
  const response = await client.request(method, url, options);
  const answer = response.json<{ detail: { loc: unknown[]; type: string }[] }>();
  return response.status === 422 ? answer.detail.map(({ loc, type }) => `${loc.join(".")}: ${type}`) : answer;
}

inBothModes("parameters", () => {
  const upper = () => t.string.transform((value) => value.toUpperCase());
  const strict = () =>
    class extends Model("Strict", { limit: t.int, name: t.string.default("x"), tags: t.list(t.int).default([]) }, { config: { extra: "forbid" } }) {};

  test.each<readonly [title: string, takes: () => Params, asked: Asked, expected: unknown]>([
    ["a default that was not sent is validated, as if it had been", () => ({ a: upper().default("x") }), {}, { a: "X" }],
    ["but null is not", () => ({ a: t.string.transform((value) => `${value}!`).orNull }), {}, { a: null }],
    ["nor is the default of a member of the body", () => ({ a: Body(upper().default("x")) }), { method: "POST" }, { a: "x" }],
    ["the default of a form's field is", () => ({ a: Form(upper().default("x")) }), { method: "POST", form: { b: 1 } }, { a: "X" }],
    ["what a factory gives is", () => ({ a: upper().default(() => "x") }), {}, { a: "X" }],
    [
      "a default that code of the user refuses is an issue of the request",
      () => ({
        a: t.string
          .check(() => {
            throw new ValueError("no");
          })
          .default("x"),
      }),
      {},
      ["query.a: value_error"],
    ],
    ["`.optional` without a default is left out", () => ({ a: t.int.optional }), {}, {}],

    ["of a query name sent twice the last counts", () => ({ a: t.int }), { url: "/?a=1&a=2" }, { a: 2 }],
    ["of a header sent twice the first", () => ({ x_a: Header(t.string) }), { headers: { "X-A": "1" } }, { x_a: "1" }],
    ["camel case is kebab case in headers", () => ({ userAgent: Header(t.string) }), { headers: { "user-agent": "curl" } }, { userAgent: "curl" }],
    ["a header with underscores is another header", () => ({ x_a: Header(t.string) }), { headers: { x_a: "1" } }, ["header.x-a: missing"]],
    ["unless the parameter says so", () => ({ x_a: Header(t.string, { convertUnderscores: false }) }), { headers: { x_a: "1" } }, { x_a: "1" }],
    ["a list in a query takes every value", () => ({ a: Query(t.list(t.int)) }), { url: "/?a=1&b=0&a=2" }, { a: [1, 2] }],
    ["an empty cookie is no list", () => ({ a: Cookie(t.list(t.string).default(["d"])) }), { headers: { cookie: "a=" } }, { a: ["d"] }],

    ["the convertor of a path gives the value that the type sees", () => ({ n: t.string }), { path: "/{n:int}", url: "/7" }, ["path.n: string_type"]],
    ["a path parameter by an alias", () => ({ other: Path(t.int, { alias: "n" }) }), { path: "/{n}", url: "/7" }, { other: 7 }],

    ["a group fills in defaults and refuses what is unknown", () => ({ f: Query(strict()) }), { url: "/?limit=5&more=1" }, ["query.more: extra_forbidden"]],
    [
      "a group counts what stands beside it as known",
      () => ({ f: Query(strict()), more: t.int }),
      { url: "/?limit=5&more=1" },
      { f: { limit: 5, name: "x", tags: [] }, more: 1 },
    ],
    [
      "a group in headers takes them in any case, and by their hyphens",
      () => ({ h: Header(class extends Model("H", { x_a: t.int, token: t.string.alias("X-Token") }) {}) }),
      { headers: { "X-A": "1", "X-Token": "t" } },
      { h: { x_a: 1, "X-Token": "t" } },
    ],
    [
      "a group in cookies",
      () => ({ c: Cookie(class extends Model("C", { a: t.int, b: t.string.default("d") }) {}) }),
      { headers: { cookie: "a=1" } },
      { c: { a: 1, b: "d" } },
    ],

    [
      "several members of a body are known by their names, and a body that is a list has none",
      () => ({ a: Body(t.int.default(1)), b: Body(t.int) }),
      { method: "POST", json: [] },
      ["body.a: missing", "body.b: missing"],
    ],
    [
      "two names in the code that are one on the wire are two members",
      () => ({ a: Body(t.int, { alias: "x" }), b: Body(t.int, { alias: "y" }) }),
      { method: "POST", json: { x: 1, y: 2 } },
      { a: 1, b: 2 },
    ],
    [
      "names that every object has are names like others",
      () => ({ constructor: Body(t.int), toString: Body(t.int.default(5)) }),
      { method: "POST", json: { constructor: 1 } },
      { constructor: 1, toString: 5 },
    ],
    [
      "issues come by place: path, query, header, cookie, body",
      () => ({ e: Body(t.int), d: Cookie(t.int), c: Header(t.int), b: Query(t.int), a: Path(t.int) }),
      { path: "/{a}", url: "/x", method: "POST" },
      ["path.a: int_parsing", "query.b: missing", "header.c: missing", "cookie.d: missing", "body: missing"],
    ],
  ])("%s", async (_title, takes, asked, expected) => {
    expect(await given(takes(), asked)).toEqual(expected);
  });

  test("a default is a copy for each request", async () => {
    const app = new App();
    app.get("/", { tags: Query(t.list(t.string).default(["a"])) }, ({ tags }) => {
      tags.push("b");
      return tags;
    });
    await using client = await testClient(app);
    await client.get("/");
    expect((await client.get("/")).json()).toEqual(["a", "b"]);
  });
});

describe("what a body is read for", () => {
  test("the plan, middleware and the handler share one reading", async () => {
    const app = new App();
    app.middleware(async (request, next) => {
      request.state["length"] = (await request.body()).length;
      return next();
    });
    app.post("/", { items: t.list(t.int), request: HttpRequest }, async ({ items, request }) => {
      const parts: number[] = [];
      for await (const part of request.stream()) parts.push(part.length);
      return [items, request.state["length"], await request.text(), await request.json(), parts];
    });
    await using client = await testClient(app);
    expect((await client.post("/", { json: [1, 2] })).json()).toEqual([[1, 2], 5, "[1,2]", [1, 2], [5]]);
  });

  test("what was taken as a stream cannot be asked for again, and says so", async () => {
    const app = new App();
    app.post("/", { request: HttpRequest }, async ({ request }) => {
      for await (const _part of request.stream()) break;
      return request.body().catch((error: Error) => error.message);
    });
    await using client = await testClient(app);
    expect((await client.post("/", { body: "abc" })).json()).toBe("The body has been read as a stream already.");
  });
});

inBothModes("defaults", () => {
  test("are each request's own, instances as well", async () => {
    class Filter extends Model({ tags: t.list(t.string).default([]) }) {}
    const app = new App();
    const takes = {
      filter: Body(t.of(Filter).default(new Filter({}))),
      ids: Query(t.list(t.int).default([1])),
      names: Header(t.list(t.string).default(["a"])),
      more: Body(t.record(t.string, t.list(t.int)).default({ a: [] })),
    };
    app.post("/", takes, ({ filter, ids, names, more }) => {
      filter.tags.push("x");
      ids.push(2);
      names.push("b");
      more["a"]!.push(3);
      return { filter, ids, names, more };
    });
    await using client = await testClient(app);
    const expected = { filter: { tags: ["x"] }, ids: [1, 2], names: ["a", "b"], more: { a: [3] } };
    for (let time = 0; time < 2; time += 1) expect((await client.post("/", { json: {} })).json()).toEqual(expected);
  });
});
