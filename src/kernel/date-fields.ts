// Dates, times and durations as plain fields, with Python's limits and Python's order: what the parsers give and the kinds build from.
// Fields say what was written, the offset included; whether a clock without an offset means UTC is for their reader to say.

export interface DateFields {
  /** 0 to 9999 where text was read; Python itself begins at 1. */
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export interface TimeFields {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
  /** Seconds east of UTC; undefined where none was written. */
  readonly offset: number | undefined;
}

export interface DateTimeFields extends DateFields, TimeFields {}

/** A length of time as Python's `timedelta` keeps it, but with its sign apart. */
export interface DurationFields {
  readonly negative: boolean;
  readonly days: number;
  /** Below 86,400. */
  readonly seconds: number;
  readonly microseconds: number;
}

export const SECONDS_A_DAY = 86_400;

const DAYS_BEFORE_MONTH = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const DAYS_IN_MONTH = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** From the first of January of the year 0 to 1970. */
const DAYS_TO_1970 = 719_528;

export function isLeapYear(year: number): boolean {
  return (year & 3) === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** How many days a month has; 0 for a month that there is not. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (DAYS_IN_MONTH[month] ?? 0);
}

/** Days from 1970-01-01 to a date, by the Gregorian rules for all time. */
export function epochDay(year: number, month: number, day: number): number {
  const past = year - 1;
  const leapDays = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400) + 1;
  const extra = month > 2 && isLeapYear(year) ? 1 : 0;
  return year * 365 + leapDays + DAYS_BEFORE_MONTH[month]! + extra + day - 1 - DAYS_TO_1970;
}

/** The date that lies `days` after 1970-01-01. */
export function dateOfEpochDay(days: number): DateFields {
  const sinceYear0 = days + DAYS_TO_1970;
  let year = Math.floor(sinceYear0 / 365.2425);
  let start = epochDay(year, 1, 1);
  if (start > days) start = epochDay(--year, 1, 1);
  else if (days - start >= (isLeapYear(year) ? 366 : 365)) start = epochDay(++year, 1, 1);
  let rest = days - start;
  let month = 1;
  for (let length = 31; rest >= length; length = daysInMonth(year, month)) {
    rest -= length;
    month += 1;
  }
  return { year, month, day: rest + 1 };
}

/** Seconds from midnight to what the clock shows. */
export function clockSeconds(time: TimeFields): number {
  return time.hour * 3600 + time.minute * 60 + time.second;
}

/** Seconds from 1970-01-01T00:00:00 of the same clock. */
export function wallSeconds(fields: DateTimeFields): number {
  return epochDay(fields.year, fields.month, fields.day) * SECONDS_A_DAY + clockSeconds(fields);
}

/** Milliseconds from 1970 in UTC, smaller digits cut off; without an offset the clock is taken as UTC's. */
export function epochMilliseconds(fields: DateTimeFields): number {
  return (wallSeconds(fields) - (fields.offset ?? 0)) * 1000 + Math.floor(fields.microsecond / 1000);
}

export function compareDates(left: DateFields, right: DateFields): number {
  return left.year - right.year || left.month - right.month || left.day - right.day;
}

/** As Pydantic compares: by the moment where both have an offset, by what the clocks show otherwise. */
export function compareTimes(left: TimeFields, right: TimeFields): number {
  return clockSeconds(left) - clockSeconds(right) - offsetsBetween(left, right) || left.microsecond - right.microsecond;
}

/** As Pydantic compares: by the moment where both have an offset, by what the clocks show otherwise. */
export function compareDateTimes(left: DateTimeFields, right: DateTimeFields): number {
  return wallSeconds(left) - wallSeconds(right) - offsetsBetween(left, right) || left.microsecond - right.microsecond;
}

function offsetsBetween(left: TimeFields, right: TimeFields): number {
  return left.offset === undefined || right.offset === undefined ? 0 : left.offset - right.offset;
}

export function compareDurations(left: DurationFields, right: DurationFields): number {
  const sides = [left, right].map(({ negative, days, seconds, microseconds }) => {
    const sign = negative ? -1 : 1;
    return { seconds: sign * (days * SECONDS_A_DAY + seconds), microseconds: sign * microseconds };
  });
  return sides[0]!.seconds - sides[1]!.seconds || sides[0]!.microseconds - sides[1]!.microseconds;
}
