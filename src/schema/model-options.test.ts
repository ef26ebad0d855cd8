import { expect, test } from "vitest";
import { AssertionError, CustomError, Model, OmitItem, t, toCamel, toPascal, UseDefault, ValidationError, ValueError, type ValidationInfo } from "signatura";
import { inBothModes } from "../../test/support/both-modes.ts";
import { issuesOf, refusal } from "../../test/support/refusals.ts";

inBothModes("validators of a field", () => {
  test("run before, around and after the type, in Pydantic's order", () => {
    const order: string[] = [];
    const note = (name: string) => (value: unknown) => {
      order.push(name);
      return value;
    };
    const type = t.any
      .before(note("b1"))
      .transform(note("a1") as never)
      .before(note("b2"))
      .transform(note("a2"));
    class Item extends Model({ x: type }) {}
    Item.parse({ x: 1 });
    expect(order).toEqual(["b2", "b1", "a1", "a2"]);
  });

  test("know the fields before them, their own name, the context and the mode", () => {
    const infos: ValidationInfo[] = [];
    class Item extends Model({ a: t.int, b: t.list(t.int.check((_value, info) => void infos.push(info))) }) {}
    Item.parse({ a: 1, b: [2] }, { context: "mine" });
    Item.parseJson('{"a": 1, "b": [2]}');
    expect(infos).toEqual([
      { data: { a: 1 }, fieldName: "b", context: "mine", mode: "js" },
      { data: { a: 1 }, fieldName: "b", context: undefined, mode: "json" },
    ]);
  });

  test("refuse by what they throw; anything else passes through", () => {
    const thrown =
      (error: unknown): (() => unknown) =>
      () =>
        t
          .list(
            t.int.check(() => {
              throw error;
            }),
          )
          .parse([1]);
    expect(refusal(thrown(new ValueError("no")))).toEqual([["value_error", [0], "Value error, no"]]);
    expect(refusal(thrown(new AssertionError("no")))).toEqual([["assertion_error", [0], "Assertion failed, no"]]);
    expect(issuesOf(thrown(new CustomError("odd", "{n} is odd", { n: 1 })))).toEqual([{ type: "odd", loc: [0], msg: "1 is odd", input: 1, ctx: { n: 1 } }]);
    expect(thrown(new RangeError("mine"))).toThrow(RangeError);
  });

  test("hand on the issues of another type that they call", () => {
    class Inner extends Model({ n: t.int }) {}
    const type = t.list(t.any.transform((value) => Inner.parse(value)));
    expect(refusal(() => type.parse([{ n: 1 }, { n: "x" }]))).toEqual([
      ["int_parsing", [1, "n"], "Input should be a valid integer, unable to parse string as an integer"],
    ]);
  });

  test("may catch what the type inside refuses", () => {
    const locations: unknown[] = [];
    const type = t.list(t.int).wrap((value, inner) => {
      try {
        return inner(value);
      } catch (error) {
        locations.push(...(error as ValidationError).errors().map(({ loc }) => loc));
        return inner([0]);
      }
    });
    class Item extends Model({ x: type }) {}
    expect(Item.parse({ x: ["a"] }).x).toEqual([0]);
    expect(locations).toEqual([[0]]);
  });

  test("take the default, or leave the field out", () => {
    const odd = (value: unknown): unknown => {
      if (value === "default") throw new UseDefault();
      if (value === "omit") throw new OmitItem();
      return value;
    };
    class Item extends Model({ x: t.int.before(odd).default(5), y: t.int.default(6) }) {}
    expect(Item.parse({ x: "default" }).x).toBe(5);
    expect(Item.parse({ x: "omit" }).dump()).toEqual({ y: 6 });
  });

  test("run once a value, also where generated code gave up", () => {
    const calls: unknown[] = [];
    const item = t.int.transform((value) => {
      calls.push(value);
      return value;
    });
    class Item extends Model({ a: t.list(item), b: t.int, c: item.default(() => 7) }) {}
    expect(() => Item.parse({ a: [1, 2], b: "x", c: 3 })).toThrow(ValidationError);
    expect(calls).toEqual([1, 2, 3]);
  });

  test("may replace the type, which then only describes", () => {
    const type = t.int.plain((value) => String(value));
    expect(type.parse("x")).toBe("x");
    expect(type.jsonSchema()).toEqual({ type: "integer" });
  });
});

