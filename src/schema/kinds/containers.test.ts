import { describe, expect, test } from "vitest";
import { Model, OmitItem, t, ValueError } from "signatura";
import { inBothModes } from "../../../test/support/both-modes.ts";
import { issuesOf, refusal } from "../../../test/support/refusals.ts";

inBothModes("t.list", () => {
  test("reads every item and tells of every mistake at its index", () => {
    expect(t.list(t.int).parse(["1", 2])).toEqual([1, 2]);
    expect(refusal(() => t.list(t.int).parse(["x", 1, null]))).toEqual([
      ["int_parsing", [0], "Input should be a valid integer, unable to parse string as an integer"],
      ["int_type", [2], "Input should be a valid integer"],
    ]);
  });

  test("takes sets and generators of a program, once each, but no text and no map", () => {
    const made = (function* () {
      yield "1";
      yield 2;
    })();
    expect(t.list(t.int).parse(made)).toEqual([1, 2]);
    expect(t.list(t.int).parse(new Set([1]))).toEqual([1]);
    for (const wrong of ["12", new Map([[1, 2]]), new Uint8Array([1]), { 0: 1 }, null])
      expect(refusal(() => t.list(t.int).parse(wrong))).toEqual([["list_type", [], "Input should be a valid list"]]);
    expect(refusal(() => t.list(t.int).parse(new Set([1]), { strict: true }))).toEqual([["list_type", [], "Input should be a valid list"]]);
  });

  test("reports an iterable that fails", () => {
    const broken = {
      [Symbol.iterator]() {
        throw new RangeError("gone");
      },
    };
    expect(refusal(() => t.list(t.int).parse(broken))).toEqual([["iteration_error", [], "Error iterating over object, error: RangeError: gone"]]);
  });

  test("refuses too many items before it reads them", () => {
    const read: unknown[] = [];
    const item = t.any.check((value) => void read.push(value));
    expect(refusal(() => t.list(item).maxLength(1).parse([1, 2]))).toEqual([["too_long", [], "List should have at most 1 item after validation, not 2"]]);
    expect(read).toEqual([]);
  });

  test("stops at the first mistake where it is told to", () => {
    expect(refusal(() => t.list(t.int).failFast().parse(["x", "y"]))).toHaveLength(1);
  });

  test("leaves out items that ask for it, and counts the rest", () => {
    const item = t.int.before((value) => {
      if (value === "skip") throw new OmitItem();
      return value;
    });
    expect(t.list(item).parse(["skip", 1])).toEqual([1]);
    expect(refusal(() => t.list(item).minLength(2).parse(["skip", 1]))).toEqual([
      ["too_short", [], "List should have at least 2 items after validation, not 1"],
    ]);
  });

  test("names JSON's array in JSON mode", () => {
    expect(refusal(() => t.list(t.int).parseJson("{}"))).toEqual([["list_type", [], "Input should be a valid array"]]);
  });

  test("never hands over the array that it was given", () => {
    const given = [1, 2];
    expect(t.list(t.int).parse(given)).not.toBe(given);
    expect(t.list(t.int).dump(given)).not.toBe(given);
  });
});

