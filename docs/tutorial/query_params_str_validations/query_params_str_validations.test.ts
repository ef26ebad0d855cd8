import { describe, expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial002 } from "./tutorial002.ts";
import { app as tutorial003 } from "./tutorial003.ts";
import { app as tutorial004 } from "./tutorial004.ts";
import { app as tutorial005 } from "./tutorial005.ts";
import { app as tutorial006 } from "./tutorial006.ts";
import { app as tutorial006c } from "./tutorial006c.ts";
import { app as tutorial007 } from "./tutorial007.ts";
import { app as tutorial008 } from "./tutorial008.ts";
import { app as tutorial009 } from "./tutorial009.ts";
import { app as tutorial010 } from "./tutorial010.ts";
import { app as tutorial011 } from "./tutorial011.ts";
import { app as tutorial012 } from "./tutorial012.ts";
import { app as tutorial013 } from "./tutorial013.ts";
import { app as tutorial014 } from "./tutorial014.ts";
import { app as tutorial015 } from "./tutorial015.ts";

const items = [{ item_id: "Foo" }, { item_id: "Bar" }];

const tooShort = (name: string, input: string): unknown => [
  422,
  { detail: [{ type: "string_too_short", loc: ["query", name], msg: "String should have at least 3 characters", input, ctx: { min_length: 3 } }] },
];

const tooLong = (name: string, input: string): unknown => [
  422,
  { detail: [{ type: "string_too_long", loc: ["query", name], msg: "String should have at most 50 characters", input, ctx: { max_length: 50 } }] },
];

const noMatch = (name: string, input: string): unknown => [
  422,
  {
    detail: [
      { type: "string_pattern_mismatch", loc: ["query", name], msg: "String should match pattern '^fixedquery$'", input, ctx: { pattern: "^fixedquery$" } },
    ],
  },
];

const missing = [422, { detail: [{ type: "missing", loc: ["query", "q"], msg: "Field required", input: null }] }];

const long = "x".repeat(51);

