// Random requests to some pairs of `apps/`: what nobody thought of. The seed is fixed unless PARITY_SEED gives another one (`random` takes
// the clock's), and PARITY_RUNS says how many requests each property sends; a failure names its seed and the smallest request that shows it.

import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findReference } from "../support/reference.ts";
import { describeRequest } from "./answers.ts";
import { ask, get, post, postForm, type ParityRequest } from "./corpus.ts";
import { Pairs } from "./pairs.ts";

const reference = await findReference();
const given = process.env["PARITY_SEED"] ?? "20261122";
const seed = given === "random" ? Date.now() : Number(given);
const numRuns = Number(process.env["PARITY_RUNS"] ?? 150);

/** Texts that conversions, limits and encodings stumble over. */
const text = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      "",
      "0",
      "1",
      "-1",
      "5",
      " 5 ",
      "1.0",
      "1.5",
      "1e3",
      "true",
      "false",
      "on",
      "null",
      "None",
      "nan",
      "a",
      "abc",
      "ab,c",
      "é",
      "x y",
      "2020-01-02",
      "P1D",
      "red",
      "created_at",
      "[]",
      "{}",
    ),
  },
  { weight: 2, arbitrary: fc.integer({ min: -1000, max: 1000 }).map(String) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 8 }).filter((value) => value.isWellFormed()) },
);

/** JSON as clients write it. Numbers beyond a double's integers, and those that are none, are where the languages part. */
const { json } = fc.letrec<{ json: unknown; list: unknown; object: unknown }>((tie) => ({
  json: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom<unknown>(null, true, false, 0, 1, 2, 5, -1, 1.5, "", "a", "5", "AB-1", "cat", "dog", "https://example.com/a", "x y"),
    text,
    fc.double({ noDefaultInfinity: true, noNaN: true, min: -1e15, max: 1e15 }),
    tie("list"),
    tie("object"),
  ),
  list: fc.array(tie("json"), { maxLength: 3 }),
  object: fc.dictionary(
    fc.constantFrom(
      "name",
      "price",
      "tags",
      "note",
      "item",
      "user",
      "username",
      "url",
      "image",
      "parts",
      "p",
      "sku",
      "count",
      "pet",
      "kind",
      "lives",
      "bark",
      "pair",
      "numbers",
      "either",
      "n",
      "1",
    ),
    tie("json"),
    { maxKeys: 4 },
  ),
}));

const names = [
  "q",
  "n",
  "a",
  "b",
  "c",
  "skip",
  "limit",
  "offset",
  "order_by",
  "tags",
  "flag",
  "name",
  "theName",
  "ratio",
  "color",
  "kind",
  "item-query",
  "class",
  "more",
  "username",
  "age",
  "password",
  "data",
  "__proto__",
  "constructor",
];
const encoded = (pairs: readonly (readonly [string, string])[]): string =>
  pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join("&");
const query = fc.array(fc.tuple(fc.constantFrom(...names), text), { maxLength: 4 }).map(encoded);
const visible = fc.string({ unit: fc.constantFrom(..."abcXYZ019 -_=;,\"'\\/%+()éß"), maxLength: 10 }).map((value) => value.trim());

// No digits: JavaScript keeps names that are whole numbers in front of all others, so that issues about them come in another order.
const cookie = visible.map((value) => value.replace(/[0-9]/g, "x"));

const paths = {
  query: [
    "required",
    "defaults",
    "optional",
    "nullable",
    "bool",
    "list",
    "list-required",
    "list-default",
    "list-optional",
    "set",
    "alias",
    "constrained",
    "enum",
    "group",
    "strict-group",
    "open-group",
    "several",
    "raw",
  ],
  paths: ["users", "items", "limited", "floats", "flags", "dates", "uuids", "files", "pairs", "same", "numbers", "number-floats", "unused/a", "mixed"],
  bodies: [
    "single",
    "optional",
    "default",
    "two-optional",
    "embed",
    "scalar",
    "text",
    "embedded-scalar",
    "list",
    "list-of-ints",
    "dict",
    "any",
    "any-dict",
    "union",
    "empty-model",
  ],
};

const requests: Readonly<Record<string, fc.Arbitrary<ParityRequest>>> = {
  query: fc.tuple(fc.constantFrom(...paths.query), query).map(([path, search]) => get(`/${path}?${search}`)),
  paths: fc.tuple(fc.constantFrom(...paths.paths), text).map(([path, value]) => get(`/${path}/${encodeURIComponent(value)}`)),
  bodies: fc.tuple(fc.constantFrom(...paths.bodies), json).map(([path, value]) => post(`/${path}`, value)),
  nested: fc.tuple(fc.constantFrom("item", "items", "by-name"), json).map(([path, value]) => post(`/${path}`, value)),
  forms: fc.tuple(fc.constantFrom("fields", "model", "strict", "union", "request-form"), query).map(([path, body]) => postForm(`/${path}`, body)),
  headers: fc
    .tuple(
      fc.constantFrom("agent", "required", "list", "list-required", "alias", "constrained", "group", "strict-group"),
      fc.array(
        fc.tuple(fc.constantFrom("x-token", "user-agent", "x-number", "x-custom_name", "x-n", "x-s", "save-data", "x-tag", "x_tag", "traceparent"), visible),
        { maxLength: 4 },
      ),
    )
    .map(([path, headers]) => get(`/${path}`, headers)),
  cookies: fc
    .tuple(fc.constantFrom("one", "required", "list", "group", "strict-group", "raw"), cookie)
    .map(([path, value]) => get(`/${path}`, { cookie: value })),
  errors: fc
    .tuple(
      fc.constantFrom("GET", "POST", "HEAD", "PUT", "OPTIONS"),
      fc.constantFrom("/slash", "/no-slash/", "/only-get", "/deep/a/b", "/nothing", "/deep/"),
      query,
    )
    .map(([method, path, search]) => ask(method, `${path}?${search}`)),
};

describe.skipIf("missing" in reference)(`answers random requests as FastAPI does${"missing" in reference ? ` (skipped: ${reference.missing})` : ""}`, () => {
  let pairs: Pairs;

  beforeAll(async () => {
    if ("python" in reference) pairs = await Pairs.start(reference, Object.keys(requests));
  });
  afterAll(() => pairs?.[Symbol.asyncDispose]());

  test.each(Object.keys(requests))("%s", async (name) => {
    const property = fc.asyncProperty(requests[name]!, async (request) => {
      const { theirs, ours } = await pairs.ask(name, request);
      expect(ours, describeRequest(request)).toEqual(theirs);
    });
    await fc.assert(property, { seed, numRuns });
  });
});
