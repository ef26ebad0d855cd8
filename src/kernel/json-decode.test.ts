import { deepStrictEqual } from "node:assert";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readFixture } from "../../test/parity/fixture.ts";
import { scanJson } from "./_json-scanner.ts";
import { decodeJson, defaultNesting, jsonDepth, parseJsonExact } from "./json-decode.ts";

interface Case {
  text: string;
  value?: unknown;
  message?: string;
  position?: number;
  refused?: true;
}

const cases = readFixture<Case[]>("json-decode");

/** The value that the fixture describes: `{"$": …}` stands for what JSON cannot say. */
function revive(plain: unknown, integers: (digits: string) => unknown): unknown {
  if (Array.isArray(plain)) return plain.map((item) => revive(item, integers));
  if (typeof plain !== "object" || plain === null) return plain;
  const { $: kind, units, entries } = plain as { $: string; units?: number[]; entries?: [unknown, unknown][] };
  if (kind === "units") return String.fromCodePoint(...units!);
  if (kind === "object") {
    const result = {};
    for (const [key, value] of entries!) {
      Object.defineProperty(result, revive(key, integers) as string, { value: revive(value, integers), writable: true, enumerable: true, configurable: true });
    }
    return result;
  }
  if (kind === "nan") return NaN;
  if (kind === "inf") return Infinity;
  if (kind === "-inf") return -Infinity;
  return integers(kind);
}

/** Python's `-0` is the integer 0, which JavaScript's JSON has as -0: the two are one number on the wire. */
function withoutNegativeZero(value: unknown): unknown {
  if (Object.is(value, -0)) return 0;
  if (Array.isArray(value)) return value.map(withoutNegativeZero);
  if (typeof value !== "object" || value === null) return value;
  const result = {};
  for (const [key, item] of Object.entries(value))
    Object.defineProperty(result, key, { value: withoutNegativeZero(item), writable: true, enumerable: true, configurable: true });
  return result;
}

describe("decodeJson against Python's json.loads", () => {
  test("the corpus is whole", () => {
    expect(cases.filter((item) => item.message !== undefined).length).toBeGreaterThan(400);
    expect(new Set(cases.map((item) => item.message))).toContain("Invalid \\uXXXX escape");
  });

  test.each(cases.map((item) => [JSON.stringify(item.text).slice(0, 60), item] as const))("%s", (_name, item) => {
    const decoded = decodeJson(item.text);
    const exact = decodeJson(item.text, { exact: true });
    if (item.message !== undefined) {
      expect(decoded).toEqual({ ok: false, reason: "syntax", message: item.message, position: item.position });
      expect(exact).toEqual(decoded);
    } else if (item.refused === true) {
      expect(decoded).toMatchObject({ ok: false, reason: "digits" });
      expect(exact).toEqual(decoded);
    } else {
      // Not `toStrictEqual`, which asks an own key "constructor" for the type.
      deepStrictEqual(decoded.ok && withoutNegativeZero(decoded.value), withoutNegativeZero(revive(item.value, Number)));
      deepStrictEqual(exact.ok && withoutNegativeZero(exact.value), withoutNegativeZero(revive(item.value, BigInt)));
    }
  });
});

