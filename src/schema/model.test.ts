import { describe, expect, test } from "vitest";
import { Model, t, type Type, type ValidationError } from "signatura";
import { inBothModes } from "../../test/support/both-modes.ts";
import { issuesOf, refusal } from "../../test/support/refusals.ts";

inBothModes("a model", () => {
  test("is a class: its instances have methods, private members and fields of their own", () => {
    class Counter extends Model({ start: t.int, step: t.int.default(1) }) {
      #count = 0;
      calls = 0;
      next(): number {
        this.calls += 1;
        this.#count += this.step;
        return this.start + this.#count;
      }
    }
    for (const counter of [Counter.parse({ start: "5" }), new Counter({ start: 5 }), Counter.construct({ start: 5 })]) {
      expect(counter).toBeInstanceOf(Counter);
      expect([counter.next(), counter.next(), counter.calls]).toEqual([6, 7, 2]);
      expect(counter.dump()).toEqual({ start: 5, step: 1 });
    }
  });

  test("hands its values on through whatever constructors stand between", () => {
    const mixed = <B extends new (...given: any[]) => object>(Base: B) =>
      class extends Base {
        readonly extra = Object.keys(this).join();
      };
    class Plain extends Model({ a: t.int, "odd name": t.int.default(2) }) {}
    class WithConstructor extends Model({ a: t.int, b: t.int.default(2) }) {
      readonly seen: number;
      constructor(data?: { a: number }) {
        super(data as never);
        this.seen = this.a + this.b;
      }
    }
    class Below extends WithConstructor {}
    class Mixed extends (mixed(Plain as never) as unknown as typeof Plain) {}
    class More extends Plain.extend({ c: t.int }) {}
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`f${index}`, t.int] as const));
    class Wide extends Model(many) {}
    for (let round = 0; round < 2; round += 1) {
      expect({ ...Plain.parse({ a: "1" }) }).toEqual({ a: 1, "odd name": 2 });
      expect(WithConstructor.parse({ a: "1" }).seen).toBe(3);
      expect(Below.parse({ a: "1" }).seen).toBe(3);
      expect({ ...Mixed.parse({ a: "1" }) }).toEqual({ a: 1, "odd name": 2, extra: "a,odd name" });
      expect({ ...More.parse({ a: "1", c: 3 }) }).toEqual({ a: 1, "odd name": 2, c: 3 });
      expect([...More.parse({ a: "1", c: 3 }).fieldsSet()]).toEqual(["a", "c"]);
      expect(Wide.parse(Object.fromEntries(Object.keys(many).map((name, index) => [name, index]))).dump()).toMatchObject({ f0: 0, f39: 39 });
    }
  });

  test("is constructed by the names that the compiler knows, or by aliases; data is read as the model says", () => {
    class Part extends Model({ some: t.int.alias("Some").default(0) }) {}
    class Whole extends Model({ part: Part, inner: t.int.alias("Inner") }) {}
    const whole = new Whole({ part: { some: 1 }, inner: 2 });
    expect([whole.part.some, whole.inner, [...whole.fieldsSet()]]).toEqual([1, 2, ["part", "inner"]]);
    expect(new Whole({ part: { Some: 3 }, Inner: 4 } as never).dump()).toEqual({ part: { some: 3 }, inner: 4 });
    expect(refusal(() => Whole.parse({ part: {}, inner: 2 }))).toEqual([["missing", ["Inner"], "Field required"]]);
  });

  test("writes its text as its dump says, by name or by alias", () => {
    class Part extends Model({ at: t.datetime, n: t.number.orNull }) {}
    class Whole extends Model({ parts: t.list(Part), when: t.datetime.alias("When"), u: t.union(t.int, Part) }) {}
    const part = { at: "2024-02-29T01:02:03Z", n: null };
    const whole = Whole.parse({ parts: [part, { ...part, at: "2024-02-29T01:02:03.4Z" }], When: "0001-01-01T00:00:00Z", u: part });
    for (const [value, options] of [
      [Part.parse(part), {}],
      [whole, {}],
      [whole, { byAlias: true }],
      [whole, { excludeNone: true }],
      [whole, { include: ["u"] }],
    ] as const) {
      expect(value.dumpJson(options)).toBe(JSON.stringify(value.dump({ ...options, mode: "json" })));
    }
    expect(whole.dumpJson()).toContain('"when":"0001-01-01T00:00:00Z"');
    expect(whole.dumpJson({ byAlias: true })).toContain('"When":"0001-01-01T00:00:00Z"');
  });

  test("tells of every mistake at once, in the order of its fields", () => {
    class Item extends Model({ name: t.string, price: t.number.gt(0), tags: t.list(t.string).default([]) }) {}
    expect(refusal(() => Item.parse({ price: 0, tags: [1] }))).toEqual([
      ["missing", ["name"], "Field required"],
      ["greater_than", ["price"], "Input should be greater than 0"],
      ["string_type", ["tags", 0], "Input should be a valid string"],
    ]);
    expect(issuesOf(() => new Item({ name: "a", price: -1 }))).toEqual([
      { type: "greater_than", loc: ["price"], msg: "Input should be greater than 0", input: -1, ctx: { gt: 0 } },
    ]);
  });

  test("keeps the order of declaration, those of its parent first", () => {
    class Base extends Model({ b: t.int, a: t.int }) {
      get sum(): number {
        return this.a + this.b;
      }
      static readonly unit = "euro";
    }
    class More extends Base.extend({ c: t.int, a: t.string }) {}
    const more = More.parse({ c: 1, a: "2", b: 3 });
    expect(Object.keys(more)).toEqual(["b", "a", "c"]);
    expect([more.a, More.unit, more instanceof Base]).toEqual(["2", "euro", true]);
    expect(Object.keys(More.jsonSchema().properties as object)).toEqual(["b", "a", "c"]);
  });

  test("copies its defaults, so that no instance changes another's", () => {
    class Item extends Model({ tags: t.list(t.string).default([]), by: t.record(t.string, t.list(t.int)).default({ a: [1] }) }) {}
    const first = Item.parse({});
    first.tags.push("x");
    first.by.a!.push(2);
    expect(Item.parse({}).dump()).toEqual({ tags: [], by: { a: [1] } });
  });

  test("copies instances among its defaults, too", () => {
    class Part extends Model({ xs: t.list(t.int).default([1]) }) {}
    class Whole extends Model({ part: t.of(Part).default(new Part({})), parts: t.list(Part).default([new Part({})]) }) {}
    const first = Whole.parse({});
    first.part.xs.push(2);
    first.parts[0]!.xs.push(3);
    expect(Whole.parse({}).dump()).toEqual({ part: { xs: [1] }, parts: [{ xs: [1] }] });
    expect(first.part).toBeInstanceOf(Part);
  });

  test("knows which fields were given, or changed since", () => {
    class Item extends Model({ a: t.int.default(1), b: t.int.default(2), c: t.int.orNull }) {}
    const item = Item.parse({ a: 1 });
    expect([...item.fieldsSet()]).toEqual(["a"]);
    item.b = 5;
    expect([...item.fieldsSet()]).toEqual(["a", "b"]);
    expect(item.dump({ excludeUnset: true })).toEqual({ a: 1, b: 5 });
    expect([...Item.construct({ a: 1, b: 2 }, ["b"]).fieldsSet()]).toEqual(["b"]);
    expect([...new Item({}).fieldsSet()]).toEqual([]);
  });

  test("counts the fields of wide models, too", () => {
    const fields = Object.fromEntries(Array.from({ length: 70 }, (_, index) => [`f${index}`, t.int.default(index)]));
    class Wide extends Model(fields) {}
    const wide = Wide.parse({ f0: 9, f31: 9, f69: 9 });
    expect([...wide.fieldsSet()]).toEqual(["f0", "f31", "f69"]);
  });

  test("copies itself, with changes and in depth", () => {
    class Inner extends Model({ list: t.list(t.int) }) {}
    class Outer extends Model({ inner: Inner, n: t.int.default(0) }) {}
    const outer = Outer.parse({ inner: { list: [1] } });
    const [shallow, deep] = [outer.copy({ n: 5 }), outer.copy({}, { deep: true })];
    expect(shallow.inner).toBe(outer.inner);
    expect(deep.inner).not.toBe(outer.inner);
    expect(deep.inner).toBeInstanceOf(Inner);
    expect(deep.inner.list).not.toBe(outer.inner.list);
    expect([[...shallow.fieldsSet()], [...deep.fieldsSet()], shallow.n]).toEqual([["inner", "n"], ["inner"], 5]);
  });

  test("equals what is of the same class and has the same values", () => {
    class Item extends Model({ at: t.datetime, tags: t.set(t.int) }) {}
    class Other extends Model({ at: t.datetime, tags: t.set(t.int) }) {}
    const given = { at: 0, tags: [1] };
    expect(Item.parse(given).equals(Item.parse(given))).toBe(true);
    expect(Item.parse(given).equals(Item.parse({ ...given, tags: [2] }))).toBe(false);
    expect(Item.parse(given).equals(Other.parse(given))).toBe(false);
  });

  test("writes itself as JSON, indented where asked", () => {
    class Item extends Model({ id: t.int.alias("ID"), big: t.bigint, tags: t.list(t.string).default([]) }) {}
    const item = Item.parse({ ID: 1, big: 2n ** 70n });
    expect(JSON.stringify(item, (_key, value: unknown) => (typeof value === "bigint" ? "big" : value))).toBe('{"ID":1,"big":"big","tags":[]}');
    expect(item.dumpJson()).toBe('{"id":1,"big":1180591620717411303424,"tags":[]}');
    expect(item.dumpJson({ indent: 2, byAlias: true })).toBe('{\n  "ID": 1,\n  "big": 1180591620717411303424,\n  "tags": []\n}');
  });

  test("passes instances through, and reads them again where it is told to", () => {
    class Plain extends Model({ n: t.int }) {}
    class Again extends Model({ n: t.int, m: t.int.default(0) }, { config: { revalidate: "always" } }) {}
    const plain = new Plain({ n: 1 });
    plain.n = "x" as never;
    expect(Plain.parse(plain)).toBe(plain);
    const again = new Again({ n: 1 });
    const copy = Again.parse(again);
    expect(copy).not.toBe(again);
    expect([...copy.fieldsSet()]).toEqual(["n"]);
    again.n = "x" as never;
    expect(refusal(() => Again.parse(again))).toEqual([["int_parsing", ["n"], "Input should be a valid integer, unable to parse string as an integer"]]);
  });

  test("contains itself", () => {
    class Category extends Model({
      name: t.string,
      get children(): Type<Category[]> {
        return t.list(Category).default([]);
      },
    }) {}
    const root = Category.parse({ name: "a", children: [{ name: "b", children: [{ name: "c" }] }] });
    expect(root.children[0]!.children[0]!.name).toBe("c");
    const cyclic: Record<string, unknown> = { name: "a" };
    cyclic.children = [cyclic];
    expect(refusal(() => Category.parse(cyclic))).toEqual([["recursion_loop", ["children", 0], "Recursion error - cyclic reference detected"]]);
    root.children[0]!.children = [root];
    expect(() => root.dump()).toThrow("Circular reference");
    expect(() => JSON.stringify(root)).toThrow("Circular reference");
  });

  test("refuses nesting beyond 255 levels, and no sooner", () => {
    class Nest extends Model({
      n: t.int.default(0),
      get inside(): Type<Nest | null> {
        return t.lazy(() => Nest).orNull;
      },
    }) {}
    const nested = (levels: number): object => (levels === 0 ? { n: 1 } : { inside: nested(levels - 1) });
    expect(Nest.parse(nested(254))).toBeInstanceOf(Nest);
    expect(issuesOf(() => Nest.parse(nested(255)))).toMatchObject([{ type: "recursion_loop", input: { n: 1 } }]);
    expect(refusal(() => Nest.parse(nested(3_000)))[0]![1]).toHaveLength(255);
  });

  test("takes names that every object inherits as fields, and as no fields where they are not", () => {
    class Odd extends Model({ toString_: t.int.alias("toString").default(1), own: t.int.alias("__proto__").default(2), valueOf: t.int.default(3) }) {}
    expect(Odd.parse({}).dump()).toEqual({ toString_: 1, own: 2, valueOf: 3 });
    const given = JSON.parse('{"toString": 5, "__proto__": 6, "valueOf": 7, "constructor": 8}') as unknown;
    expect(Odd.parse(given).dump()).toEqual({ toString_: 5, own: 6, valueOf: 7 });
    class Proto extends Model({ ["__proto__"]: t.list(t.int), constructor_: t.int.default(1) }) {}
    const proto = Proto.parse(JSON.parse('{"__proto__": ["1"]}'));
    expect(Object.getPrototypeOf(proto)).toBe(Proto.prototype);
    expect([proto.dumpJson(), JSON.stringify(proto), [...proto.fieldsSet()]]).toEqual([
      '{"__proto__":[1],"constructor_":1}',
      '{"__proto__":[1],"constructor_":1}',
      ["__proto__"],
    ]);
    expect(Object.keys(Proto.jsonSchema().properties as object)).toEqual(["__proto__", "constructor_"]);
    class Strict extends Model({ n: t.int.default(0) }, { config: { extra: "forbid" } }) {}
    expect(refusal(() => Strict.parse(JSON.parse('{"__proto__": 1}')))).toEqual([["extra_forbidden", ["__proto__"], "Extra inputs are not permitted"]]);
    class Loose extends Model({ n: t.int.default(0) }, { config: { extra: "allow" } }) {}
    const loose = Loose.parse(JSON.parse('{"__proto__": {"n": 9}, "constructor": 1}'));
    expect(Object.getPrototypeOf(loose)).toBe(Loose.prototype);
    expect(loose.dumpJson()).toBe('{"n":0,"__proto__":{"n":9},"constructor":1}');
  });

  test("tells of its fields", () => {
    class Item extends Model(
      { id: t.int.alias("ID").title("The id"), note: t.string.orNull.description("Any note") },
      { config: { serializeByAlias: true } },
    ) {}
    const fields = Item.modelFields();
    expect([...fields.keys()]).toEqual(["id", "note"]);
    expect(fields.get("id")).toMatchObject({ name: "id", inputName: "ID", outputName: "ID", isRequired: true, title: "The id" });
    expect(fields.get("note")).toMatchObject({ isRequired: false, description: "Any note" });
    expect(t.of(fields.get("note")!.type).parse("x")).toBe("x");
  });

  test("reads JSON text and text values", () => {
    class Item extends Model({ n: t.int, on: t.boolean, at: t.date.orNull }) {}
    expect(Item.parseJson('{"n": 1, "on": true}').dump()).toEqual({ n: 1, on: true, at: null });
    expect(Item.parseStrings({ n: "1", on: "off" }).dump()).toEqual({ n: 1, on: false, at: null });
    expect(issuesOf(() => Item.parseJson("{"))).toMatchObject([{ type: "json_invalid", loc: [], input: "{" }]);
    expect(refusal(() => Item.parseJson("[]"))).toEqual([["model_type", [], "Input should be an object"]]);
    expect(refusal(() => Item.parseJson('{"n": 9007199254740993, "on": true}'))[0]![0]).toBe("int_parsing_size");
  });

  test("is named in its errors", () => {
    class Item extends Model({ n: t.int }) {}
    const error = (run: () => unknown): ValidationError => {
      try {
        run();
      } catch (thrown) {
        return thrown as ValidationError;
      }
      throw new Error("Nothing was refused.");
    };
    expect(error(() => Item.parse({})).message).toBe("1 validation error for Item\n  n: Field required [missing]");
    expect(error(() => t.list(Item).parse(1)).title).toBe("list[Item]");
    class Titled extends Model("Some name", { n: t.int }, { config: { title: "A title" } }) {}
    expect(error(() => new Titled({} as never)).title).toBe("A title");
  });
});

