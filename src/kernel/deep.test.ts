import { expect, test } from "vitest";
import { isSame } from "./deep.ts";

test.each([
  [new Map([["a", [1]]]), new Map([["a", [1]]]), new Map([["a", [2]]])],
  [new Map([[1, 2]]), new Map([[1, 2]]), new Map<number, number>()],
  [new URL("http://a/"), new URL("http://a"), new URL("http://b/")],
  [/a/g, /a/g, /a/],
  [new Date(0), new Date(0), new Date(1)],
  [new Set([1]), new Set([1]), new Set([2])],
  [{ a: [Number.NaN] }, { a: [Number.NaN] }, { a: [0] }],
  [new Uint8Array([1]), new Uint8Array([1]), new Uint8Array([2])],
])("%o is compared by what it holds", (one, same, other) => {
  expect([isSame(one, same), isSame(one, other), isSame(other, one)]).toEqual([true, false, false]);
});
