import { expectTypeOf, test } from "vitest";
import type * as t from "../t.ts";
import type { In, Out, Wire } from "../typing/faces.ts";

test("addresses, networks and interfaces are text", () => {
  expectTypeOf<Out<typeof t.ip>>().toEqualTypeOf<string>();
  expectTypeOf<In<typeof t.ipv4>>().toEqualTypeOf<string | number | bigint | Uint8Array>();
  expectTypeOf<Wire<typeof t.ipNetwork>>().toEqualTypeOf<string>();
  expectTypeOf<Out<typeof t.ipInterface>>().toEqualTypeOf<string>();
});
