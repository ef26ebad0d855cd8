import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { epochMilliseconds } from "./date-fields.ts";
import { parseDateTime } from "./date-parse.ts";
import { rfc3339Milliseconds } from "./rfc3339.ts";

/** What the plain reader makes of a text, in the fast reader's terms. */
function plainly(text: string): number {
  const fields = parseDateTime(text);
  return typeof fields === "string" || fields.year === 0 ? NaN : epochMilliseconds(fields);
}

const offset = fc.oneof(
  fc.constantFrom("", "Z", "+00:00", "-00:00"),
  fc
    .tuple(fc.constantFrom("+", "-"), fc.integer({ min: 0, max: 25 }), fc.integer({ min: 0, max: 61 }))
    .map(([sign, hours, minutes]) => `${sign}${two(hours)}:${two(minutes)}`),
);
const fraction = fc.oneof(fc.constant(""), fc.stringMatching(/^\.[0-9]{0,9}$/));

function two(number: number): string {
  return String(number).padStart(2, "0");
}

const likely = fc
  .tuple(
    fc.integer({ min: 0, max: 9999 }),
    fc.array(fc.integer({ min: 0, max: 62 }), { minLength: 5, maxLength: 5 }),
    fc.constantFrom("T", "t", "_", " ", "-"),
    fraction,
    offset,
  )
  .map(([year, [month, day, hour, minute, second], separator, digits, zone]) => {
    const date = `${String(year).padStart(4, "0")}-${two(month! % 14)}-${two(day! % 33)}`;
    return `${date}${separator}${two(hour! % 26)}:${two(minute!)}:${two(second!)}${digits}${zone}`;
  });

describe("the fast reader", () => {
  test("gives what the plain reader gives, or leaves the text to it", () => {
    fc.assert(
      fc.property(likely, (text) => {
        const fast = rfc3339Milliseconds(text);
        if (!Number.isNaN(fast) || /:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/.test(text)) expect(fast).toBe(plainly(text));
      }),
      { numRuns: 3000 },
    );
  });

  test("is never more lenient than the plain reader", () => {
    const damaged = fc.tuple(likely, fc.nat(30), fc.string({ maxLength: 2 })).map(([text, at, piece]) => text.slice(0, at) + piece + text.slice(at + 1));
    fc.assert(
      fc.property(damaged, (text) => {
        const fast = rfc3339Milliseconds(text);
        if (!Number.isNaN(fast)) expect(fast).toBe(plainly(text));
      }),
      { numRuns: 3000 },
    );
  });

  test("reads every form that it is made for", () => {
    const noon = Date.UTC(2024, 4, 1, 12, 30);
    expect(rfc3339Milliseconds("2024-05-01T12:30:00Z")).toBe(noon);
    expect(rfc3339Milliseconds("2024-05-01 12:30:00")).toBe(noon);
    expect(rfc3339Milliseconds("2024-05-01T12:30:00.5Z")).toBe(noon + 500);
    expect(rfc3339Milliseconds("2024-05-01T12:30:00.999999999Z")).toBe(noon + 999);
    expect(rfc3339Milliseconds("2024-05-01T12:30:00.12+02:00")).toBe(noon + 120 - 7_200_000);
    expect(rfc3339Milliseconds("1969-12-31T23:59:59.999-00:30")).toBe(1_799_999);
    expect(rfc3339Milliseconds("0001-01-01T00:00:00Z")).toBe(-62_135_596_800_000);
  });

  test.each([
    "2024-05-01",
    "2024-05-01T12:30Z",
    "2024-02-30T12:30:00Z",
    "2023-02-29T12:30:00Z",
    "0000-01-01T00:00:00Z",
    "2024-05-01T12:30:00.Z",
    "2024-05-01T12:30:00Zx",
  ])("leaves %s to the plain reader", (text) => expect(rfc3339Milliseconds(text)).toBeNaN());
});
