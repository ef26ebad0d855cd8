import { describe, expect, test } from "vitest";
import { readFixture } from "../../test/parity/fixture.ts";
import { readJsonText } from "./json-text.ts";

const cases = readFixture<[hex: string, units: number[] | null][]>("json-text");

describe("readJsonText against Python's json.loads", () => {
  test.each(cases)("%s", (hex, units) => {
    const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
    const text = readJsonText(bytes);
    expect(text === undefined ? null : unitsOf(text)).toEqual(units);
  });

  test("reads a part of a larger buffer", () => {
    const whole = new Uint8Array([1, 2, 0x5b, 0, 0x5d, 0, 3]);
    expect(readJsonText(whole.subarray(2, 6))).toBe("[]");
  });
});

function unitsOf(text: string): number[] {
  const units: number[] = [];
  for (let at = 0; at < text.length; at++) units.push(text.charCodeAt(at));
  return units;
}
