import { expectTypeOf, test } from "vitest";
import * as t from "../t.ts";
import type { In, Out, Wire } from "../typing/faces.ts";

test("t.uuid is text", () => {
  expectTypeOf<Out<typeof t.uuid>>().toEqualTypeOf<string>();
  expectTypeOf<In<typeof t.uuid>>().toEqualTypeOf<string | Uint8Array>();
  expectTypeOf<Wire<typeof t.uuid>>().toEqualTypeOf<string>();
  // @ts-expect-error -- there is no version 2 to ask for
  t.uuid.version(2);
});