describe("rules of query parameters", () => {
  it("tutorial001 has none", async () => {
    await using client = await testClient(tutorial001);
    expect(await ask(client, "GET /items/")).toEqual([200, { items }]);
    expect(await ask(client, "GET /items/?q=a")).toEqual([200, { items, q: "a" }]);
  });

  it("tutorial002 limits the length", async () => {
    await using client = await testClient(tutorial002);
    expect(await ask(client, "GET /items/?q=")).toEqual([200, { items }]);
    expect(await ask(client, `GET /items/?q=${long}`)).toEqual(tooLong("q", long));
  });

  it("tutorial003 limits the length on both sides", async () => {
    await using client = await testClient(tutorial003);
    expect(await ask(client, "GET /items/?q=abc")).toEqual([200, { items, q: "abc" }]);
    expect(await ask(client, "GET /items/?q=ab")).toEqual(tooShort("q", "ab"));
    expect(await ask(client, `GET /items/?q=${long}`)).toEqual(tooLong("q", long));
  });

  it("tutorial004 matches a pattern", async () => {
    await using client = await testClient(tutorial004);
    expect(await ask(client, "GET /items/?q=fixedquery")).toEqual([200, { items, q: "fixedquery" }]);
    expect(await ask(client, "GET /items/?q=nonregexquery")).toEqual(noMatch("q", "nonregexquery"));
  });

  it("tutorial005 has a default", async () => {
    await using client = await testClient(tutorial005);
    expect(await ask(client, "GET /items/")).toEqual([200, { items, q: "fixedquery" }]);
    expect(await ask(client, "GET /items/?q=ab")).toEqual(tooShort("q", "ab"));
  });

  it("tutorial006 is required", async () => {
    await using client = await testClient(tutorial006);
    expect(await ask(client, "GET /items/?q=query")).toEqual([200, { items, q: "query" }]);
    expect(await ask(client, "GET /items/")).toEqual(missing);
    expect(await ask(client, "GET /items/?q=ab")).toEqual(tooShort("q", "ab"));
  });

  it("tutorial006c is required, and takes null in its many forms", async () => {
    await using client = await testClient(tutorial006c);
    for (const none of ["", "None", "null"]) expect(await ask(client, `GET /items/?q=${none}`)).toEqual([200, { q: null }]);
    expect(await ask(client, "GET /items/?q=abc")).toEqual([200, { q: "abc" }]);
    expect(await ask(client, "GET /items/")).toEqual(missing);
    expect(await ask(client, "GET /items/?q=ab")).toEqual(tooShort("q", "ab"));
  });

  it.each([
    ["tutorial007", tutorial007],
    ["tutorial008", tutorial008],
  ])("%s keeps the rules beside what is said for the docs", async (_name, app) => {
    await using client = await testClient(app);
    expect(await ask(client, "GET /items/?q=fixedquery")).toEqual([200, { items, q: "fixedquery" }]);
    expect(await ask(client, "GET /items/?q=ab")).toEqual(tooShort("q", "ab"));
  });

  it("tutorial009 answers to the alias only", async () => {
    await using client = await testClient(tutorial009);
    expect(await ask(client, "GET /items/?item-query=fixedquery")).toEqual([200, { items, q: "fixedquery" }]);
    expect(await ask(client, "GET /items/?q=fixedquery")).toEqual([200, { items }]);
  });

  it("tutorial010 names the alias in errors", async () => {
    await using client = await testClient(tutorial010);
    expect(await ask(client, "GET /items/?item-query=fixedquery")).toEqual([200, { items, q: "fixedquery" }]);
    expect(await ask(client, "GET /items/?item-query=nonregexquery")).toEqual(noMatch("item-query", "nonregexquery"));
    expect(await ask(client, "GET /items/?item-query=ab")).toEqual(tooShort("item-query", "ab"));
  });

  it("tutorial011 takes every value of the name", async () => {
    await using client = await testClient(tutorial011);
    expect(await ask(client, "GET /items/")).toEqual([200, { q: null }]);
    expect(await ask(client, "GET /items/?q=foo&q=bar")).toEqual([200, { q: ["foo", "bar"] }]);
  });

  it("tutorial012 has a list as its default", async () => {
    await using client = await testClient(tutorial012);
    expect(await ask(client, "GET /items/")).toEqual([200, { q: ["foo", "bar"] }]);
    expect(await ask(client, "GET /items/?q=baz&q=foobar")).toEqual([200, { q: ["baz", "foobar"] }]);
  });

  it("tutorial013 takes a list of anything", async () => {
    await using client = await testClient(tutorial013);
    expect(await ask(client, "GET /items/")).toEqual([200, { q: [] }]);
    expect(await ask(client, "GET /items/?q=foo&q=1")).toEqual([200, { q: ["foo", "1"] }]);
  });

  it("tutorial014 works although it is hidden", async () => {
    await using client = await testClient(tutorial014);
    expect(await ask(client, "GET /items/?hidden_query=somevalue")).toEqual([200, { hidden_query: "somevalue" }]);
    expect(await ask(client, "GET /items/")).toEqual([200, { hidden_query: "Not found" }]);
    expect(tutorial014.openapi()).not.toHaveProperty(["paths", "/items/", "get", "parameters"]);
  });

  it("tutorial015 refuses what its own rule refuses", async () => {
    await using client = await testClient(tutorial015);
    const guide = "The Hitchhiker's Guide to the Galaxy";
    expect(await ask(client, "GET /items/?id=imdb-tt0371724")).toEqual([200, { id: "imdb-tt0371724", name: guide }]);
    expect(await ask(client, "GET /items/")).toMatchObject([200, { id: expect.stringMatching(/^i(sbn|mdb)-/), name: expect.any(String) }]);
    expect(await ask(client, "GET /items/?id=wrong-yes")).toEqual([
      422,
      {
        detail: [
          {
            type: "value_error",
            loc: ["query", "id"],
            msg: 'Value error, Invalid ID format, it must start with "isbn-" or "imdb-"',
            input: "wrong-yes",
            ctx: { error: {} },
          },
        ],
      },
    ]);
  });
});
