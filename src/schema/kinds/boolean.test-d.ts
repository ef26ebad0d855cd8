import { expectTypeOf, test } from "vitest";
import type * as t from "../t.ts";
import type { In, Out, Wire } from "../typing/faces.ts";

test("t.boolean is a boolean", () => {
  expectTypeOf<Out<typeof t.boolean>>().toEqualTypeOf<boolean>();
  expectTypeOf<In<typeof t.boolean>>().toEqualTypeOf<boolean | string | number>();
  expectTypeOf<Wire<typeof t.boolean>>().toEqualTypeOf<boolean>();
});
