// Dates in headers: written as RFC 9110 wants them, and read as leniently as Python's `email.utils.parsedate`, which Starlette asks.
// A date that was read is its parts and no moment: Python leaves the time zone aside and checks no range.

import { readPythonInteger } from "../kernel/python-integer.ts";
import { pythonSplit } from "../kernel/python-strip.ts";

/** Year, month (1 to 12), day, hour, minute, second. */
export type DateParts = readonly [year: number, month: number, day: number, hour: number, minute: number, second: number];

/** `Wed, 21 Oct 2015 07:28:00 GMT` for milliseconds since 1970. */
export function toHttpDate(milliseconds: number): string {
  return new Date(milliseconds).toUTCString();
}

/** The parts of a date in one of the forms of RFC 9110 §5.6.7 or of e-mail; `undefined` if it is none of them. */
export function readDateParts(text: string): DateParts | undefined {
  const words = toWords(text);
  if (words === undefined) return undefined;
  // oxlint-disable-next-line prefer-const -- the first four are changed
  let [day, month, year, time, zone] = words;
  if (day === "" || month === "" || year === "") return undefined;
  month = month.toLowerCase();
  if (!months.has(month)) {
    [day, month] = [month, day.toLowerCase()];
    if (!months.has(month)) return undefined;
  }
  if (year.indexOf(":") > 0) [year, time] = [time, year];
  year = withoutComma(year);
  if (year === "") return undefined;
  // "… 10:30 +0000 1994": zone and year have changed places.
  if (!/^[0-9²³¹]/.test(year)) year = zone;
  const clock = toClock(withoutComma(time));
  if (clock === undefined) return undefined;
  const numbers = [year, withoutComma(day), ...clock].map(readPythonInteger);
  if (numbers.includes(undefined)) return undefined;
  const [years, days, hour, minute, second] = numbers as [number, number, number, number, number];
  return [toFullYear(years), months.get(month)!, days, hour, minute, second];
}

/** Negative, zero or positive as `one` is before, at or after `other`. */
export function compareDates(one: DateParts, other: DateParts): number {
  for (let index = 0; index < one.length; index++) {
    const difference = one[index]! - other[index]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

const dayNames: ReadonlySet<string> = new Set(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]);

const monthNames = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
const months: ReadonlyMap<string, number> = new Map(monthNames.flatMap((name, index) => [[name, index + 1] as const, [name.slice(0, 3), index + 1] as const]));

/** Day, month, year, time and zone, as words in the order in which they stand, without the day of the week. */
function toWords(text: string): [string, string, string, string, string] | undefined {
  let words = pythonSplit(text);
  const first = words[0];
  if (first === undefined) return undefined;
  if (first.endsWith(",") || dayNames.has(first.toLowerCase())) words.shift();
  else words[0] = first.slice(first.lastIndexOf(",") + 1);
  if (words.length === 3) {
    const date = words[0]!.split("-");
    if (date.length === 3) words = [...date, ...words.slice(1)];
  }
  if (words.length === 4) {
    const time = words[3]!;
    const plus = time.indexOf("+");
    const sign = plus === -1 ? time.indexOf("-") : plus;
    words.splice(3, 1, ...(sign > 0 ? [time.slice(0, sign), time.slice(sign)] : [time, ""]));
  }
  return words.length < 5 ? undefined : (words.slice(0, 5) as [string, string, string, string, string]);
}

/** Hour, minute and second. Dots are taken for colons where there is no colon. */
function toClock(time: string): [string, string, string] | undefined {
  const parts = time.includes(":") ? time.split(":") : time.split(".");
  if (parts.length === 2) parts.push("0");
  return parts.length === 3 ? (parts as [string, string, string]) : undefined;
}

/** Two digits are a year from 1969 to 2068. */
function toFullYear(year: number): number {
  if (year >= 100) return year;
  return year > 68 ? year + 1900 : year + 2000;
}

function withoutComma(word: string): string {
  return word.endsWith(",") ? word.slice(0, -1) : word;
}
