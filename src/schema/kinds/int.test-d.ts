import { expectTypeOf, test } from "vitest";
import * as t from "../t.ts";
import type { In, Out, Wire } from "../typing/faces.ts";
import type { IntKind } from "./int.ts";

test("t.int is a number that text may say", () => {
  expectTypeOf<Out<typeof t.int>>().toEqualTypeOf<number>();
  expectTypeOf<In<typeof t.int>>().toEqualTypeOf<number | string | bigint>();
  expectTypeOf<Wire<typeof t.int>>().toEqualTypeOf<number>();
});

test("its constraints keep the kind", () => {
  expectTypeOf(t.int.gt(1).le(5).multipleOf(2).description("x")).toEqualTypeOf<IntKind>();
  // @ts-expect-error -- a bound is a number
  t.int.gt("1");
});
