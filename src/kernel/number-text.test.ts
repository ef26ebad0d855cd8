import { expect, test } from "vitest";
import { plainNumber } from "./number-text.ts";
import { asciiDigits } from "./unicode-digits.ts";
import { trimWhiteSpace } from "./unicode-trim.ts";

test.each([
  [1e22, "10000000000000000000000"],
  [1.5e25, "15000000000000000000000000"],
  [-1e-7, "-0.0000001"],
  [1.25e-10, "0.000000000125"],
  [5e-324, `0.${"0".repeat(323)}5`],
  [-0, "0"],
  [0.1, "0.1"],
  [Number.NaN, "NaN"],
  [-Infinity, "-inf"],
])("%d without an exponent is %s", (number, text) => {
  expect(plainNumber(number)).toBe(text);
});

test("white space is Unicode's, neither JavaScript's nor Python's", () => {
  expect(trimWhiteSpace("\u0085\u00a0 x\u3000")).toBe("x");
  expect(trimWhiteSpace("\ufeffx\u001c")).toBe("\ufeffx\u001c");
});

test("digits of every script are read", () => {
  expect(asciiDigits("٣４𝟜-x9")).toBe("344-x9");
});
