import { describe, expect, test } from "vitest";
import { Model, t, ValueError } from "signatura";
import { inBothModes } from "../../../test/support/both-modes.ts";
import { issuesOf, refusal } from "../../../test/support/refusals.ts";

class Cat extends Model({ kind: t.literal("cat"), lives: t.int.default(9) }) {}
class Dog extends Model({ kind: t.literal("dog", "puppy"), name: t.string.default("Rex") }) {}

inBothModes("t.union", () => {
  test("hold true and 1 to be one value of a literal, as Python does", () => {
    const read = (kind: { parse(value: unknown): unknown; parseJson(text: string): unknown }): unknown[] => [
      kind.parse(true),
      kind.parse(1),
      kind.parseJson("true"),
    ];
    expect(read(t.union(t.literal(1, 2), t.boolean))).toEqual([1, 1, 1]);
    expect(read(t.union(t.boolean, t.literal(1, 2)))).toEqual([true, 1, true]);
    expect(read(t.union(t.literal(true, "x"), t.int))).toEqual([true, true, true]);
    expect(read(t.union(t.int, t.literal(true, "x")))).toEqual([true, 1, true]);
  });

  test("prefers what needs no conversion", () => {
    const type = t.union(t.int, t.string);
    expect(["1", 1, true, 1.5].map((value) => (value === 1.5 ? "refused" : type.parse(value)))).toEqual(["1", 1, 1, "refused"]);
    expect(t.union(t.number, t.int).parse(1)).toBe(1);
    expect(t.union(t.boolean, t.int).parse(1)).toBe(1);
    expect(t.union(t.int, t.boolean).parse(true)).toBe(true);
  });

  test("prefers the model with most fields given, then the fewest conversions, then the first", () => {
    class A extends Model({ x: t.int }) {}
    class B extends Model({ x: t.string }) {}
    class C extends Model({ x: t.int, y: t.int.default(0) }) {}
    expect(t.union(A, C).parse({ x: 1, y: 2 })).toBeInstanceOf(C);
    expect(t.union(A, C).parse({ x: 1 })).toBeInstanceOf(A);
    expect(t.union(A, B).parse({ x: "1" })).toBeInstanceOf(B);
    expect(t.union(A, B).parse(new A({ x: 1 }))).toBeInstanceOf(A);
  });

  test("tells the mistakes of every member under its name", () => {
    expect(refusal(() => t.list(t.union(t.int.ge(3), t.string.minLength(2), Cat)).parse([1]))).toEqual([
      ["greater_than_equal", [0, "constrained-int"], "Input should be greater than or equal to 3"],
      ["string_type", [0, "constrained-str"], "Input should be a valid string"],
      ["model_type", [0, "Cat"], "Input should be a valid dictionary or instance of Cat"],
    ]);
  });

  test("names the user's validators", () => {
    function even(value: number): void {
      if (value % 2 !== 0) throw new ValueError("odd");
    }
    const type = t.union(
      t.int.check(even),
      t.string.before((value) => value),
    );
    expect(refusal(() => type.parse(1)).map(([, loc]) => loc)).toEqual([["function-after[even(), int]"], ["function-before[<lambda>(), str]"]]);
  });

  test("is one union where unions stand inside of each other, and takes null out of them", () => {
    const type = t.union(t.union(t.int, t.null), t.string.nullable, t.list(t.int));
    expect(type.parse(null)).toBe(null);
    expect(refusal(() => type.parse({})).map(([, loc]) => loc)).toEqual([["int"], ["str"], ["list[int]"]]);
    expect(type.jsonSchema()).toEqual({ anyOf: [{ type: "integer" }, { type: "string" }, { type: "array", items: { type: "integer" } }, { type: "null" }] });
  });

  test("takes the first that fits where it is told to", () => {
    expect(t.union(t.int, t.string).leftToRight().parse("1")).toBe(1);
    expect(t.union(t.string, t.int).leftToRight().parse("1")).toBe("1");
  });

  test("is as strict as it is told to be, with everything inside of it", () => {
    expect(refusal(() => t.union(t.int, t.list(t.int)).strict().parse(["1"]))).toEqual([
      ["int_type", ["int"], "Input should be a valid integer"],
      ["int_type", ["list[int]", 0], "Input should be a valid integer"],
    ]);
  });

  test("dumps a value by the member that gave it", () => {
    const type = t.union(t.datetime, t.set(t.int), Cat, t.string);
    const dump = (value: unknown): unknown => type.dump(type.parse(value), { mode: "json" });
    expect(dump(new Date(0))).toBe("1970-01-01T00:00:00Z");
    expect(dump(new Set([1]))).toEqual([1]);
    expect(dump({ kind: "cat" })).toEqual({ kind: "cat", lives: 9 });
    expect(type.dumpJson("x")).toBe('"x"');
  });

  test("runs user code of each member once a value", () => {
    const calls: string[] = [];
    const note = (name: string) => (value: unknown) => {
      calls.push(name);
      return value;
    };
    const type = t.list(t.union(t.int.before(note("int")), t.boolean.before(note("boolean")), t.list(t.any.before(note("item")))));
    expect(refusal(() => type.parse([1, ["a"], {}])).length).toBe(3);
    expect(calls).toEqual(["int", "int", "boolean", "item", "int", "boolean"]);
  });
});

