import { expectTypeOf, test } from "vitest";
import { Model, t, type In, type Out, type Wire } from "signatura";

class Item extends Model({ at: t.datetime, n: t.int.default(0) }) {
  get label(): string {
    return String(this.n);
  }
}

test("t.list is an array on each of its faces", () => {
  const type = t.list(Item);
  expectTypeOf<Out<typeof type>>().toEqualTypeOf<Item[]>();
  expectTypeOf<In<typeof type>[number]["n"]>().toEqualTypeOf<In<typeof t.int> | undefined>();
  expectTypeOf<Wire<typeof type>[number]["at"]>().toEqualTypeOf<string>();
  expectTypeOf(type.minLength(1).maxLength(2).failFast()).toEqualTypeOf(type);
  // @ts-expect-error a number is no type
  t.list(5);
  // @ts-expect-error a list has no pattern
  type.pattern(/x/);
});

test("t.set gives a set, takes sets and arrays, and is an array in JSON", () => {
  const type = t.set(t.datetime);
  expectTypeOf<Out<typeof type>>().toEqualTypeOf<Set<Date>>();
  expectTypeOf<readonly string[]>().toExtend<In<typeof type>>();
  expectTypeOf<ReadonlySet<Date>>().toExtend<In<typeof type>>();
  expectTypeOf<string>().not.toExtend<In<typeof type>>();
  expectTypeOf<Wire<typeof type>>().toEqualTypeOf<string[]>();
});

test("t.tuple has a type for each place, and for the rest", () => {
  const type = t.tuple(t.int, Item, t.string.nullable);
  expectTypeOf<Out<typeof type>>().toEqualTypeOf<[number, Item, string | null]>();
  expectTypeOf<Wire<typeof type>[0]>().toEqualTypeOf<number>();
  const open = t.tuple(t.int).rest(t.datetime);
  expectTypeOf<Out<typeof open>>().toEqualTypeOf<[number, ...Date[]]>();
  expectTypeOf<Wire<typeof open>>().toEqualTypeOf<[number, ...string[]]>();
  expectTypeOf<Out<ReturnType<typeof t.tuple<[]>>>>().toEqualTypeOf<[]>();
  // @ts-expect-error an array is no type
  t.tuple([t.int]);
});

test("t.record has the keys that its key type says", () => {
  const any = t.record(t.string, t.int);
  expectTypeOf<Out<typeof any>>().toEqualTypeOf<Record<string, number>>();
  const numbers = t.record(t.int, t.int);
  expectTypeOf<Out<typeof numbers>>().toEqualTypeOf<Record<number, number>>();
  const some = t.record(t.literal("a", "b"), Item);
  expectTypeOf<Out<typeof some>>().toEqualTypeOf<{ a?: Item; b?: Item }>();
  expectTypeOf<Wire<typeof some>["a"]>().toExtend<{ at: string } | undefined>();
  const dates = t.record(t.datetime, t.string);
  expectTypeOf<Out<typeof dates>>().toEqualTypeOf<Record<string, string>>();
  // @ts-expect-error a record has keys and values
  t.record(t.string);
});

test("t.any, t.unknown and t.null are what they are called", () => {
  expectTypeOf<Out<typeof t.any>>().toBeAny();
  expectTypeOf<Out<typeof t.unknown>>().toBeUnknown();
  expectTypeOf<Out<typeof t.null>>().toEqualTypeOf<null>();
});

test("t.instance is an instance", () => {
  const type = t.instance(URL);
  expectTypeOf<Out<typeof type>>().toEqualTypeOf<URL>();
  // @ts-expect-error an instance is no class
  t.instance(new URL("http://a"));
});

test("t.lazy, t.of, t.nullable and t.optional have the faces of what they stand for", () => {
  const lazy = t.lazy(() => Item);
  expectTypeOf<Out<typeof lazy>>().toEqualTypeOf<Item>();
  expectTypeOf<In<typeof lazy>>().toEqualTypeOf<In<typeof Item>>();
  const of = t.of(Item);
  expectTypeOf<Out<typeof of>>().toEqualTypeOf<Item>();
  const described = of.orNull.description("x");
  expectTypeOf<Out<typeof described>>().toEqualTypeOf<Item | null>();
  expectTypeOf(t.of(t.int).ge(1)).toEqualTypeOf(t.int);
  const nullable = t.nullable(Item);
  expectTypeOf<Out<typeof nullable>>().toEqualTypeOf<Item | null>();
  const optional = t.optional(Item);
  expectTypeOf<Out<typeof optional>>().toEqualTypeOf<Item | undefined>();
  // @ts-expect-error a function is wanted
  t.lazy(Item);
});

test("t.union is any of its members", () => {
  const type = t.union(t.int, Item, t.null);
  expectTypeOf<Out<typeof type>>().toEqualTypeOf<number | Item | null>();
  expectTypeOf<Wire<typeof type>>().toExtend<number | { at: string; n: number } | null>();
  expectTypeOf(type.leftToRight()).toEqualTypeOf(type);
  // @ts-expect-error a union has members
  t.union();
});

test("t.union(…).by asks for a field that all members have", () => {
  class Cat extends Model({ kind: t.literal("cat"), lives: t.int }) {}
  class Dog extends Model({ kind: t.literal("dog"), name: t.string }) {}
  const pet = t.union(Cat, Dog, t.null).by("kind");
  expectTypeOf<Out<typeof pet>>().toEqualTypeOf<Cat | Dog | null>();
  // @ts-expect-error only cats have lives
  t.union(Cat, Dog).by("lives");
  const tagged = t.union(Cat, t.int).by((value) => (typeof value === "number" ? "n" : "c"), { c: Cat, n: t.int });
  expectTypeOf<Out<typeof tagged>>().toEqualTypeOf<Cat | number>();
  // @ts-expect-error a tag is a text, a number or a boolean
  t.union(Cat, t.int).by(() => ({}), { c: Cat });
});
