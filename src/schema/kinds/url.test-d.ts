import { expectTypeOf, test } from "vitest";
import * as t from "../t.ts";
import type { In, Out, Wire } from "../typing/faces.ts";

test("t.url is text, and takes a URL", () => {
  expectTypeOf<Out<typeof t.url>>().toEqualTypeOf<string>();
  expectTypeOf<In<typeof t.httpUrl>>().toEqualTypeOf<string | URL>();
  expectTypeOf<Wire<typeof t.url>>().toEqualTypeOf<string>();
  // @ts-expect-error -- at least one scheme
  t.url.schemes();
});