inBothModes("t.set", () => {
  test("keeps what says the same once: numbers, texts, dates, tuples, models", () => {
    expect(t.set(t.int).parse([1, "1", 2])).toEqual(new Set([1, 2]));
    expect(t.set(t.datetime).parse(["2020-01-01T00:00:00Z", new Date(Date.UTC(2020, 0))]).size).toBe(1);
    expect(
      t.set(t.tuple(t.int, t.int)).parse([
        [1, 2],
        ["1", 2],
        [2, 1],
      ]).size,
    ).toBe(2);
    class Point extends Model({ x: t.int }) {}
    expect(t.set(Point).parse([{ x: 1 }, { x: 1 }, { x: 2 }]).size).toBe(2);
  });

  test("counts different items only, and stops at the first too many", () => {
    expect(t.set(t.int).maxLength(1).parse([1, 1, 1])).toEqual(new Set([1]));
    expect(issuesOf(() => t.set(t.int).maxLength(1).parse([1, 2, "x"]))).toEqual([
      {
        type: "too_long",
        loc: [],
        msg: "Set should have at most 1 item after validation, not more",
        input: [1, 2, "x"],
        ctx: { field_type: "Set", max_length: 1, actual_length: null },
      },
    ]);
    expect(refusal(() => t.set(t.int).minLength(2).parse([1, 1]))).toEqual([["too_short", [], "Set should have at least 2 items after validation, not 1"]]);
  });

  test("is an array in JSON and a set in a program", () => {
    const type = t.set(t.datetime);
    const value = type.parse([0]);
    expect(type.dump(value)).toEqual(new Set([new Date(0)]));
    expect(type.dumpJson(value)).toBe('["1970-01-01T00:00:00Z"]');
    expect(type.jsonSchema()).toEqual({ type: "array", uniqueItems: true, items: { type: "string", format: "date-time" } });
  });

  test("takes an array of a program only in lax mode, one of JSON always", () => {
    expect(refusal(() => t.set(t.int).strict().parse([1]))).toEqual([["set_type", [], "Input should be a valid set"]]);
    expect(
      t
        .set(t.int)
        .strict()
        .parse(new Set([1])),
    ).toEqual(new Set([1]));
    expect(t.set(t.int).strict().parseJson("[1]")).toEqual(new Set([1]));
  });
});

inBothModes("t.tuple", () => {
  test("has a type for each place", () => {
    const type = t.tuple(t.int, t.string);
    expect(type.parse(["1", "a"])).toEqual([1, "a"]);
    expect(refusal(() => type.parse(["x"]))).toEqual([
      ["int_parsing", [0], "Input should be a valid integer, unable to parse string as an integer"],
      ["missing", [1], "Field required"],
    ]);
    expect(refusal(() => type.parse(["x", 1, 2]))).toEqual([["too_long", [], "Tuple should have at most 2 items after validation, not 3"]]);
    expect(type.jsonSchema()).toEqual({ type: "array", minItems: 2, maxItems: 2, prefixItems: [{ type: "integer" }, { type: "string" }] });
  });

  test("lets more follow", () => {
    const type = t.tuple(t.string).rest(t.int);
    expect(type.parse(["a", "1", 2])).toEqual(["a", 1, 2]);
    expect(type.parse(["a"])).toEqual(["a"]);
    expect(refusal(() => type.parse([]))).toEqual([["missing", [0], "Field required"]]);
    expect(refusal(() => type.parse(["a", "b"]))).toEqual([["int_parsing", [1], "Input should be a valid integer, unable to parse string as an integer"]]);
    expect(type.jsonSchema()).toEqual({ type: "array", minItems: 1, prefixItems: [{ type: "string" }], items: { type: "integer" } });
    expect(t.tuple().rest(t.int).minLength(1).jsonSchema()).toEqual({ type: "array", items: { type: "integer" }, minItems: 1 });
  });

  test("fills in defaults at the end", () => {
    expect(t.tuple(t.int, t.string.default("b")).parse([1])).toEqual([1, "b"]);
  });

  test("dumps each place by its type", () => {
    const type = t.tuple(t.datetime, t.int).rest(t.datetime);
    const moment = new Date(0);
    expect(type.dump([moment, 1, moment], { mode: "json" })).toEqual(["1970-01-01T00:00:00Z", 1, "1970-01-01T00:00:00Z"]);
    expect(type.dump([moment, 1, moment], { exclude: ["0"] })).toEqual([1, moment]);
  });
});

