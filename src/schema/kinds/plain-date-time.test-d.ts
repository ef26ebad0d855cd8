import { expectTypeOf, test } from "vitest";
import * as t from "../t.ts";
import type { In, Out, Wire } from "../typing/faces.ts";

test("t.plainDateTime is the program's own Temporal.PlainDateTime", () => {
  expectTypeOf<Out<typeof t.plainDateTime>>().toEqualTypeOf<Temporal.PlainDateTime>();
  expectTypeOf<In<typeof t.plainDateTime>>().toEqualTypeOf<Temporal.PlainDateTime | string>();
  expectTypeOf<Wire<typeof t.plainDateTime>>().toEqualTypeOf<string>();
});

test("numbers, which are moments, are no bounds of it", () => {
  // @ts-expect-error -- seconds since 1970 are a moment in UTC
  t.plainDateTime.ge(0);
});
