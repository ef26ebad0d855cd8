import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dateFieldsText, dateTimeFieldsText, dateTimeText, durationText, durationWords, fieldsOfEpoch, timeFieldsText } from "./date-text.ts";

describe("a Date", () => {
  test("is written as toISOString writes it, with six digits or none", () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), (date) => {
        const [head, digits] = date.toISOString().slice(0, -1).split(".");
        expect(dateTimeText(date)).toBe(digits === "000" ? `${head}Z` : `${head}.${digits}000Z`);
      }),
      { numRuns: 2000 },
    );
  });

  test("is written right where days alternate, and at the edges of years", () => {
    const texts = ["1969-12-31T23:59:59.001000Z", "1970-01-01T00:00:00Z", "1969-12-31T23:59:59.999000Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.010000Z"];
    expect(texts.map((text) => dateTimeText(new Date(text)))).toEqual(texts);
    expect(dateTimeText(new Date("+010000-01-01T00:00:00Z"))).toBe("+010000-01-01T00:00:00Z");
    expect(dateTimeText(new Date("-000001-12-31T00:00:00Z"))).toBe("-000001-12-31T00:00:00Z");
  });

  test("that is invalid throws", () => {
    expect(() => dateTimeText(new Date(NaN))).toThrow(RangeError);
  });
});

describe("fields", () => {
  test("are written with their offset, whole minutes of it", () => {
    const time = { hour: 1, minute: 2, second: 3, microsecond: 0, offset: undefined };
    expect(timeFieldsText(time)).toBe("01:02:03");
    expect(timeFieldsText({ ...time, microsecond: 50, offset: 0 })).toBe("01:02:03.000050Z");
    expect(timeFieldsText({ ...time, offset: -12_600 })).toBe("01:02:03-03:30");
    expect(timeFieldsText({ ...time, offset: 3208 })).toBe("01:02:03+00:53");
    expect(timeFieldsText({ ...time, offset: -30 })).toBe("01:02:03-00:00");
    expect(dateFieldsText({ year: 33, month: 4, day: 3 })).toBe("0033-04-03");
  });

  test("come from a moment by the clock of its offset", () => {
    expect(dateTimeFieldsText(fieldsOfEpoch(Date.UTC(2024, 0, 1, 0, 30, 0, 5), 7, -3600))).toBe("2023-12-31T23:30:00.005007-01:00");
    expect(dateTimeFieldsText(fieldsOfEpoch(-1, 999, 0))).toBe("1969-12-31T23:59:59.999999Z");
  });
});

describe("a duration", () => {
  const none = { negative: false, days: 0, seconds: 0, microseconds: 0 };

  test("is written as ISO 8601 with years of 365 days", () => {
    expect(durationText(none)).toBe("PT0S");
    expect(durationText({ ...none, days: 1, seconds: 3661, microseconds: 5 })).toBe("P1DT1H1M1.000005S");
    expect(durationText({ ...none, negative: true, days: 400, seconds: 3600 })).toBe("-P1Y35DT1H");
    expect(durationText({ ...none, microseconds: 500_000 })).toBe("PT0.5S");
    expect(durationText({ ...none, days: 365 })).toBe("P1Y");
  });

  test("is told in words as Python keeps it, days below zero and the rest above", () => {
    expect(durationWords(none)).toBe("0 seconds");
    expect(durationWords({ ...none, days: 1, seconds: 7203, microseconds: 4 })).toBe("1 day and 2 hours and 3 seconds and 4 microseconds");
    expect(durationWords({ ...none, negative: true, days: 1, seconds: 79_200 })).toBe("-2 days and 2 hours");
    expect(durationWords({ ...none, negative: true, days: 2 })).toBe("-2 days");
  });
});
