import { expectTypeOf, test } from "vitest";
import * as t from "../t.ts";
import type { In, Out, Wire } from "../typing/faces.ts";
import type { TimeKind } from "./time.ts";

test("t.time is the program's own Temporal.PlainTime", () => {
  expectTypeOf<Out<typeof t.time>>().toEqualTypeOf<Temporal.PlainTime>();
  expectTypeOf<In<typeof t.time>>().toEqualTypeOf<Temporal.PlainTime | string | number>();
  expectTypeOf<Wire<typeof t.time>>().toEqualTypeOf<string>();
});

test("its constraints keep the kind, and know no now", () => {
  expectTypeOf(t.time.gt("08:00").aware().naive()).toEqualTypeOf<TimeKind>();
  // @ts-expect-error -- a time of the day is neither past nor future
  t.time.past();
});
