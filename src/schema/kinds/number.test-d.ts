import { expectTypeOf, test } from "vitest";
import * as t from "../t.ts";
import type { In, Out, Wire } from "../typing/faces.ts";
import type { NumberKind } from "./number.ts";

test("t.number is a number that text may say", () => {
  expectTypeOf<Out<typeof t.number>>().toEqualTypeOf<number>();
  expectTypeOf<In<typeof t.number>>().toEqualTypeOf<number | string | bigint>();
  expectTypeOf<Wire<typeof t.number>>().toEqualTypeOf<number>();
});

test("its constraints keep the kind", () => {
  expectTypeOf(t.number.gt(1).le(5).multipleOf(2).allowInfNan(false).description("x")).toEqualTypeOf<NumberKind>();
  // @ts-expect-error -- a bound is a number
  t.number.gt("1");
});
