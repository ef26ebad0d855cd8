import { describe, expect, test } from "vitest";
import {
  compareDateTimes,
  compareDurations,
  compareTimes,
  dateOfEpochDay,
  daysInMonth,
  epochDay,
  epochMilliseconds,
  type DateTimeFields,
} from "./date-fields.ts";

const MILLISECONDS_A_DAY = 86_400_000;

describe("days and dates", () => {
  test("agree with JavaScript's calendar for every day of 2,000 years and the edges of Date", () => {
    const wrong: number[] = [];
    const check = (day: number): void => {
      const date = new Date(day * MILLISECONDS_A_DAY);
      const fields = dateOfEpochDay(day);
      const isSame = fields.year === date.getUTCFullYear() && fields.month === date.getUTCMonth() + 1 && fields.day === date.getUTCDate();
      if (!isSame || epochDay(fields.year, fields.month, fields.day) !== day) wrong.push(day);
    };
    for (let day = -365_500; day < 365_500; day += 1) check(day);
    for (let day = -100_000_000; day <= 100_000_000; day += 99_991) check(day);
    expect(wrong).toEqual([]);
  });

  test("know the lengths of months", () => {
    expect([daysInMonth(2023, 2), daysInMonth(2024, 2), daysInMonth(2100, 2), daysInMonth(2000, 2), daysInMonth(2024, 4), daysInMonth(2024, 13)]).toEqual([
      28, 29, 28, 29, 30, 0,
    ]);
  });
});

const noon: DateTimeFields = { year: 2024, month: 5, day: 1, hour: 12, minute: 0, second: 0, microsecond: 999, offset: undefined };

describe("date-times", () => {
  test("without an offset are UTC's, with one the moment counts, and microseconds are cut off", () => {
    expect(epochMilliseconds(noon)).toBe(Date.UTC(2024, 4, 1, 12));
    expect(epochMilliseconds({ ...noon, offset: 7200, microsecond: 1999 })).toBe(Date.UTC(2024, 4, 1, 10, 0, 0, 1));
  });

  test("are compared by the moment where both have an offset, by the clock otherwise", () => {
    const inParis = { ...noon, offset: 7200 };
    const inLondon = { ...noon, hour: 11, offset: 3600 };
    expect(compareDateTimes(inParis, inLondon)).toBe(0);
    expect(compareDateTimes(inParis, { ...inLondon, offset: undefined })).toBeGreaterThan(0);
    expect(compareTimes(inParis, { ...inLondon, microsecond: 1000 })).toBe(-1);
  });
});

test("durations are compared with their signs", () => {
  const day = { negative: false, days: 1, seconds: 0, microseconds: 0 };
  expect(compareDurations(day, { ...day, negative: true })).toBeGreaterThan(0);
  expect(compareDurations({ ...day, negative: true, microseconds: 1 }, { ...day, negative: true })).toBe(-1);
});