inBothModes("validators of a model", () => {
  test("see the raw input, the instance, or both", () => {
    class User extends Model(
      { name: t.string, again: t.string },
      {
        validate: {
          before: (data) => (typeof data === "string" ? { name: data, again: data } : data),
          after(user) {
            if (user.name !== user.again) throw new ValueError("names differ");
          },
        },
      },
    ) {}
    expect(User.parse("a").name).toBe("a");
    expect(new User("b" as never).name).toBe("b");
    for (const run of [() => User.parse({ name: "a", again: "b" }), () => new User({ name: "a", again: "b" })]) {
      expect(refusal(run)).toEqual([["value_error", [], "Value error, names differ"]]);
    }
    expect(issuesOf(() => t.list(User).parse([{ name: "a", again: "b" }]))).toMatchObject([{ loc: [0], input: { name: "a", again: "b" } }]);
  });

  test("look again at instances, since those may have changed", () => {
    let calls = 0;
    class Item extends Model({ n: t.int }, { validate: { after: () => void (calls += 1) } }) {}
    const item = new Item({ n: 1 });
    expect(Item.parse(item)).toBe(item);
    expect(calls).toBe(2);
  });

  test("may wrap the model: with another input, another instance, or an instance in place of a mistake", () => {
    class Item extends Model(
      { n: t.int },
      {
        validate: {
          wrap(data, inner) {
            if (data === "zero") return inner({ n: 0 });
            try {
              return inner(data);
            } catch {
              return inner({ n: -1 });
            }
          },
        },
      },
    ) {
      own = "field";
    }
    for (const make of [(data: unknown) => Item.parse(data), (data: unknown) => new Item(data as never)]) {
      expect([make("zero").n, make({ n: "x" }).n, make({ n: 5 }).n, make({ n: 5 }).own]).toEqual([0, -1, 5, "field"]);
    }
  });

  test("are inherited, the parent's first", () => {
    const order: string[] = [];
    class Base extends Model({ n: t.int }, { validate: { before: (data) => (order.push("before base"), data), after: () => void order.push("after base") } }) {}
    class Sub extends Base.extend({}, { validate: { before: (data) => (order.push("before sub"), data), after: () => void order.push("after sub") } }) {
      protected validated(): void {
        order.push("hook");
      }
    }
    Sub.parse({ n: 1 });
    expect(order).toEqual(["before sub", "before base", "hook", "after base", "after sub"]);
  });

  test("know which fields were given", () => {
    const sets: unknown[] = [];
    class Item extends Model(
      { a: t.int.default(1), b: t.int.default(2) },
      { validate: { after: (self) => void sets.push([...(self as unknown as { fieldsSet(): Set<string> }).fieldsSet()]) } },
    ) {}
    Item.parse({ a: 5 });
    new Item({ b: 5 });
    expect(sets).toEqual([["a"], ["b"]]);
  });
});

