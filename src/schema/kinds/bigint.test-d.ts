import { expectTypeOf, test } from "vitest";
import type * as t from "../t.ts";
import type { In, Out, Wire } from "../typing/faces.ts";

test("t.bigint is a bigint, and a number on the wire", () => {
  expectTypeOf<Out<typeof t.bigint>>().toEqualTypeOf<bigint>();
  expectTypeOf<In<typeof t.bigint>>().toEqualTypeOf<bigint | number | string>();
  expectTypeOf<Wire<typeof t.bigint>>().toEqualTypeOf<number>();
});
