import { expectTypeOf, test } from "vitest";
import * as t from "../t.ts";
import type { In, Out, Wire } from "../typing/faces.ts";
import type { StringKind } from "./string.ts";

test("t.string is text", () => {
  expectTypeOf<Out<typeof t.string>>().toEqualTypeOf<string>();
  expectTypeOf<In<typeof t.string>>().toEqualTypeOf<string>();
  expectTypeOf<Wire<typeof t.string>>().toEqualTypeOf<string>();
});

test("its constraints keep the kind, with a default, too", () => {
  expectTypeOf(t.string.minLength(1).strip().ascii().pattern(/a/)).toEqualTypeOf<StringKind>();
  expectTypeOf(t.string.default("a").maxLength(3)).toExtend<StringKind>();
  // @ts-expect-error -- a default is text
  t.string.default(1);
});
