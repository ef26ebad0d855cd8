import { describe, expect, test } from "vitest";
import { parseDate, parseDateTime, parseTime } from "./date-parse.ts";

// Every form and fault is held against the real Pydantic in test/parity/temporal; here stands what the fields mean.

describe("text becomes fields", () => {
  test("as it was written, six digits of a second and the offset included", () => {
    expect(parseDateTime("2024-05-01T12:30:15.1234567-03:30")).toEqual({
      year: 2024,
      month: 5,
      day: 1,
      hour: 12,
      minute: 30,
      second: 15,
      microsecond: 123_456,
      offset: -12_600,
    });
    expect(parseTime("12:30")).toEqual({ hour: 12, minute: 30, second: 0, microsecond: 0, offset: undefined });
    expect(parseDate("2024-02-29")).toEqual({ year: 2024, month: 2, day: 29 });
  });

  test("of UTC where it is a number", () => {
    expect(parseDateTime("86401.5")).toEqual({ year: 1970, month: 1, day: 2, hour: 0, minute: 0, second: 1, microsecond: 500_000, offset: 0 });
    expect(parseDate("1714521600000")).toEqual({ year: 2024, month: 5, day: 1 });
  });

  test("with an offset of nothing as zero, never as minus zero", () => {
    expect(parseDateTime("2024-05-01T12:30-00:00")).toMatchObject({ offset: 0 });
    expect(Object.is((parseTime("12:30-00:00") as { offset: number }).offset, 0)).toBe(true);
  });
});

describe("a fault", () => {
  test("is told in a text", () => {
    expect(parseDateTime("2024-13-01T00:00")).toBe("month value is outside expected range of 1-12");
    expect(parseDate("soon")).toBe("input is too short");
    expect(parseTime("12:30+25:00")).toBe("timezone offset must be less than 24 hours");
  });

  test("counts bytes, so that letters beyond ASCII are as long as in UTF-8", () => {
    expect(parseTime("é:30")).toBe("invalid character in hour");
    expect(parseTime("12:3")).toBe("input is too short");
  });

  test("is found fast in a text of any length", () => {
    const long = "9".repeat(100_000);
    expect(parseDateTime(long)).toBe("invalid date separator, expected `-`");
    expect(parseDateTime(`2024-05-01T12:30:00.${long}`)).toMatchObject({ microsecond: 999_999 });
  });
});
