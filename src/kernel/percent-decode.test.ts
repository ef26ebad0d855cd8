import fc from "fast-check";
import { expect, test } from "vitest";
import { decodePercent } from "./percent-decode.ts";

// What Python makes of broken text is held against it in `http/query.test.ts`.

test("gives back what encodeURIComponent took", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => decodePercent(encodeURIComponent(text)) === text));
});

test.each([
  ["a+b", "a+b"],
  ["%2F%2f", "//"],
  ["100%", "100%"],
  ["%4", "%4"],
  ["%zz%41", "%zzA"],
  ["%FF", "\ufffd"],
  ["%C3%A9%FF", "é\ufffd"],
  ["é%C3%A9%", "éé%"],
  ["%C3é%A9", "\ufffdé\ufffd"],
  ["%EF%BB%BFa%", "\ufeffa%"],
])("decodes %j as %j", (text, expected) => {
  expect(decodePercent(text)).toBe(expected);
});