inBothModes("t.record", () => {
  test("reads keys and values, and tells of both", () => {
    expect(t.record(t.string, t.int).parse({ a: "1" })).toEqual({ a: 1 });
    expect(refusal(() => t.record(t.int, t.int).parse({ x: "y" }))).toEqual([
      ["int_parsing", ["x", "[key]"], "Input should be a valid integer, unable to parse string as an integer"],
      ["int_parsing", ["x"], "Input should be a valid integer, unable to parse string as an integer"],
    ]);
  });

  test("writes keys as JSON does", () => {
    expect(t.record(t.boolean, t.int).parse({ yes: 1, "0": 2 })).toEqual({ true: 1, false: 2 });
    expect(t.record(t.datetime, t.int).parse({ "2020-01-01T00:00:00+01:00": 1 })).toEqual({ "2019-12-31T23:00:00Z": 1 });
    expect(t.record(t.int, t.int).parse(new Map([[1, "2"]]))).toEqual({ 1: 2 });
  });

  test("takes names that every object inherits as ordinary keys", () => {
    const given = JSON.parse('{"__proto__": "1", "constructor": 2, "toString": 3, "hasOwnProperty": 4}') as object;
    const type = t.record(t.string, t.int);
    const read = type.parse(given);
    expect(Object.entries(read)).toEqual([
      ["__proto__", 1],
      ["constructor", 2],
      ["toString", 3],
      ["hasOwnProperty", 4],
    ]);
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
    expect(type.dumpJson(read)).toBe('{"__proto__":1,"constructor":2,"toString":3,"hasOwnProperty":4}');
    expect(refusal(() => type.parse(JSON.parse('{"__proto__": "x"}')))).toEqual([
      ["int_parsing", ["__proto__"], "Input should be a valid integer, unable to parse string as an integer"],
    ]);
  });

  test("takes no arrays, instances and dates", () => {
    for (const wrong of [[], new Date(), null, "x", new (class Some {})()])
      expect(refusal(() => t.record(t.string, t.any).parse(wrong))).toEqual([["dict_type", [], "Input should be a valid dictionary"]]);
    expect(refusal(() => t.record(t.string, t.any).parseJson("[]"))).toEqual([["dict_type", [], "Input should be an object"]]);
  });

  test("has a length", () => {
    expect(refusal(() => t.record(t.string, t.int).minLength(1).parse({}))).toEqual([
      ["too_short", [], "Dictionary should have at least 1 item after validation, not 0"],
    ]);
    expect(t.record(t.string.pattern("^a"), t.int).maxLength(2).jsonSchema()).toEqual({
      type: "object",
      maxProperties: 2,
      patternProperties: { "^a": { type: "integer" } },
    });
    expect(t.record(t.string, t.any).jsonSchema()).toEqual({ type: "object", additionalProperties: true });
  });
});

inBothModes("t.any, t.unknown, t.null", () => {
  test("take what they say", () => {
    const given = { a: new Date(0) };
    expect(t.any.parse(given)).toBe(given);
    expect(t.unknown.dump(given, { mode: "json" })).toEqual({ a: "1970-01-01T00:00:00Z" });
    expect(t.null.parse(undefined)).toBe(null);
    expect(refusal(() => t.none.parse(0))).toEqual([["none_required", [], "Input should be None"]]);
    expect(refusal(() => t.null.parseJson("0"))).toEqual([["none_required", [], "Input should be null"]]);
    expect([t.any.jsonSchema(), t.null.jsonSchema()]).toEqual([{}, { type: "null" }]);
  });
});

inBothModes("t.instance", () => {
  test("takes instances of the program as they are, and nothing else", () => {
    const url = new URL("http://a/");
    expect(t.instance(URL).parse(url)).toBe(url);
    expect(refusal(() => t.list(t.instance(URL)).parse(["http://a/"]))).toEqual([["is_instance_of", [0], "Input should be an instance of URL"]]);
    expect(refusal(() => t.instance(URL).parseJson("{}"))).toEqual([["is_instance_of", [], "Input should be an instance of URL"]]);
    expect(t.instance(URL).dumpJson(url)).toBe('"http://a/"');
    const mixed = t.union(t.instance(URL), t.instance(Date), t.string);
    expect([mixed.parse(url), mixed.parse("x")]).toEqual([url, "x"]);
  });
});

inBothModes("a type whose mistakes are left out", () => {
  test("leaves out items of lists, sets and records", () => {
    const type = t.int.omitOnError();
    expect(t.list(type).parse([1, "x", "2"])).toEqual([1, 2]);
    expect(t.set(type).parse([1, "x"])).toEqual(new Set([1]));
    expect(t.record(t.string, type).parse({ a: 1, b: "x" })).toEqual({ a: 1 });
    class Item extends Model({ list: t.list(t.of(t.list(t.int)).omitOnError()) }) {}
    expect(Item.parse({ list: [[1], ["x"], 5] }).list).toEqual([[1]]);
  });
});

