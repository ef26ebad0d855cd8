import { describe, expect, test } from "vitest";
import { constantTimeEquals } from "./constant-time.ts";

describe("constantTimeEquals", () => {
  test.each([
    ["", "", true],
    ["secret", "secret", true],
    ["secret", "secres", false],
    ["secret", "tecret", false],
    ["secret", "secre", false],
    ["secre", "secret", false],
    ["", "x", false],
    ["x", "", false],
    ["é", "é", true],
    ["é", "e\u0301", false],
    ["ÿ", "\u01ff", false],
  ])("%j and %j: %s", (one, other, expected) => {
    expect(constantTimeEquals(one, other)).toBe(expected);
  });

  test("text and bytes are compared by their UTF-8", () => {
    expect(constantTimeEquals("é", new Uint8Array([0xc3, 0xa9]))).toBe(true);
    expect(constantTimeEquals(new Uint8Array([1, 2]), new Uint8Array([1, 3]))).toBe(false);
  });
});
