import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readFixture } from "../../test/parity/fixture.ts";
import { readAll, readEvery, readLast, scanQuery } from "./query.ts";

const cases = readFixture<[raw: string, pairs: [string, string][]][]>("query");

describe("readAll against Starlette's QueryParams", () => {
  test.each(cases)("%j", (raw, pairs) => {
    expect(readAll(raw)).toEqual(pairs);
  });
});

/** What the scanners must agree with: everything read, then searched. */
function valuesOf(raw: string, name: string): string[] {
  return readAll(raw).flatMap(([key, value]) => (key === name ? [value] : []));
}

const names = ["a", "b", "ab", "", "a b", "é", "%61", "a+b", "a=b", "a&b", "__proto__", "\ufffd"];

const pieces = ["a", "b", "=", "=", "&", "&", "+", "%61", "%62", "%20", "%3D", "%26", "%25", "%2B", "%C3%A9", "%C3", "%", "é", "__proto__"];
const query = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 20 }).map((parts) => parts.join("")),
  fc.constantFrom(...cases.map(([raw]) => raw)),
  fc.string(),
);

describe("the scanners", () => {
  test("find what readAll finds", () => {
    fc.assert(
      fc.property(query, fc.constantFrom(...names), (raw, name) => {
        const values = valuesOf(raw, name);
        expect(readEvery(raw, name)).toEqual(values);
        expect(readLast(raw, name)).toBe(values.at(-1));
      }),
      { numRuns: 3000 },
    );
  });

  test("find several names at once", () => {
    fc.assert(
      fc.property(query, fc.uniqueArray(fc.constantFrom(...names)), (raw, wanted) => {
        expect(scanQuery(raw, wanted)).toEqual(wanted.map((name) => valuesOf(raw, name).at(-1)));
      }),
      { numRuns: 3000 },
    );
  });

  test("find every name that a client encodes", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" })), { minLength: 1 }), (pairs) => {
        const raw = new URLSearchParams(pairs).toString();
        for (const [name] of pairs) expect(readEvery(raw, name)).toEqual(pairs.filter(([key]) => key === name).map(([, value]) => value));
      }),
    );
  });

  test("tell an empty value from none", () => {
    expect(readLast("a=&b", "a")).toBe("");
    expect(readLast("a=&b", "b")).toBe("");
    expect(readLast("a=&b", "c")).toBeUndefined();
    expect(scanQuery("a=&b", ["c", "b", "a"])).toEqual([undefined, "", ""]);
    expect(scanQuery("a=1", [])).toEqual([]);
  });
});
