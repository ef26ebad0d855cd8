import { expectTypeOf, test } from "vitest";
import type * as t from "../t.ts";
import type { Out } from "../typing/faces.ts";

test("t.ipNetwork is text", () => {
  expectTypeOf<Out<typeof t.ipNetwork>>().toEqualTypeOf<string>();
});
