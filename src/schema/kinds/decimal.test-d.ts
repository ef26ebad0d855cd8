import type { Decimal } from "signatura";
import { expectTypeOf, test } from "vitest";
import type * as t from "../t.ts";
import type { In, Out, Wire } from "../typing/faces.ts";

test("t.decimal is a Decimal, and text on the wire", () => {
  expectTypeOf<Out<typeof t.decimal>>().toEqualTypeOf<Decimal>();
  expectTypeOf<In<typeof t.decimal>>().toEqualTypeOf<Decimal | string | number | bigint>();
  expectTypeOf<Wire<typeof t.decimal>>().toEqualTypeOf<string>();
});
