import type { Secret } from "signatura";
import { expectTypeOf, test } from "vitest";
import type * as t from "../t.ts";
import type { In, Out, Wire } from "../typing/faces.ts";

test("t.secret is a Secret, and text on the wire", () => {
  expectTypeOf<Out<typeof t.secret>>().toEqualTypeOf<Secret<string>>();
  expectTypeOf<In<typeof t.secret>>().toEqualTypeOf<Secret<string> | string>();
  expectTypeOf<Wire<typeof t.secret>>().toEqualTypeOf<string>();
  expectTypeOf<Out<typeof t.secretBytes>>().toEqualTypeOf<Secret<Uint8Array>>();
  expectTypeOf<In<typeof t.secretBytes>>().toEqualTypeOf<Secret<Uint8Array> | Uint8Array | string>();
});
