import { expect, test } from "vitest";
import { isPythonSpace, pythonSplit, pythonStrip } from "./python-strip.ts";

// Every code unit for which Python 3.11 says `chr(code).isspace()`.
const spaces = [
  9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 133, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200, 8201, 8202, 8232, 8233, 8239, 8287, 12288,
];

test("takes exactly Python's white space for space", () => {
  const found: number[] = [];
  for (let code = 0; code <= 0xffff; code++) if (isPythonSpace(code)) found.push(code);
  expect(found).toEqual(spaces);
});

test("strips both ends and nothing between", () => {
  expect(pythonStrip(" \u001c\u0085a \u00a0b\u3000")).toBe("a \u00a0b");
  expect(pythonStrip("\ufeffa")).toBe("\ufeffa");
  expect(pythonStrip(" \t ")).toBe("");
  expect(pythonStrip("")).toBe("");
});

test("splits at runs of white space", () => {
  expect(pythonSplit("  a\u00a0 b\tc ")).toEqual(["a", "b", "c"]);
  expect(pythonSplit(" ")).toEqual([]);
  expect(pythonSplit("abc")).toEqual(["abc"]);
});