inBothModes("aliases", () => {
  test("are the names on the wire, both ways or one", () => {
    class Item extends Model({ both: t.int.alias("Both"), taken: t.int.validationAlias("Taken"), given: t.int.serializationAlias("Given") }) {}
    const item = Item.parse({ Both: 1, Taken: 2, given: 3 });
    expect(item.dump()).toEqual({ both: 1, taken: 2, given: 3 });
    expect(item.dump({ byAlias: true })).toEqual({ Both: 1, taken: 2, Given: 3 });
    expect(refusal(() => Item.parse({ both: 1, taken: 2, given: 3 })).map(([type, loc]) => [type, loc])).toEqual([
      ["missing", ["Both"]],
      ["missing", ["Taken"]],
    ]);
    expect(Item.jsonSchema().required).toEqual(["Both", "Taken", "given"]);
    expect(Item.jsonSchema({ mode: "serialization" }).required).toEqual(["Both", "taken", "Given"]);
    expect(Item.jsonSchema({ byAlias: false }).required).toEqual(["both", "taken", "given"]);
  });

  test("may be paths and choices; mistakes stand where the value was", () => {
    class Item extends Model({ x: t.int.validationAlias(["deep", "list", -1], "plain"), y: t.int.validationAlias(["deep", "y"]).default(0) }) {}
    expect(Item.parse({ deep: { list: [1, 2], y: 3 } }).dump()).toEqual({ x: 2, y: 3 });
    expect(Item.parse({ deep: "x", plain: 4 }).x).toBe(4);
    expect(refusal(() => Item.parse({ deep: { list: ["a"] } }))[0]!.slice(0, 2)).toEqual(["int_parsing", ["deep", "list", -1]]);
    expect(refusal(() => Item.parse({}))[0]!.slice(0, 2)).toEqual(["missing", ["deep", "list", -1]]);
    expect(Item.jsonSchema().required).toEqual(["plain"]);
  });

  test("are made from names, where the model or the call says how", () => {
    class Camel extends Model({ first_name: t.string, id: t.int.alias("ID") }, { config: { alias: toCamel, serializeByAlias: true } }) {}
    const camel = Camel.parse({ firstName: "a", ID: 1 });
    expect(camel.dump()).toEqual({ firstName: "a", ID: 1 });
    expect(camel.dump({ byAlias: false })).toEqual({ first_name: "a", id: 1 });
    expect(Camel.parse({ first_name: "a", id: 1 }, { byName: true }).id).toBe(1);
    expect(refusal(() => Camel.parse({ firstName: "a", ID: 1 }, { byName: true, byAlias: false })).length).toBe(2);
    class Apart extends Model({ first_name: t.string }, { config: { alias: { validation: toCamel, serialization: toPascal } } }) {}
    expect(Apart.parse({ firstName: "a" }).dump({ byAlias: true })).toEqual({ FirstName: "a" });
  });

  test("may give way to names", () => {
    class Either extends Model({ some_name: t.int.alias("someName") }, { config: { byName: true } }) {}
    expect([Either.parse({ someName: 1 }).some_name, Either.parse({ some_name: 2 }).some_name]).toEqual([1, 2]);
    class Names extends Model({ some_name: t.int.alias("someName") }, { config: { byAlias: false, locByAlias: false } }) {}
    expect(refusal(() => Names.parse({ someName: 1 }))[0]!.slice(0, 2)).toEqual(["missing", ["some_name"]]);
  });
});

