import { expectTypeOf, test } from "vitest";
import * as t from "../t.ts";
import type { In, Out, Wire } from "../typing/faces.ts";

test("t.bytes is a Uint8Array, and text on the wire", () => {
  expectTypeOf<Out<typeof t.bytes>>().toEqualTypeOf<Uint8Array>();
  expectTypeOf<In<typeof t.bytes>>().toEqualTypeOf<Uint8Array | string>();
  expectTypeOf<Wire<typeof t.bytes>>().toEqualTypeOf<string>();
  // @ts-expect-error -- no such encoding
  t.bytes.encoding("latin1");
});
