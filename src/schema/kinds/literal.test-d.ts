import { expectTypeOf, test } from "vitest";
import * as t from "../t.ts";
import type { In, Out, Wire } from "../typing/faces.ts";

test("t.literal is its values", () => {
  const kind = t.literal("a", 1, null);
  expectTypeOf<Out<typeof kind>>().toEqualTypeOf<"a" | 1 | null>();
  expectTypeOf<In<typeof kind>>().toEqualTypeOf<"a" | 1 | null>();
  expectTypeOf<Wire<typeof kind>>().toEqualTypeOf<"a" | 1 | null>();
  // @ts-expect-error -- at least one value
  t.literal();
});
