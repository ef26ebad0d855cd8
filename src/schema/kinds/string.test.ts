import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { fresh, inBothModes } from "../../../test/support/both-modes.ts";
import { issueOf, typeOfIssue } from "../../../test/support/issues.ts";
import * as t from "../t.ts";

inBothModes("t.string", () => {
  test("counts characters, not units", () => {
    expect(t.string.maxLength(2).parse("😀😀")).toBe("😀😀");
    expect(typeOfIssue(() => t.string.minLength(2).parse("😀"))).toBe("string_too_short");
  });

  test("strips before it checks, and changes letters after", () => {
    expect(t.string.strip().toUpper().pattern("^[a-z]+$").parse(" abc ")).toBe("ABC");
    expect(typeOfIssue(() => t.string.toUpper().pattern("^[A-Z]+$").parse("abc"))).toBe("string_pattern_mismatch");
  });

  test("changes letters in a union, too", () => {
    expect(t.union(t.string.toUpper(), t.int).parse("abc")).toBe("ABC");
  });

  test("takes half a surrogate pair only where nothing is asked of it", () => {
    expect(fresh(t.string).parse("\ud800")).toBe("\ud800");
    for (const kind of [t.string.minLength(1), t.string.strip(), t.string.toLower()]) expect(typeOfIssue(() => kind.parse("\ud800"))).toBe("string_unicode");
  });

  test("makes no text of numbers unless asked", () => {
    expect(typeOfIssue(() => fresh(t.string).parse(1))).toBe("string_type");
    expect([1.5, 10n, 1e-7, 1e22].map((number) => t.string.coerceNumbers().parse(number))).toEqual(["1.5", "10", "1e-07", "10000000000000000000000"]);
  });

  test("keeps a mark at the beginning of bytes", () => {
    expect(fresh(t.string).parse(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toBe("\ufeffa");
  });

  test("forgets where a global expression stopped", () => {
    const kind = t.string.pattern(/a/g);
    expect([kind.parse("ba"), kind.parse("ba"), kind.parse("a")]).toEqual(["ba", "ba", "a"]);
  });

  test("says the source of its expression to clients", () => {
    const kind = t.string.pattern(/^[a-z]+$/i);
    expect(kind.parse("ABC")).toBe("ABC");
    expect(kind.jsonSchema()).toEqual({ type: "string", pattern: "^[a-z]+$" });
    expect(issueOf(() => kind.parse("1"))).toMatchObject({ msg: "String should match pattern '^[a-z]+$'", ctx: { pattern: "^[a-z]+$" } });
  });

  test("refuses an expression that is none when it is made", () => {
    expect(() => t.string.pattern("(")).toThrow("SIG108");
    expect(() => t.string.minLength(-1)).toThrow("SIG108");
  });
});

const warning = vi.spyOn(console, "error");
beforeEach(() => {
  warning.mockReset().mockImplementation(() => {});
});
afterAll(() => warning.mockRestore());

test("warns of an expression that a hostile text keeps busy", () => {
  t.string.pattern(/^(\w+\s?)*$/);
  expect(warning).toHaveBeenCalledWith(expect.stringContaining("the loop (\\w+\\s?)* can match one text in many ways"));
});

test("does not warn of an honest one", () => {
  t.string.pattern(/^\w+(?:\s\w+)*$/);
  expect(warning).not.toHaveBeenCalled();
});
