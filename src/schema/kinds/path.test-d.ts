import { expectTypeOf, test } from "vitest";
import type * as t from "../t.ts";
import type { Out } from "../typing/faces.ts";

test("t.path is text", () => {
  expectTypeOf<Out<typeof t.path>>().toEqualTypeOf<string>();
});
