import { expectTypeOf, test } from "vitest";
import type * as t from "../t.ts";
import type { In, Out } from "../typing/faces.ts";

test("t.byteSize is a number", () => {
  expectTypeOf<Out<typeof t.byteSize>>().toEqualTypeOf<number>();
  expectTypeOf<In<typeof t.byteSize>>().toEqualTypeOf<number | string>();
});
