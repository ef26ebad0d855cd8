// Dates, times and durations as Pydantic writes them: UTC with `Z`, other offsets as `±HH:MM`, and six digits after the point
// only where there are any. These are called by generated code for every value of an answer.

import type { DateFields, DateTimeFields, DurationFields, TimeFields } from "./date-fields.ts";
import { dateOfEpochDay } from "./date-fields.ts";

const MILLISECONDS_A_DAY = 86_400_000;

/** `00` to `99`, so that no number is padded twice. */
const TWO = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, "0"));

/** The dates of one answer lie near each other: the text of the last day is kept, which saves half of the work where it fits. */
let lastDay = NaN;
let lastDayText = "";
const lastDayCodes = new Uint8Array(10);

/** `2020-01-02T03:04:05Z`, or `2020-01-02T03:04:05.678000Z`. Throws RangeError for an invalid date, as `toISOString` does. */
export function dateTimeText(date: Date): string {
  const time = date.getTime();
  const day = Math.floor(time / MILLISECONDS_A_DAY);
  if (day !== lastDay) {
    if (Number.isNaN(day)) throw new RangeError("An invalid Date cannot be written as text.");
    lastDayText = dateFieldsText(dateOfEpochDay(day));
    for (let index = 0; index < 10; index += 1) lastDayCodes[index] = lastDayText.charCodeAt(index);
    lastDay = day;
  }
  const rest = time - day * MILLISECONDS_A_DAY;
  const seconds = (rest / 1000) | 0;
  const minutes = (seconds / 60) | 0;
  const hours = (minutes / 60) | 0;
  const milliseconds = rest - seconds * 1000;
  if (milliseconds === 0 && lastDayText.length === 10) return textOfCodes(hours, minutes - hours * 60, seconds - minutes * 60);
  const text = `${lastDayText}T${TWO[hours]}:${TWO[minutes - hours * 60]}:${TWO[seconds - minutes * 60]}`;
  return milliseconds === 0 ? `${text}Z` : `${text}.${TWO[(milliseconds / 10) | 0]}${milliseconds % 10}000Z`;
}

/**
 * The text made at once. One that is put together of pieces, as its plain twin above is, stays a tree of them inside of V8, and sends
 * `JSON.stringify` the slow way for the whole answer (an order of eight lines: 2.4 → 1.4 µs).
 */
function textOfCodes(hours: number, minutes: number, seconds: number): string {
  const [tensOfHours, tensOfMinutes, tensOfSeconds] = [(hours / 10) | 0, (minutes / 10) | 0, (seconds / 10) | 0];
  const day = lastDayCodes;
  return String.fromCharCode(
    day[0]!,
    day[1]!,
    day[2]!,
    day[3]!,
    0x2d,
    day[5]!,
    day[6]!,
    0x2d,
    day[8]!,
    day[9]!,
    0x54,
    0x30 + tensOfHours,
    0x30 + hours - tensOfHours * 10,
    0x3a,
    0x30 + tensOfMinutes,
    0x30 + minutes - tensOfMinutes * 10,
    0x3a,
    0x30 + tensOfSeconds,
    0x30 + seconds - tensOfSeconds * 10,
    0x5a,
  );
}

/** `2020-01-02`. */
export function dateFieldsText(date: DateFields): string {
  return `${yearText(date.year)}-${TWO[date.month]}-${TWO[date.day]}`;
}

/** Four digits; beyond them, and before the year 0, a sign and six, as ISO 8601 expands them. */
function yearText(year: number): string {
  if (year >= 0 && year <= 9999) return `${TWO[(year / 100) | 0]}${TWO[year % 100]}`;
  return `${year < 0 ? "-" : "+"}${String(Math.abs(year)).padStart(6, "0")}`;
}

/** `03:04:05`, `03:04:05.678000`, `03:04:05Z`, `03:04:05-03:30`. */
export function timeFieldsText(time: TimeFields): string {
  const text = `${TWO[time.hour]}:${TWO[time.minute]}:${TWO[time.second]}`;
  const fraction = time.microsecond === 0 ? "" : `.${String(time.microsecond).padStart(6, "0")}`;
  return text + fraction + offsetText(time.offset);
}

/** `Z`, `±HH:MM`, or nothing. The seconds that some old offsets have are left out. */
function offsetText(offset: number | undefined): string {
  if (offset === undefined) return "";
  if (offset === 0) return "Z";
  const minutes = Math.floor(Math.abs(offset) / 60);
  return `${offset < 0 ? "-" : "+"}${TWO[Math.floor(minutes / 60)]}:${TWO[minutes % 60]}`;
}

/** `2020-01-02T03:04:05+01:00`. */
export function dateTimeFieldsText(fields: DateTimeFields): string {
  return `${dateFieldsText(fields)}T${timeFieldsText(fields)}`;
}

/** The moment so many milliseconds and microseconds after 1970, with a clock that shows `offset` seconds more than UTC's. */
export function fieldsOfEpoch(milliseconds: number, microseconds: number, offset: number): DateTimeFields {
  const local = milliseconds + offset * 1000;
  const day = Math.floor(local / MILLISECONDS_A_DAY);
  const rest = local - day * MILLISECONDS_A_DAY;
  const seconds = Math.floor(rest / 1000);
  return {
    ...dateOfEpochDay(day),
    hour: Math.floor(seconds / 3600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
    microsecond: (rest - seconds * 1000) * 1000 + microseconds,
    offset,
  };
}

/** `P1DT1H1M1.000005S`, `-P1Y35D`, `PT0S`: a year is 365 days, and a number of hours stays below 24. */
export function durationText(duration: DurationFields): string {
  const { negative, days, seconds, microseconds } = duration;
  const years = Math.floor(days / 365);
  const date = part(years, "Y") + part(days - years * 365, "D");
  const fraction = microseconds === 0 ? "" : `.${String(microseconds).padStart(6, "0").replace(/0+$/, "")}`;
  const lastSeconds = seconds % 60 === 0 && fraction === "" ? "" : `${seconds % 60}${fraction}S`;
  const time = part(Math.floor(seconds / 3600), "H") + part(Math.floor(seconds / 60) % 60, "M") + lastSeconds;
  return `${negative ? "-" : ""}P${date}${time === "" ? (date === "" ? "T0S" : "") : `T${time}`}`;
}

function part(count: number, unit: string): string {
  return count === 0 ? "" : `${count}${unit}`;
}

/** `1 day and 2 hours`, as Pydantic names the bound of a duration. Python keeps a negative one as days below zero and hours above. */
export function durationWords(duration: DurationFields): string {
  const whole = duration.seconds * 1e6 + duration.microseconds;
  const isBorrowed = duration.negative && whole > 0;
  const days = duration.negative ? -duration.days - (isBorrowed ? 1 : 0) : duration.days;
  const rest = isBorrowed ? 86_400e6 - whole : whole;
  const seconds = Math.floor(rest / 1e6);
  const counts: readonly (readonly [number, string])[] = [
    [days, "day"],
    [Math.floor(seconds / 3600), "hour"],
    [Math.floor(seconds / 60) % 60, "minute"],
    [seconds % 60, "second"],
    [rest % 1e6, "microsecond"],
  ];
  const words = counts.filter(([count]) => count !== 0).map(([count, unit]) => `${count} ${unit}${count === 1 ? "" : "s"}`);
  return words.length === 0 ? "0 seconds" : words.join(" and ");
}
