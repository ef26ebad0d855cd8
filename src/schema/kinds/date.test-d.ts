import { expectTypeOf, test } from "vitest";
import * as t from "../t.ts";
import type { In, Out, Wire } from "../typing/faces.ts";
import type { DateKind } from "./date.ts";

test("t.date is the program's own Temporal.PlainDate", () => {
  expectTypeOf<Out<typeof t.date>>().toEqualTypeOf<Temporal.PlainDate>();
  expectTypeOf<In<typeof t.date>>().toEqualTypeOf<Temporal.PlainDate | string | number>();
  expectTypeOf<Wire<typeof t.date>>().toEqualTypeOf<string>();
  expectTypeOf(t.date.parse("2024-05-01").until("2025-05-01")).toEqualTypeOf<Temporal.Duration>();
});

test("its constraints take what it takes, and keep the kind", () => {
  expectTypeOf(t.date.gt("2020-01-01").lt(t.date.parse("2030-01-01")).past().future()).toEqualTypeOf<DateKind>();
  // @ts-expect-error -- a Date is a moment, and rarely the midnight of a date
  t.date.ge(new Date());
});
