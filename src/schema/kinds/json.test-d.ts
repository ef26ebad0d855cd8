import { expectTypeOf, test } from "vitest";
import * as t from "../t.ts";
import type { In, Out, Wire } from "../typing/faces.ts";

test("t.json takes text and gives its value", () => {
  expectTypeOf<Out<typeof t.json>>().toEqualTypeOf<unknown>();
  expectTypeOf<In<typeof t.json>>().toEqualTypeOf<string>();
  const dates = t.json.of(t.list(t.datetime));
  expectTypeOf<Out<typeof dates>>().toEqualTypeOf<Date[]>();
  expectTypeOf<In<typeof dates>>().toEqualTypeOf<string>();
  expectTypeOf<Wire<typeof dates>>().toEqualTypeOf<string[]>();
});
