import { expect, test } from "vitest";
import { maximalDigits, readPythonInteger } from "./python-integer.ts";

test.each([
  ["0", 0],
  ["007", 7],
  ["+5", 5],
  ["-5", -5],
  ["1_000", 1000],
  ["+1_0_0", 100],
  ["9007199254740991", 9007199254740991],
  ["9".repeat(maximalDigits), Infinity],
])("reads %s", (text, expected) => {
  expect(readPythonInteger(text)).toBe(expected);
});

test.each(["", "+", "-", "_1", "1_", "1__0", "1.0", "1e3", "0x1", "--1", "+-1", " 1", "²", "a", "9".repeat(maximalDigits + 1)])("refuses %j", (text) => {
  expect(readPythonInteger(text)).toBeUndefined();
});
