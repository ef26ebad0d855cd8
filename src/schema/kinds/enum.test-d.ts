import { expectTypeOf, test } from "vitest";
import * as t from "../t.ts";
import type { In, Out, Wire } from "../typing/faces.ts";

const Color = { Red: "red", Blue: "blue" } as const;

test("t.enum is one of its values", () => {
  const color = t.enum("Color", Color);
  expectTypeOf<Out<typeof color>>().toEqualTypeOf<"red" | "blue">();
  expectTypeOf<In<typeof color>>().toEqualTypeOf<"red" | "blue">();
  expectTypeOf<Wire<typeof color>>().toEqualTypeOf<"red" | "blue">();
  const level = t.enum([1, 2]);
  expectTypeOf<Out<typeof level>>().toEqualTypeOf<1 | 2>();
  expectTypeOf(t.enum({ a: "x", b: 1 }).default("x").parse(1)).toEqualTypeOf<"x" | 1>();
  // @ts-expect-error -- no value of it
  color.default("green");
});
