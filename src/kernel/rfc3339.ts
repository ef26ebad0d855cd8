// The fast reader of the one form that nearly every date-time on the wire has: RFC 3339 to milliseconds, by character codes and without
// an object. What it does not know is no fault yet: `parseDateTime` is the plain reader, and the one that says what is wrong.

import { isLeapYear } from "./date-fields.ts";
import { isDateTimeSeparator, isDigit } from "./date-parse.ts";

/**
 * Milliseconds since 1970 in UTC of `YYYY-MM-DDTHH:MM:SS`, with or without a fraction and an offset (`Z`, `±HH:MM`), or NaN.
 * Without an offset the clock is taken as UTC's; digits after the third are cut off.
 */
export function rfc3339Milliseconds(text: string): number {
  const { length } = text;
  if (length < 19 || text.charCodeAt(4) !== 0x2d || text.charCodeAt(7) !== 0x2d || !isDateTimeSeparator(text.charCodeAt(10))) return NaN;
  if (text.charCodeAt(13) !== 0x3a || text.charCodeAt(16) !== 0x3a) return NaN;
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  const second = twoDigits(text, 17);
  // What is no digit makes its number negative. All of them are looked at together: `|` keeps a sign.
  if ((year | month | day | hour | minute | second) < 0 || year === 0 || month === 0 || month > 12 || day === 0) return NaN;
  if (hour > 23 || minute > 59 || second > 59 || day > LONGEST_MONTHS[month]!) return NaN;
  const isLeap = isLeapYear(year);
  if (month === 2 && day === 29 && !isLeap) return NaN;
  const past = year - 1;
  const leapDays = (past >> 2) - ((past / 100) | 0) + ((past / 400) | 0);
  const days = year * 365 + leapDays + DAYS_BEFORE_MONTH[month]! + (isLeap && month > 2 ? day + 1 : day) - DAYS_TO_1970;
  const milliseconds = days * 86_400_000 + ((hour * 60 + minute) * 60 + second) * 1000;
  if (length === 20 && text.charCodeAt(19) === 0x5a) return milliseconds;
  return milliseconds + restMilliseconds(text);
}

const LONGEST_MONTHS = [0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DAYS_BEFORE_MONTH = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const DAYS_TO_1970 = 719_528;

/** Two digits as a number; negative, even when multiplied and added to, where there are none. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 0x30;
  const ones = text.charCodeAt(at + 1) - 0x30;
  return tens >>> 0 > 9 || ones >>> 0 > 9 ? -100_000 : tens * 10 + ones;
}

/** What the fraction and the offset after the nineteenth character add, or NaN. */
function restMilliseconds(text: string): number {
  const { length } = text;
  let at = 19;
  let milliseconds = 0;
  if (text.charCodeAt(at) === 0x2e) {
    at += 1;
    let scale = 100;
    const start = at;
    for (; isDigit(text.charCodeAt(at)); at += 1) {
      milliseconds += (text.charCodeAt(at) - 0x30) * scale;
      scale = scale > 1 ? scale / 10 : 0;
    }
    if (at === start) return NaN;
  }
  if (at === length) return milliseconds;
  const sign = text.charCodeAt(at);
  if (sign === 0x5a) return at + 1 === length ? milliseconds : NaN;
  if ((sign !== 0x2b && sign !== 0x2d) || length !== at + 6 || text.charCodeAt(at + 3) !== 0x3a) return NaN;
  const hours = twoDigits(text, at + 1);
  const minutes = twoDigits(text, at + 4);
  if ((hours | minutes) < 0 || hours > 23 || minutes > 59) return NaN;
  const offset = (hours * 60 + minutes) * 60_000;
  return sign === 0x2b ? milliseconds - offset : milliseconds + offset;
}