inBothModes("t.union(…).by a key", () => {
  const Pet = t.union(Cat, Dog).by("kind");

  test("reads the one member of the tag", () => {
    expect(Pet.parse({ kind: "puppy" })).toBeInstanceOf(Dog);
    expect(Pet.parse(new Cat({ kind: "cat" }))).toBeInstanceOf(Cat);
    expect(refusal(() => Pet.parse({ kind: "cat", lives: "x" }))).toEqual([
      ["int_parsing", ["cat", "lives"], "Input should be a valid integer, unable to parse string as an integer"],
    ]);
  });

  test("tells of a tag that is unknown, or not there", () => {
    expect(issuesOf(() => Pet.parse({ kind: "bird" }))).toEqual([
      {
        type: "union_tag_invalid",
        loc: [],
        msg: "Input tag 'bird' found using 'kind' does not match any of the expected tags: 'cat', 'dog', 'puppy'",
        input: { kind: "bird" },
        ctx: { discriminator: "'kind'", tag: "bird", expected_tags: "'cat', 'dog', 'puppy'" },
      },
    ]);
    expect(refusal(() => Pet.parse({}))).toEqual([["union_tag_not_found", [], "Unable to extract tag using discriminator 'kind'"]]);
    expect(refusal(() => Pet.parse("x"))).toEqual([["model_attributes_type", [], "Input should be a valid dictionary or object to extract fields from"]]);
    expect(refusal(() => Pet.parse(JSON.parse('{"kind": "__proto__"}')))[0]![0]).toBe("union_tag_invalid");
    expect(refusal(() => Pet.parse({ kind: "constructor" }))[0]![0]).toBe("union_tag_invalid");
  });

  test("describes itself with a mapping whose references follow the names", () => {
    class Order extends Model({ pet: Pet, spare: t.union(Cat, Dog, t.null).by("kind").default(null) }) {}
    const mapping = { cat: "#/$defs/Cat", dog: "#/$defs/Dog", puppy: "#/$defs/Dog" };
    const choice = { oneOf: [{ $ref: "#/$defs/Cat" }, { $ref: "#/$defs/Dog" }], discriminator: { propertyName: "kind", mapping } };
    expect(Order.jsonSchema().properties).toEqual({
      pet: { ...choice, title: "Pet" },
      spare: { anyOf: [choice, { type: "null" }], default: null, title: "Spare" },
    });
    expect(Order.jsonSchema({ refTemplate: "#/components/schemas/{name}" }).properties).toMatchObject({
      pet: { discriminator: { mapping: { cat: "#/components/schemas/Cat" } } },
    });
  });

  test("finds an aliased tag under either name", () => {
    class A extends Model({ kind: t.literal("a").alias("Kind"), x: t.int.default(0) }) {}
    class B extends Model({ kind: t.literal("b").alias("Kind") }) {}
    const type = t.union(A, B).by("kind");
    expect(type.parse({ Kind: "a" })).toBeInstanceOf(A);
    expect(refusal(() => type.parse({ Kind: "c" }))[0]![2]).toBe("Input tag 'c' found using 'kind' | 'Kind' does not match any of the expected tags: 'a', 'b'");
    expect(type.jsonSchema().discriminator).toMatchObject({ propertyName: "Kind" });
    expect(type.dumpJson(type.parse({ Kind: "b" }))).toBe('{"kind":"b"}');
  });

  test("goes through unions inside, recursion and other constants", () => {
    class Black extends Model({ kind: t.literal("cat"), color: t.literal("black") }) {}
    class White extends Model({
      kind: t.literal("cat"),
      color: t.literal("white"),
      get friend(): ReturnType<typeof t.any.nullable.default> {
        return t.lazy(() => nested).orNull as never;
      },
    }) {}
    const nested: ReturnType<typeof t.lazy> = t.lazy(() => t.union(t.union(Black, White).by("color"), Dog).by("kind"));
    expect(nested.parse({ kind: "cat", color: "white", friend: { kind: "dog" } })).toBeInstanceOf(White);
    expect(refusal(() => nested.parse({ kind: "cat", color: "white", friend: { kind: "cat", color: "red" } }))[0]!.slice(0, 2)).toEqual([
      "union_tag_invalid",
      ["cat", "white", "friend", "cat"],
    ]);
    class One extends Model({ v: t.literal(1) }) {}
    class Two extends Model({ v: t.enum([2, 3]) }) {}
    expect(t.union(One, Two).by("v").parse({ v: 3 })).toBeInstanceOf(Two);
    expect(refusal(() => t.union(One, Two).by("v").parse({ v: "1" }))[0]![2]).toBe(
      "Input tag '1' found using 'v' does not match any of the expected tags: 1, 2, 3",
    );
  });

  test("refuses a model without a literal tag, and a tag that two have", () => {
    class Plain extends Model({ kind: t.string }) {}
    class Other extends Model({ kind: t.literal("cat") }) {}
    expect(() => t.union(Cat, Plain).by("kind").parse({})).toThrow('SIG106 Plain has no literal field "kind"');
    expect(() => t.union(Cat, Other).by("kind").parse({})).toThrow('SIG107 Cat and Other both have the tag "cat"');
    expect(() =>
      t
        .union(Cat, t.int as never)
        .by("kind" as never)
        .parse({}),
    ).toThrow("SIG106 int has no literal field");
  });
});

