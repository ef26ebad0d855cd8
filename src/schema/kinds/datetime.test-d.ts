import { expectTypeOf, test } from "vitest";
import * as t from "../t.ts";
import type { In, Out, Wire } from "../typing/faces.ts";
import type { DateTimeKind } from "./datetime.ts";

test("t.datetime is a Date that text, numbers and Dates may stand for", () => {
  expectTypeOf<Out<typeof t.datetime>>().toEqualTypeOf<Date>();
  expectTypeOf<In<typeof t.datetime>>().toEqualTypeOf<Date | string | number>();
  expectTypeOf<Wire<typeof t.datetime>>().toEqualTypeOf<string>();
});

test("its constraints take what it takes, and keep the kind", () => {
  expectTypeOf(t.datetime.gt(new Date()).le("2030-01-01").past().aware()).toEqualTypeOf<DateTimeKind>();
  // @ts-expect-error -- a bound is no boolean
  t.datetime.ge(true);
});