inBothModes("the configuration", () => {
  test("says what becomes of unknown keys", () => {
    const fields = { n: t.int.default(0) };
    class Ignores extends Model(fields) {}
    class Forbids extends Model(fields, { config: { extra: "forbid" } }) {}
    class Allows extends Model(fields, { config: { extra: "allow" } }) {}
    class Typed extends Model(fields, { config: { extra: "allow", extraType: t.int } }) {}
    expect(Ignores.parse({ z: 1 }).dump()).toEqual({ n: 0 });
    expect(refusal(() => Forbids.parse({ z: 1 }))).toEqual([["extra_forbidden", ["z"], "Extra inputs are not permitted"]]);
    const allows = Allows.parse({ z: [1], n: 2 });
    expect([allows.extras(), allows.dump(), (allows as unknown as { z: unknown }).z]).toEqual([{ z: [1] }, { n: 2, z: [1] }, [1]]);
    expect(Typed.parse({ z: "5" }).extras()).toEqual({ z: 5 });
    expect(refusal(() => Typed.parse({ z: "x" }))[0]!.slice(0, 2)).toEqual(["int_parsing", ["z"]]);
    expect(Typed.jsonSchema().additionalProperties).toEqual({ type: "integer" });
    expect(refusal(() => Ignores.parse({ z: 1 }, { extra: "forbid" }))).toHaveLength(1);
  });

  test("keeps unknown keys from hiding methods", () => {
    class Allows extends Model({}, { config: { extra: "allow" } }) {}
    const odd = Allows.parse({ dump: 1, extras: 2, constructor: 3, toJSON: 4, fieldsSet: 5 });
    expect(odd.dump()).toEqual({ dump: 1, extras: 2, constructor: 3, toJSON: 4, fieldsSet: 5 });
    expect(odd.copy().equals(odd)).toBe(true);
    expect(JSON.stringify(odd)).toBe('{"dump":1,"extras":2,"constructor":3,"toJSON":4,"fieldsSet":5}');
  });

  test("freezes instances, or single fields", () => {
    class Frozen extends Model({ n: t.int }, { config: { frozen: true } }) {}
    class Partly extends Model({ n: t.int.frozen(), m: t.int.default(0) }) {}
    const [frozen, partly] = [Frozen.parse({ n: 1 }), new Partly({ n: 1 })];
    expect(issuesOf(() => (frozen.n = 2))).toEqual([{ type: "frozen_instance", loc: ["n"], msg: "Instance is frozen", input: 2 }]);
    expect(refusal(() => (partly.n = 2))).toEqual([["frozen_field", ["n"], "Field is frozen"]]);
    partly.m = 5;
    expect([{ ...frozen }, { ...partly }, frozen.copy({ n: 3 }).n]).toEqual([{ n: 1 }, { n: 1, m: 5 }, 3]);
  });

  test("validates what is assigned", () => {
    class Item extends Model(
      { low: t.int, high: t.int.default(9) },
      {
        config: { validateAssignment: true },
        validate: {
          after: (self) => {
            if (self.low > self.high) throw new ValueError("low above high");
          },
        },
      },
    ) {}
    const item = new Item({ low: 1 });
    item.high = "7" as never;
    expect(item.high).toBe(7);
    expect(refusal(() => (item.low = "x" as never))[0]!.slice(0, 2)).toEqual(["int_parsing", ["low"]]);
    expect(refusal(() => (item.low = 8))).toEqual([["value_error", [], "Value error, low above high"]]);
    expect([item.low, [...item.fieldsSet()]]).toEqual([1, ["low", "high"]]);
  });

  test("reaches the types of fields, but not other models", () => {
    class Inner extends Model({ n: t.int }) {}
    class Strict extends Model({ n: t.int, list: t.list(t.int.orNull).default([]), inner: Inner }, { config: { strict: true } }) {}
    expect(refusal(() => Strict.parse({ n: "1", list: ["1"], inner: { n: "1" } })).map(([type, loc]) => [type, loc])).toEqual([
      ["int_type", ["n"]],
      ["int_type", ["list", 0]],
    ]);
    expect(refusal(() => Strict.parse({ n: 1, inner: { n: "1" } }, { strict: true }))).toHaveLength(1);
    expect(Strict.parse({ n: "1", inner: { n: "1" } }, { strict: false }).n).toBe(1);
    class Texts extends Model(
      { a: t.string, b: t.record(t.string, t.string).default({}) },
      { config: { stripWhitespace: true, toUpper: true, maxLength: 3 } },
    ) {}
    expect(Texts.parse({ a: " ab ", b: { " k ": "v" } }).dump()).toEqual({ a: "AB", b: { K: "V" } });
    expect(refusal(() => Texts.parse({ a: "abcd" }))[0]![0]).toBe("string_too_long");
  });

  test("reads the properties of any object where that is allowed", () => {
    class Row {
      readonly id = 1;
      get name(): string {
        return "row";
      }
      get broken(): string {
        throw new RangeError("no connection");
      }
    }
    class Item extends Model({ id: t.int, name: t.string }, { config: { fromAttributes: true } }) {}
    class Broken extends Model({ broken: t.string }, { config: { fromAttributes: true } }) {}
    class Plain extends Model({ id: t.int }) {}
    expect(Item.parse(new Row()).dump()).toEqual({ id: 1, name: "row" });
    expect(issuesOf(() => Broken.parse(new Row()))).toMatchObject([
      { type: "get_attribute_error", loc: ["broken"], msg: "Error extracting attribute: RangeError: no connection" },
    ]);
    expect(refusal(() => Plain.parse(new Row()))).toEqual([["model_type", [], "Input should be a valid dictionary or instance of Plain"]]);
    expect(Plain.parse(new Row(), { fromAttributes: true }).id).toBe(1);
    expect(refusal(() => Item.parse(5))).toEqual([["model_attributes_type", [], "Input should be a valid dictionary or object to extract fields from"]]);
  });

  test("validates defaults, and lets factories see the fields before them", () => {
    class Item extends Model({ a: t.int.default("1" as never), b: t.int.default((data) => (data.a as number) + 1) }, { config: { validateDefault: true } }) {}
    expect(Item.parse({}).dump()).toEqual({ a: 1, b: 2 });
    expect([...Item.parse({}).fieldsSet()]).toEqual([]);
    class Bad extends Model({ a: t.int.default("x" as never, { validate: true }).alias("A") }) {}
    expect(refusal(() => Bad.parse({}))[0]!.slice(0, 2)).toEqual(["int_parsing", ["a"]]);
    expect(refusal(() => Item.parse({ a: "x" })).map(([type, loc]) => [type, loc])).toEqual([
      ["int_parsing", ["a"]],
      ["default_factory_not_called", ["b"]],
    ]);
  });
});
