import { expectTypeOf, test } from "vitest";
import { Model, t, type In, type Out, type Wire } from "signatura";

test("t.object is a plain object on each of its faces; optional keys may be absent", () => {
  class Part extends Model({ n: t.int.default(1) }) {}
  const type = t.object("Movie", { name: t.string, at: t.datetime.optional, n: t.int.default(1), part: Part });
  expectTypeOf<Out<typeof type>>().toEqualTypeOf<{ name: string; at?: Date; n: number; part: Part }>();
  expectTypeOf<Wire<typeof type>["at"]>().toEqualTypeOf<string | undefined>();
  expectTypeOf<{ name: string; part: { n?: number } }>().toExtend<In<typeof type>>();
  expectTypeOf(t.object({ a: t.int }).parse({})).toEqualTypeOf<{ a: number }>();
  // @ts-expect-error a number is no type
  t.object({ a: 5 });
  // @ts-expect-error there is no such setting
  t.object({ a: t.int }, { frozen: true });
});
