import { expectTypeOf, test } from "vitest";
import * as t from "../t.ts";
import type { In, Out, Wire } from "../typing/faces.ts";

test("t.zonedDateTime is the program's own Temporal.ZonedDateTime", () => {
  expectTypeOf<Out<typeof t.zonedDateTime>>().toEqualTypeOf<Temporal.ZonedDateTime>();
  expectTypeOf<In<typeof t.zonedDateTime>>().toEqualTypeOf<Temporal.ZonedDateTime | Date | string | number>();
  expectTypeOf<Wire<typeof t.zonedDateTime>>().toEqualTypeOf<string>();
});

test("its offset is no question", () => {
  // @ts-expect-error -- a zoned date-time is always aware
  t.zonedDateTime.naive();
});
