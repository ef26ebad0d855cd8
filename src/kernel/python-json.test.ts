import { describe, expect, test } from "vitest";
import { writePythonJson } from "./python-json.ts";

describe("JSON in Python's way", () => {
  test.each([
    [{ a: 1, b: [1, 2.5, null, true] }, '{"a": 1, "b": [1, 2.5, null, true]}'],
    [[], "[]"],
    [{}, "{}"],
    ["ü ☃ 𝄞 \u007f \u0000 \ud800", '"\\u00fc \\u2603 \\ud834\\udd1e \\u007f \\u0000 \\ud800"'],
    [{ é: 1 }, '{"\\u00e9": 1}'],
    [[1e22, 1e-7, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY], "[1e+22, 1e-07, NaN, Infinity, -Infinity]"],
    [12345678901234567890n, "12345678901234567890"],
    [{ left: undefined, kept: 1 }, '{"kept": 1}'],
    [[undefined, () => 1], "[null, null]"],
    [undefined, "null"],
  ])("%o is %s", (value, text) => {
    expect(writePythonJson(value)).toBe(text);
  });
});