inBothModes("a part of a model", () => {
  class User extends Model({ id: t.int, name: t.string.default("x"), email: t.string.orNull }, { config: { extra: "forbid" } }) {}

  test("has all fields optional, and only those that were given", () => {
    class Patch extends User.partial() {}
    const patch = Patch.parse({ name: "new" });
    expect({ ...patch }).toEqual({ name: "new" });
    expect({ ...new User({ id: 1 }), ...patch }).toMatchObject({ id: 1, name: "new", email: null });
    expect(patch.dump()).toEqual({ name: "new" });
    expect(refusal(() => Patch.parse({ nam: 1 }))).toEqual([["extra_forbidden", ["nam"], "Extra inputs are not permitted"]]);
    expect(Patch.jsonSchema()).toMatchObject({ title: "Patch", properties: { id: { type: "integer", title: "Id" } } });
    expect("required" in Patch.jsonSchema()).toBe(false);
    patch.id = 7;
    expect(patch.copy().dump()).toEqual({ id: 7, name: "new" });
  });

  test("has the fields that are picked, or all but those that are left out", () => {
    class Short extends User.pick("id", "name") {}
    class Rest extends User.omit("id") {}
    expect(Short.parse({ id: 1 }).dump()).toEqual({ id: 1, name: "x" });
    expect(Rest.parse({}).dump()).toEqual({ name: "x", email: null });
  });
});

describe("a wrong declaration", () => {
  test("says what is wrong", () => {
    class Redeclares extends Model({ name: t.string }) {
      override name = "x";
    }
    expect(() => Redeclares.parse({ name: "y" })).toThrow('SIG102 Redeclares declares a class field "name"');
    // Class fields are assigned after `new` has done its work.
    expect(new Redeclares({ name: "y" }).name).toBe("x");
    class Aliased extends Model({ fullName: t.string.alias("full_name") }) {}
    expect(() => Aliased.pick("full_name" as never)).toThrow('SIG105 Aliased.pick names the field "full_name", which Aliased does not have.');
    expect(() => Aliased.omit("none" as never)).toThrow('SIG105 Aliased.omit names the field "none"');
    class Reserved extends Model({ dump: t.int }) {}
    expect(() => Reserved.parse({})).toThrow('SIG103 Reserved has a field "dump"');
    class NoType extends Model({ a: 5 as unknown as typeof t.int }) {}
    expect(() => NoType.parse({})).toThrow("SIG101 NoType.a is the number 5");
  });
});
