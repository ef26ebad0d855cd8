import type { NameEmail } from "signatura";
import { expectTypeOf, test } from "vitest";
import type * as t from "../t.ts";
import type { In, Out, Wire } from "../typing/faces.ts";

test("t.nameEmail is a NameEmail, and text on the wire", () => {
  expectTypeOf<Out<typeof t.nameEmail>>().toEqualTypeOf<NameEmail>();
  expectTypeOf<In<typeof t.nameEmail>>().toEqualTypeOf<NameEmail | string>();
  expectTypeOf<Wire<typeof t.nameEmail>>().toEqualTypeOf<string>();
});
