import { expect, test } from "vitest";
import { jsonFault } from "./json-fault.ts";

test.each([
  ["", "EOF while parsing a value at line 1 column 0"],
  ["[1,\n2,\n x]", "expected value at line 3 column 2"],
  ['["é",x]', "expected value at line 1 column 7"],
  ['{"a":1,}', "trailing comma at line 1 column 8"],
  ['{"a" 1}', "expected `:` at line 1 column 6"],
  ['"a\nb"', "control character (\\u0000-\\u001F) found while parsing a string at line 2 column 0"],
  ['"\\ud800"', "unexpected end of hex escape at line 1 column 8"],
  ["[1] 2", "trailing characters at line 1 column 5"],
  [`${"[".repeat(201)}1${"]".repeat(201)}`, "recursion limit exceeded at line 1 column 202"],
])("%j: %s", (text, fault) => {
  expect(jsonFault(text)).toBe(fault);
});

test.each(["1", " [1, 2] ", '{"a": [NaN, -Infinity, "\\ud83d\\ude00"]}', "[".repeat(200) + "]".repeat(200)])("nothing is wrong with %j", (text) => {
  expect(jsonFault(text)).toBeUndefined();
});