describe("decodeJson", () => {
  test("reads what JSON.parse reads, and its scanner does, too", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        const expected: unknown = JSON.parse(text);
        expect(decodeJson(text)).toStrictEqual({ ok: true, value: expected });
        expect(scanJson(text, 100, false)).toStrictEqual({ ok: true, value: expected });
      }),
    );
  });

  test("the scanner agrees with JSON.parse about which texts are whole", () => {
    const character = fc.constantFrom(...'{}[],:"\\ \n-+.0e19truefalsn/u\x01é');
    fc.assert(
      fc.property(fc.array(character, { maxLength: 14 }), (characters) => {
        const text = characters.join("");
        let expected: unknown;
        try {
          expected = { ok: true, value: JSON.parse(text) as unknown };
        } catch {
          expected = { ok: false };
        }
        expect(scanJson(text, 100, false)).toMatchObject(expected as object);
      }),
      { numRuns: 3000 },
    );
  });

  test("keeps a key named __proto__ as data, on both ways", () => {
    for (const text of ['{"__proto__":{"a":1}}', '{"__proto__":{"a":NaN}}']) {
      const decoded = decodeJson(text);
      if (!decoded.ok) throw new Error(decoded.message);
      expect(Object.getPrototypeOf(decoded.value)).toBe(Object.prototype);
      expect(Object.keys(decoded.value as object)).toEqual(["__proto__"]);
      expect(Object.getOwnPropertyDescriptor(decoded.value, "__proto__")).toMatchObject({ writable: true, enumerable: true, configurable: true });
    }
  });

  test("refuses what nests deeper than the bound, whole or broken", () => {
    const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
    expect(decodeJson(nested(defaultNesting)).ok).toBe(true);
    expect(decodeJson(nested(defaultNesting + 1))).toMatchObject({ ok: false, reason: "nesting", position: defaultNesting });
    expect(decodeJson("[".repeat(1_000_000))).toMatchObject({ ok: false, reason: "nesting" });
    expect(decodeJson('{"a":'.repeat(5000))).toMatchObject({ ok: false, reason: "nesting", position: defaultNesting * 5 });
    expect(decodeJson(nested(4), { nesting: 3 })).toMatchObject({ ok: false, reason: "nesting", position: 3 });
    expect(decodeJson("[[NaN]]", { nesting: 1 })).toMatchObject({ ok: false, reason: "nesting", position: 1 });
    expect(decodeJson("1", { nesting: 0 })).toEqual({ ok: true, value: 1 });
    expect(decodeJson(nested(50_000), { nesting: 50_000 }).ok).toBe(true);
  });

  test("says what is broken before the bound is reached", () => {
    expect(decodeJson("[x" + "[".repeat(3000))).toEqual({ ok: false, reason: "syntax", message: "Expecting value", position: 1 });
  });

  test("does not take brackets in strings for nesting", () => {
    const text = JSON.stringify({ a: "[".repeat(5000), "[[[[": ["\\", '"[', '\\"['] });
    expect(decodeJson(text, { nesting: 2 })).toEqual({ ok: true, value: JSON.parse(text) as unknown });
  });

  test("reads long runs of digits that are no integer", () => {
    const digits = "7".repeat(10_000);
    expect(decodeJson(JSON.stringify([digits]))).toEqual({ ok: true, value: [digits] });
    expect(decodeJson(`[0.${digits}]`)).toEqual({ ok: true, value: [0.7777777777777778] });
  });
});

describe("jsonDepth", () => {
  test("counts levels and skips strings", () => {
    expect(jsonDepth("1")).toBe(0);
    expect(jsonDepth('"[[["')).toBe(0);
    expect(jsonDepth("[]")).toBe(1);
    expect(jsonDepth('[{"a":[1,{}]},[[]]]')).toBe(4);
    expect(jsonDepth('["\\"[[", "\\\\", ["\\\\\\"["]]')).toBe(2);
    expect(jsonDepth('["[[[')).toBe(1);
  });

  test("finds the end of long strings, whatever is escaped in them", () => {
    const text = fc.array(fc.constantFrom("\\", '"', "[", "x".repeat(20), "é"), { maxLength: 12 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.array(text), (texts) => jsonDepth(JSON.stringify(texts)) === 1),
      { numRuns: 2000 },
    );
    expect(jsonDepth(`["${"x".repeat(40)}\\"[[`)).toBe(1);
    expect(jsonDepth(`["${"x".repeat(40)}\\\\"[[`)).toBe(3);
  });

  test("stops one above the limit", () => {
    expect(jsonDepth("[".repeat(1000), 10)).toBe(11);
    expect(jsonDepth("[".repeat(10), 10)).toBe(10);
  });

  test("is the depth of the value", () => {
    const depthOf = (value: unknown): number => (typeof value !== "object" || value === null ? 0 : 1 + Math.max(0, ...Object.values(value).map(depthOf)));
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => jsonDepth(JSON.stringify(value)) === depthOf(value)));
  });
});

describe("parseJsonExact", () => {
  test("keeps the digits of integers beyond the safe range, and of those only", () => {
    expect(parseJsonExact("[9007199254740991, 9007199254740992, -9007199254740993, 1e20, 9007199254740993.0, 12]")).toEqual([
      9007199254740991,
      9007199254740992n,
      -9007199254740993n,
      1e20,
      9007199254740992,
      12,
    ]);
    expect(parseJsonExact('{"id": 123456789012345678901234567890, "text": "123456789012345678901234567890"}')).toEqual({
      id: 123456789012345678901234567890n,
      text: "123456789012345678901234567890",
    });
    expect(parseJsonExact("[9007199254740993, NaN]")).toEqual([9007199254740993n, NaN]);
  });

  test("keeps every integer, with the engine's source text and without it", () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n })), (integers) => {
        const text = `[${integers.join(",")}]`;
        const expected = integers.map((integer) => (Number.isSafeInteger(Number(integer)) ? Number(integer) : integer));
        expect(parseJsonExact(text)).toEqual(expected);
        expect(scanJson(text, 10, true)).toEqual({ ok: true, value: expected });
      }),
    );
  });

  test("throws a SyntaxError that names the position", () => {
    expect(() => parseJsonExact('{"a": }')).toThrow(new SyntaxError("Expecting value (char 6)"));
    expect(() => parseJsonExact("[".repeat(10_000))).toThrow(SyntaxError);
  });
});
