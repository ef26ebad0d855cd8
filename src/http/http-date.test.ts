import { describe, expect, test } from "vitest";
import { readFixture } from "../../test/parity/fixture.ts";
import { compareDates, readDateParts, toHttpDate } from "./http-date.ts";

const fixture = readFixture<{ written: [number, string][]; dates: [string, number[] | null][] }>("validators");

describe("readDateParts, against Python's parsedate", () => {
  test.each(fixture.dates)("%j", (text, parts) => {
    expect(readDateParts(text) ?? null).toEqual(parts);
  });
});

test.each(fixture.written)("%i seconds are %s, as Python writes them", (seconds, text) => {
  expect(toHttpDate(seconds * 1000)).toBe(text);
});

test("dates are compared part by part", () => {
  expect(compareDates([2015, 10, 21, 7, 28, 0], [2015, 10, 21, 7, 28, 0])).toBe(0);
  expect(compareDates([2015, 10, 21, 7, 28, 1], [2015, 10, 21, 7, 28, 0])).toBeGreaterThan(0);
  expect(compareDates([2014, 12, 31, 0, 0, 0], [2015, 1, 1, 0, 0, 0])).toBeLessThan(0);
});
