import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { writeJson, writePlainly } from "./json-write.ts";

describe("writeJson", () => {
  test("writes what JSON.stringify writes, and so does the plain writer", () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withDate: true, withSparseArray: true, withBoxedValues: true, withTypedArray: true }), (value) => {
        const expected = JSON.stringify(value) as string | undefined;
        expect(writeJson(value)).toBe(expected ?? "null");
        expect(writePlainly(value)).toBe(expected);
      }),
    );
  });

  test.each([
    ["alone", 123456789012345678901234567890n, "123456789012345678901234567890"],
    ["negative", -9007199254740993n, "-9007199254740993"],
    ["small", 0n, "0"],
    ["nested", { a: [1n, { b: 2n }], c: "3", d: undefined, e: null }, '{"a":[1,{"b":2}],"c":"3","e":null}'],
    ["boxed", [Object(5n)], "[5]"],
    ["from toJSON", { toJSON: () => ({ n: 7n }) }, '{"n":7}'],
  ])("writes a bigint as its digits: %s", (_name, value, expected) => {
    expect(writeJson(value)).toBe(expected);
    expect(writePlainly(value)).toBe(expected);
  });

  test("writes NaN and infinities as null unless asked to refuse them", () => {
    expect(writeJson([NaN, Infinity, -Infinity, 1])).toBe("[null,null,null,1]");
    expect(writeJson({ a: null, b: [null] }, { nonFinite: "refuse" })).toBe('{"a":null,"b":[null]}');
  });

  test.each([
    ["alone", NaN],
    ["in a list", [null, [Infinity]]],
    ["in an object", { a: null, b: { c: -Infinity } }],
    ["beside a bigint", { a: 1n, b: NaN }],
    ["boxed", [new Number(NaN)]],
    ["from toJSON", { a: { toJSON: () => ({ b: NaN }) } }],
    ["below a toJSON beside a bigint", { toJSON: () => [1n, Object(2n), NaN] }],
  ])("refuses what is not finite when asked: %s", (_name, value) => {
    expect(() => writeJson(value, { nonFinite: "refuse" })).toThrow(RangeError);
    expect(writeJson(value)).toContain("null");
  });

  test("never refuses what is finite", () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => writeJson(value, { nonFinite: "refuse" }) === JSON.stringify(value)));
    expect(writeJson({ toJSON: () => [null, 1n] }, { nonFinite: "refuse" })).toBe("[null,1]");
    expect(writeJson([new Date(NaN), null], { nonFinite: "refuse" })).toBe("[null,null]");
  });

  test("refuses a value that contains itself", () => {
    const loop: Record<string, unknown> = { n: 1n };
    loop["self"] = [loop];
    expect(() => writeJson(loop)).toThrow(TypeError);
    expect(() => writePlainly(loop)).toThrow(TypeError);
    const shared = { n: 1n };
    expect(writePlainly([shared, shared])).toBe('[{"n":1},{"n":1}]');
  });

  test("lets an error of a toJSON through as it is", () => {
    const error = new Error("mine");
    const toJSON = vi.fn(() => {
      throw error;
    });
    expect(() => writeJson({ toJSON })).toThrow(error);
    expect(toJSON).toHaveBeenCalledTimes(1);
  });

  test("writes nothing at all as null, and leaves the value unchanged", () => {
    expect(writeJson(undefined)).toBe("null");
    expect(writeJson(() => 1)).toBe("null");
    const value = Object.freeze({ a: Object.freeze([1n, NaN]) });
    expect(writeJson(value)).toBe('{"a":[1,null]}');
    expect(value).toEqual({ a: [1n, NaN] });
  });

  test("passes the key to toJSON as JSON.stringify does", () => {
    const keys = (write: (value: unknown) => unknown) => {
      const seen: string[] = [];
      const spy = { toJSON: (key: string) => (seen.push(key), 1) };
      write({ a: spy, b: [0, spy] });
      return seen;
    };
    expect(keys(writePlainly)).toEqual(keys(JSON.stringify));
  });
});
