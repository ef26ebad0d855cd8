import { expect, test } from "vitest";
import { Model, t } from "signatura";
import { inBothModes } from "../../test/support/both-modes.ts";

inBothModes("a dump", () => {
  class Part extends Model({ id: t.int, note: t.string.orNull, tags: t.list(t.string).default([]) }) {}
  class Order extends Model({ parts: t.list(Part), by: t.record(t.string, Part).default({}), at: t.datetime.default(new Date(0)) }) {}
  const order = (): Order => Order.parse({ parts: [{ id: 1, tags: ["a"] }, { id: 2, note: "x" }, { id: 3 }], by: { k: { id: 9 } } });

  test("keeps values of a program, or gives what JSON carries", () => {
    expect(order().dump().at).toEqual(new Date(0));
    expect(order().dump({ mode: "json" }).at).toBe("1970-01-01T00:00:00Z");
    expect(order().dump({ include: ["parts"] })).toEqual({
      parts: [
        { id: 1, note: null, tags: ["a"] },
        { id: 2, note: "x", tags: [] },
        { id: 3, note: null, tags: [] },
      ],
    });
  });

  test("takes and leaves fields, indexes and keys, at any depth", () => {
    expect(order().dump({ include: { parts: { "*": ["id"] }, by: { k: ["note"] } } })).toEqual({
      parts: [{ id: 1 }, { id: 2 }, { id: 3 }],
      by: { k: { note: null } },
    });
    expect(order().dump({ include: { parts: ["0", "-1"] }, exclude: { parts: { "0": ["tags"], "-1": ["note"] } } })).toEqual({
      parts: [
        { id: 1, note: null },
        { id: 3, tags: [] },
      ],
    });
    expect(order().dump({ exclude: { parts: { "*": ["note"], "1": ["id"] }, by: true, at: true } })).toEqual({
      parts: [{ id: 1, tags: ["a"] }, { tags: [] }, { id: 3, tags: [] }],
    });
    expect(order().dump({ exclude: { parts: ["*"] }, include: ["parts"] })).toEqual({ parts: [] });
  });

  test("leaves out what is unset, equal to its default, or null", () => {
    expect(order().dump({ excludeUnset: true })).toEqual({ parts: [{ id: 1, tags: ["a"] }, { id: 2, note: "x" }, { id: 3 }], by: { k: { id: 9 } } });
    expect(order().dump({ excludeDefaults: true })).toEqual({ parts: [{ id: 1, tags: ["a"] }, { id: 2, note: "x" }, { id: 3 }], by: { k: { id: 9 } } });
    expect(Order.parse({ parts: [{ id: 1 }] }).dump({ excludeNone: true, include: ["parts"] })).toEqual({ parts: [{ id: 1, tags: [] }] });
  });

  test("has computed fields after the others, unless it is to be parsed again", () => {
    class Box extends Model(
      { w: t.int, h: t.int.exclude() },
      { computed: { area: [t.int, ({ w, h }) => w * h], both: [t.list(t.int).serializationAlias("Both"), ({ w, h }) => [w, h]] } },
    ) {}
    const box = Box.parse({ w: 2, h: 3 });
    expect(box.area).toBe(6);
    expect(box.dump()).toEqual({ w: 2, area: 6, both: [2, 3] });
    expect(Object.keys(box.dump({ byAlias: true }))).toEqual(["w", "area", "Both"]);
    expect([box.dump({ roundTrip: true }), box.dump({ excludeComputed: true }), box.dump({ include: ["area"] })]).toEqual([{ w: 2 }, { w: 2 }, { area: 6 }]);
    expect(JSON.stringify(box)).toBe('{"w":2,"area":6,"Both":[2,3]}');
  });

  test("leaves a field out for its value", () => {
    class Item extends Model({ a: t.int.exclude((value) => value < 0), b: t.int.default(0) }) {}
    expect([Item.parse({ a: -1 }).dump(), Item.parse({ a: 1 }).dump()]).toEqual([{ b: 0 }, { a: 1, b: 0 }]);
  });

  test("goes through the user's serializers, when and as they say", () => {
    const money = t.number.serialize((value) => value.toFixed(2), { returns: t.string });
    class Item extends Model({
      price: money,
      only: t.int.serialize(String, { when: "json" }),
      some: t.int.nullable.serialize(String, { when: "unless-none" }),
      around: t.list(t.datetime).wrapSerialize((value, inner) => ({ count: value.length, items: inner(value) })),
    }) {}
    const item = Item.parse({ price: 1, only: 2, some: null, around: [new Date(0)] });
    expect(item.dump()).toEqual({ price: "1.00", only: 2, some: null, around: { count: 1, items: [new Date(0)] } });
    expect(item.dumpJson()).toBe('{"price":"1.00","only":"2","some":null,"around":{"count":1,"items":["1970-01-01T00:00:00Z"]}}');
    expect(Item.jsonSchema({ mode: "serialization" }).properties).toMatchObject({ price: { type: "string" } });
    expect(Item.jsonSchema().properties).toMatchObject({ price: { type: "number" } });
  });

  test("hands serializers the context and the mode", () => {
    const seen: unknown[] = [];
    const type = t.list(t.int.serialize((value, info) => (seen.push(info), value)));
    type.dump([1], { context: "mine" });
    type.dumpJson([1]);
    expect(seen).toEqual([
      { context: "mine", mode: "js" },
      { context: undefined, mode: "json" },
    ]);
  });

  test("may be made by the model as a whole", () => {
    class Point extends Model(
      { x: t.int, y: t.int },
      { serialize: (self, inner, { mode }) => ({ ...inner(), sum: self.x + self.y, mode }), serializeReturns: t.record(t.string, t.any) },
    ) {}
    expect(Point.parse({ x: 1, y: 2 }).dump()).toEqual({ x: 1, y: 2, sum: 3, mode: "js" });
    expect(t.list(Point).dumpJson([new Point({ x: 1, y: 2 })])).toBe('[{"x":1,"y":2,"sum":3,"mode":"json"}]');
    expect(Point.jsonSchema({ mode: "serialization" })).toEqual({ type: "object", additionalProperties: true });
  });

  test("shows the fields of the declared model, unless the instance's own were asked for", () => {
    class Base extends Model({ a: t.int }) {}
    class Sub extends Base.extend({ secret: t.int.default(7) }) {}
    class Open extends Model({ a: t.int }, { config: { polymorphic: true } }) {}
    class OpenSub extends Open.extend({ b: t.int.default(8) }) {}
    class Holder extends Model({ base: Base, open: Open }) {}
    const holder = Holder.parse({ base: new Sub({ a: 1 }), open: new OpenSub({ a: 1 }) });
    expect(holder.dump()).toEqual({ base: { a: 1 }, open: { a: 1, b: 8 } });
    expect(holder.dump({ serializeAsAny: true })).toEqual({ base: { a: 1, secret: 7 }, open: { a: 1, b: 8 } });
    expect(JSON.stringify(holder)).toBe('{"base":{"a":1},"open":{"a":1,"b":8}}');
  });

  test("writes only ASCII where asked", () => {
    expect(t.string.dumpJson("é😀", { ensureAscii: true })).toBe('"\\u00e9\\ud83d\\ude00"');
    expect(t.string.dumpJson("é")).toBe('"é"');
  });

  test("does not change the instance, nor share its containers with it", () => {
    const before = order();
    const dumped = before.dump() as { parts: { tags: string[] }[] };
    dumped.parts[0]!.tags.push("changed");
    expect(before.parts[0]!.tags).toEqual(["a"]);
  });
});
