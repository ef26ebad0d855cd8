import { Model } from "signatura";
import { expect, test } from "vitest";
import { inBothModes } from "../../../test/support/both-modes.ts";
import { issueOf, typeOfIssue } from "../../../test/support/issues.ts";
import * as t from "../t.ts";

inBothModes("t.literal", () => {
  test("takes its values as they are", () => {
    const kind = t.literal("a", "b", 1);
    expect([kind.parse("a"), kind.parse(1)]).toEqual(["a", 1]);
    expect(issueOf(() => kind.parse("1"))).toEqual({
      type: "literal_error",
      loc: [],
      msg: "Input should be 'a', 'b' or 1",
      input: "1",
      ctx: { expected: "'a', 'b' or 1" },
    });
  });

  test("takes null where that is one", () => {
    expect(t.literal(null, "a").parse(null)).toBe(null);
    expect(typeOfIssue(() => t.literal("a").parse(null))).toBe("literal_error");
  });

  test("holds true and 1 to be equal, as Python does", () => {
    expect(t.literal(1).parse(true)).toBe(1);
    expect(t.literal(true).parse(1)).toBe(true);
    expect([t.literal(1, true).parse(true), t.literal(1, true).parse(1)]).toEqual([true, 1]);
    expect(typeOfIssue(() => t.literal(2).parse(true))).toBe("literal_error");
  });

  test("of many values is looked up", () => {
    const kind = t.literal(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, "x");
    expect(kind.parse("x")).toBe("x");
    expect(typeOfIssue(() => kind.parse(10))).toBe("literal_error");
  });

  test("tells the members of a union apart", () => {
    class Cat extends Model({ kind: t.literal("cat", "kitten"), lives: t.int }) {}
    class Dog extends Model({ kind: t.literal("dog") }) {}
    const Pet = t.union(Cat, Dog).by("kind");
    expect(Pet.parse({ kind: "kitten", lives: 9 })).toBeInstanceOf(Cat);
    expect(issueOf(() => Pet.parse({ kind: "cow" }))).toMatchObject({ type: "union_tag_invalid" });
  });

  test("is a constant or an enum in JSON Schema", () => {
    expect([t.literal("a"), t.literal(1, 2), t.literal("a", 1), t.literal(null), t.literal(true)].map((kind) => kind.jsonSchema())).toEqual([
      { const: "a", type: "string" },
      { enum: [1, 2], type: "integer" },
      { enum: ["a", 1] },
      { const: null, type: "null" },
      { const: true, type: "boolean" },
    ]);
  });

  test("is refused when it is made of nothing, or of what is no literal", () => {
    expect(() => (t.literal as () => unknown)()).toThrow("SIG108");
    expect(() => t.literal(Number.NaN)).toThrow("SIG108");
    expect(() => t.literal({} as never)).toThrow("SIG108");
  });
});