inBothModes("t.lazy", () => {
  test("lets a type contain itself, under a name in its schema", () => {
    const tree: ReturnType<typeof t.lazy> = t.lazy("Tree", () => t.union(t.int, t.list(tree)));
    expect(tree.parse([1, ["2", []]])).toEqual([1, [2, []]]);
    expect(refusal(() => tree.parse([[true, "x"]]))).toContainEqual([
      "int_parsing",
      ["list[union[int,list[...]]]", 0, "list[union[int,list[...]]]", 1, "int"],
      "Input should be a valid integer, unable to parse string as an integer",
    ]);
    expect(tree.jsonSchema()).toEqual({
      $defs: { Tree: { anyOf: [{ type: "integer" }, { type: "array", items: { $ref: "#/$defs/Tree" } }] } },
      $ref: "#/$defs/Tree",
    });
  });

  test("ends where a value contains itself", () => {
    const tree: ReturnType<typeof t.lazy> = t.lazy(() => t.list(tree));
    const cyclic: unknown[] = [];
    cyclic.push([cyclic]);
    expect(issuesOf(() => tree.parse(cyclic))).toEqual([
      { type: "recursion_loop", loc: [0, 0], msg: "Recursion error - cyclic reference detected", input: null },
    ]);
  });

  test("ends where a value nests too deeply, in dumps, too", () => {
    const tree: ReturnType<typeof t.lazy> = t.lazy(() => t.list(t.union(tree, t.datetime)));
    let deep: unknown[] = [];
    for (let depth = 0; depth < 5_000; depth += 1) deep = [deep];
    expect(issuesOf(() => tree.parse(deep)).some(({ type }) => type === "recursion_loop")).toBe(true);
    expect(() => tree.dump(deep as never, { mode: "json" })).toThrow("Circular reference");
    expect(() => tree.dumpJson(deep as never)).toThrow("Circular reference");
  });
});

inBothModes("t.of, t.nullable, t.optional", () => {
  test("give a model the modifiers of a type, and leave the model as it is", () => {
    class Item extends Model({ n: t.int }) {}
    class Order extends Model({
      item: t.of(Item).orNull.description("What was ordered"),
      more: t
        .list(
          t.of(Item).check(({ n }) => {
            if (n > 5) throw new ValueError("too many");
          }),
        )
        .default([]),
    }) {}
    expect(Order.parse({}).item).toBe(null);
    expect(Order.parse({ item: { n: 1 } }).item).toBeInstanceOf(Item);
    expect(refusal(() => Order.parse({ more: [{ n: 6 }] }))).toEqual([["value_error", ["more", 0], "Value error, too many"]]);
    expect(Item.parse({ n: 6 }).n).toBe(6);
    expect(Order.jsonSchema().properties).toMatchObject({
      item: { anyOf: [{ $ref: "#/$defs/Item" }, { type: "null" }], default: null, description: "What was ordered" },
    });
    expect(t.nullable(Item).parse(null)).toBe(null);
    expect(t.optional(Item).parse(undefined)).toBe(undefined);
  });
});

describe("wrong declarations", () => {
  test("say what was found where", () => {
    expect(() => t.list(5 as never)).toThrow("SIG101 the item of a list is the number 5, which is not a type.");
    expect(() => t.record(t.string, undefined as never)).toThrow("SIG101 the value of a record is undefined");
    expect(() => t.tuple(t.int, {} as never)).toThrow("SIG101 item 1 of a tuple is an object (empty)");
    expect(() => t.list(t.int).minLength(-1)).toThrow("SIG108");
    expect(() => t.lazy(() => 5 as never).parse(1)).toThrow("SIG101 What t.lazy gives is the number 5");
    expect(() => t.union(...([] as unknown as [typeof t.int]))).toThrow("SIG109");
  });
});
