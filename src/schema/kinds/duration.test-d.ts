import { expectTypeOf, test } from "vitest";
import * as t from "../t.ts";
import type { In, Out, Wire } from "../typing/faces.ts";
import type { DurationKind } from "./duration.ts";

test("t.duration is the program's own Temporal.Duration", () => {
  expectTypeOf<Out<typeof t.duration>>().toEqualTypeOf<Temporal.Duration>();
  expectTypeOf<In<typeof t.duration>>().toEqualTypeOf<Temporal.Duration | string | number>();
  expectTypeOf<Wire<typeof t.duration>>().toEqualTypeOf<string>();
});

test("its constraints take what it takes, and keep the kind", () => {
  expectTypeOf(t.duration.gt("P1D").le(3600)).toEqualTypeOf<DurationKind>();
  // @ts-expect-error -- parts are given to Temporal.Duration.from
  t.duration.ge({ hours: 1 });
});
