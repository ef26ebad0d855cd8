import { expectTypeOf, test } from "vitest";
import type * as t from "../t.ts";
import type { In, Out, Wire } from "../typing/faces.ts";

test("t.pattern is a RegExp, and text on the wire", () => {
  expectTypeOf<Out<typeof t.pattern>>().toEqualTypeOf<RegExp>();
  expectTypeOf<In<typeof t.pattern>>().toEqualTypeOf<RegExp | string>();
  expectTypeOf<Wire<typeof t.pattern>>().toEqualTypeOf<string>();
});