describe("t.union(…).by a function", () => {
  const tagOf = (value: unknown): string | null =>
    typeof value === "number" ? "number" : typeof value === "object" && value !== null && "meow" in value ? "cat" : null;
  class Meow extends Model({ meow: t.int }) {}
  const type = t.union(Meow, t.int).by(tagOf, { cat: Meow, number: t.int });

  inBothModes("", () => {
    test("reads the member of the tag that it gives, and names itself in mistakes", () => {
      expect(type.parse({ meow: "1" })).toBeInstanceOf(Meow);
      expect(type.parse(5)).toBe(5);
      expect(refusal(() => type.parse({ meow: "x" }))).toEqual([
        ["int_parsing", ["cat", "meow"], "Input should be a valid integer, unable to parse string as an integer"],
      ]);
      expect(refusal(() => type.parse("x"))).toEqual([["union_tag_not_found", [], "Unable to extract tag using discriminator tagOf()"]]);
      expect(type.dump(new Meow({ meow: 1 }))).toEqual({ meow: 1 });
    });
  });

  test("needs a tag for every member", () => {
    expect(() => t.union(Meow, t.string).by(tagOf, { cat: Meow })).toThrow(
      "SIG113 str is a member of a union, but the second argument of `by` gives it no tag.",
    );
  });
});
