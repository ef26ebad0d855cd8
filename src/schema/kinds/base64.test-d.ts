import { expectTypeOf, test } from "vitest";
import type * as t from "../t.ts";
import type { In, Out, Wire } from "../typing/faces.ts";

test("t.base64 is a Uint8Array, and base64 on the wire", () => {
  expectTypeOf<Out<typeof t.base64>>().toEqualTypeOf<Uint8Array>();
  expectTypeOf<In<typeof t.base64>>().toEqualTypeOf<Uint8Array | string>();
  expectTypeOf<Wire<typeof t.base64>>().toEqualTypeOf<string>();
});
