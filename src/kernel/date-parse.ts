// Dates, times and date-times from text, as Pydantic reads them: RFC 3339 with some freedom (`T`, `t`, `_` or a space between, seconds may
// be left out, `,` for the point), or a number since 1970. Each gives fields, or a text that says what is wrong (one of `FAULTS`).

import type { DateFields, DateTimeFields, TimeFields } from "./date-fields.ts";
import { daysInMonth } from "./date-fields.ts";
import { FAULTS } from "./date-faults.ts";
import { dateOfUnixText, dateTimeOfUnixText } from "./unix-time.ts";

/** A date-time, or seconds or milliseconds since 1970. Digits after the sixth are cut off. */
export function parseDateTime(text: string): DateTimeFields | string {
  const bytes = byteText(text);
  const fields = parseRfc3339(bytes);
  return typeof fields === "string" ? (dateTimeOfUnixText(bytes) ?? fields) : fields;
}

/** A date, or the seconds or milliseconds of its midnight since 1970. */
export function parseDate(text: string): DateFields | string {
  const bytes = byteText(text);
  const fields = parseDateHead(bytes);
  const fault = typeof fields === "string" ? fields : bytes.length > 10 ? FAULTS.extraCharacters : undefined;
  return fault === undefined ? fields : (dateOfUnixText(bytes) ?? fault);
}

/** A time of the day, with an offset where one is written. */
export function parseTime(text: string): TimeFields | string {
  return parseTimeFrom(byteText(text), 0);
}

/**
 * The text with each byte of its UTF-8 form as one character: lengths and positions are counted in bytes, and the minus sign
 * U+2212, the one character beyond ASCII that means something, is three of them.
 */
export function byteText(text: string): string {
  return BEYOND_ASCII.test(text) ? latin1(new TextEncoder().encode(text)) : text;
}

const BEYOND_ASCII = /[^\0-\x7f]/;

/** Each byte as one character. */
export function latin1(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

function parseRfc3339(text: string): DateTimeFields | string {
  const date = parseDateHead(text);
  if (typeof date === "string") return date;
  if (!isDateTimeSeparator(text.charCodeAt(10))) return FAULTS.dateTimeSeparator;
  const time = parseTimeFrom(text, 11);
  return typeof time === "string" ? time : { ...date, ...time };
}

/** `T`, `t`, `_` or a space. */
export function isDateTimeSeparator(code: number): boolean {
  return code === 0x54 || code === 0x74 || code === 0x5f || code === 0x20;
}

/** The first ten characters as a date. */
function parseDateHead(text: string): DateFields | string {
  if (text.length < 10) return FAULTS.tooShort;
  const century = twoDigits(text, 0);
  const yearOfCentury = twoDigits(text, 2);
  if (century < 0 || yearOfCentury < 0) return FAULTS.year;
  if (text.charCodeAt(4) !== MINUS) return FAULTS.dateSeparator;
  const month = twoDigits(text, 5);
  if (month < 0) return FAULTS.month;
  if (text.charCodeAt(7) !== MINUS) return FAULTS.dateSeparator;
  const day = twoDigits(text, 8);
  if (day < 0) return FAULTS.day;
  if (month < 1 || month > 12) return FAULTS.monthRange;
  const year = century * 100 + yearOfCentury;
  return day < 1 || day > daysInMonth(year, month) ? FAULTS.dayRange : { year, month, day };
}

const MINUS = 0x2d;
const PLUS = 0x2b;
const COLON = 0x3a;

/** Two digits as a number, or a negative one where there are none. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 0x30;
  const ones = text.charCodeAt(at + 1) - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

/** What stands from `at` to the end as a time with its offset. */
function parseTimeFrom(text: string, at: number): TimeFields | string {
  const clock = parseClock(text, at);
  if (typeof clock === "string") return clock;
  const { hour, minute, second, microsecond, end } = clock;
  const offset = end === text.length ? undefined : parseOffset(text, end);
  return typeof offset === "string" ? offset : { hour, minute, second, microsecond, offset };
}

/** What a clock shows, and where its text ends. */
export interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
  readonly end: number;
}

/** `HH:MM`, `HH:MM:SS` or `HH:MM:SS.f…` from `at` on. */
export function parseClock(text: string, at: number): Clock | string {
  if (text.length - at < 5) return FAULTS.tooShort;
  const hour = twoDigits(text, at);
  if (hour < 0) return FAULTS.hour;
  if (text.charCodeAt(at + 2) !== COLON) return FAULTS.timeSeparator;
  const minute = twoDigits(text, at + 3);
  if (minute < 0) return FAULTS.minute;
  if (hour > 23) return FAULTS.hourRange;
  if (minute > 59) return FAULTS.minuteRange;
  if (text.charCodeAt(at + 5) !== COLON) return { hour, minute, second: 0, microsecond: 0, end: at + 5 };
  const second = twoDigits(text, at + 6);
  if (second < 0) return FAULTS.second;
  if (second > 59) return FAULTS.secondRange;
  if (!isDecimalPoint(text.charCodeAt(at + 8))) return { hour, minute, second, microsecond: 0, end: at + 8 };
  const start = at + 9;
  let end = start;
  while (isDigit(text.charCodeAt(end))) end += 1;
  if (end === start) return FAULTS.fractionMissing;
  const microsecond = Number(text.slice(start, Math.min(end, start + 6)).padEnd(6, "0"));
  return { hour, minute, second, microsecond, end };
}

export function isDecimalPoint(code: number): boolean {
  return code === 0x2e || code === 0x2c;
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** `Z`, `z`, `±HH:MM` or `±HHMM` from `at` to the end, as seconds east of UTC. */
function parseOffset(text: string, at: number): number | string {
  const code = text.charCodeAt(at);
  if (code === 0x5a || code === 0x7a) return at + 1 === text.length ? 0 : FAULTS.extraCharacters;
  const isLongMinus = text.startsWith(LONG_MINUS, at);
  if (code !== PLUS && code !== MINUS && !isLongMinus) return FAULTS.zoneSign;
  const start = at + (isLongMinus ? LONG_MINUS.length : 1);
  const hours = twoDigits(text, start);
  if (hours < 0) return FAULTS.zoneHour;
  const minuteStart = start + (text.charCodeAt(start + 2) === COLON ? 3 : 2);
  const minutes = twoDigits(text, minuteStart);
  if (minutes < 0) return FAULTS.zoneMinute;
  if (minutes > 59) return FAULTS.zoneMinuteRange;
  if (hours > 23) return FAULTS.zoneRange;
  if (text.length > minuteStart + 2) return FAULTS.extraCharacters;
  const seconds = hours * 3600 + minutes * 60;
  return code === PLUS || seconds === 0 ? seconds : -seconds;
}

/** The bytes of U+2212. */
const LONG_MINUS = "\xe2\x88\x92";
