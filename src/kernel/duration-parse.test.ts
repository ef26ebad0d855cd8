import { describe, expect, test } from "vitest";
import { durationOfNumber, parseDuration } from "./duration-parse.ts";

// Every form and fault is held against the real Pydantic in test/parity/temporal; here stands what the fields mean.

describe("a duration", () => {
  test("becomes days, seconds and microseconds with the sign apart", () => {
    expect(parseDuration("-P1Y2M3W4DT5H6M7.5S")).toEqual({ negative: true, days: 450, seconds: 18_367, microseconds: 500_000 });
    expect(parseDuration("26:30")).toEqual({ negative: false, days: 1, seconds: 9000, microseconds: 0 });
    expect(parseDuration("1 day, 00:00:01")).toEqual({ negative: false, days: 1, seconds: 1, microseconds: 0 });
    expect(durationOfNumber(-0.5)).toEqual({ negative: true, days: 0, seconds: 0, microseconds: 500_000 });
  });

  test("carries a rounded second", () => {
    expect(durationOfNumber(86_399.9999999)).toEqual({ negative: false, days: 1, seconds: 0, microseconds: 0 });
  });

  test("of nothing has no sign", () => {
    expect(parseDuration("-P0D")).toMatchObject({ negative: false });
    expect(durationOfNumber(-1e-9)).toMatchObject({ negative: false });
  });

  test("beyond Python's limits is refused with a text", () => {
    expect(parseDuration("P1000000000D")).toBe("durations may not exceed 999,999,999 days");
    expect(parseDuration("-P999999999DT1S")).toBe("durations may not exceed 999,999,999 days");
    expect(durationOfNumber(Infinity)).toBe("durations may not exceed 999,999,999 days");
    expect(durationOfNumber(NaN)).toBe("NaN values not permitted");
  });
});
