import { expectTypeOf, test } from "vitest";
import * as t from "../t.ts";
import type { In, Out, Wire } from "../typing/faces.ts";

test("t.instant is the program's own Temporal.Instant", () => {
  expectTypeOf<Out<typeof t.instant>>().toEqualTypeOf<Temporal.Instant>();
  expectTypeOf<In<typeof t.instant>>().toEqualTypeOf<Temporal.Instant | Date | string | number>();
  expectTypeOf<Wire<typeof t.instant>>().toEqualTypeOf<string>();
});

test("its offset is no question", () => {
  // @ts-expect-error -- an instant is always aware
  t.instant.aware();
});
