// Durations from text and numbers, as Pydantic reads them: ISO 8601 (`P1DT2H`), a clock (`26:30`, `01:30:00.5`), days and a clock
// (`1 day, 2:30:00`), or seconds. A year counts 365 days and a month 30. Each gives fields, or a text that says what is wrong.

import type { DurationFields } from "./date-fields.ts";
import { SECONDS_A_DAY } from "./date-fields.ts";
import { FAULTS } from "./date-faults.ts";
import { byteText, isDecimalPoint, isDigit, parseClock } from "./date-parse.ts";

const MOST_DAYS = 999_999_999;
/** Quantities are counted in 32 bits. */
const LARGEST_QUANTITY = 2 ** 32 - 1;

interface Amount {
  readonly days: number;
  readonly seconds: number;
  readonly microseconds: number;
}

/** A duration from text. */
export function parseDuration(given: string): DurationFields | string {
  const text = byteText(given);
  if (text === "") return FAULTS.tooShort;
  const hasSign = text[0] === "+" || text[0] === "-";
  const start = hasSign ? 1 : 0;
  const amount = parseUnsigned(text, start);
  return typeof amount === "string" ? amount : normalized(text[0] === "-", amount);
}

/** A duration of so many seconds. */
export function durationOfNumber(value: number): DurationFields | string {
  if (Number.isNaN(value)) return FAULTS.notANumber;
  const total = Math.abs(value);
  if (total >= (MOST_DAYS + 1) * SECONDS_A_DAY) return FAULTS.durationDays;
  const whole = Math.floor(total);
  return normalized(value < 0, { days: Math.floor(whole / SECONDS_A_DAY), seconds: whole % SECONDS_A_DAY, microseconds: Math.round((total - whole) * 1e6) });
}

/** Carries microseconds into seconds and seconds into days. */
function normalized(negative: boolean, amount: Amount): DurationFields | string {
  const allSeconds = amount.seconds + Math.floor(amount.microseconds / 1e6);
  if (allSeconds > LARGEST_QUANTITY) return FAULTS.durationTooLarge;
  const days = amount.days + Math.floor(allSeconds / SECONDS_A_DAY);
  const seconds = allSeconds % SECONDS_A_DAY;
  const microseconds = amount.microseconds % 1e6;
  if (days > LARGEST_QUANTITY) return FAULTS.durationTooLarge;
  if (days > MOST_DAYS) return FAULTS.durationDays;
  // Python's least `timedelta` is −999,999,999 days; below it Pydantic fails with an error of its own, where this one says why.
  if (negative && days === MOST_DAYS && (seconds > 0 || microseconds > 0)) return FAULTS.durationDays;
  return { negative: negative && (days > 0 || seconds > 0 || microseconds > 0), days, seconds, microseconds };
}

function parseUnsigned(text: string, start: number): Amount | string {
  if (text[start] === "P") return parseIso(text, start + 1);
  return /d/i.test(text) || text.length - start < 5 ? parseDays(text, start) : parseHours(text, start);
}

// ISO 8601 -------------------------------------------------------------------------------------------------------------------

const DATE_UNITS: Readonly<Record<string, number>> = { Y: 365, M: 30, W: 7, D: 1 };
const TIME_UNITS: Readonly<Record<string, number>> = { H: 3600, M: 60, S: 1 };

function parseIso(text: string, start: number): Amount | string {
  let isTime = false;
  let hadFraction = false;
  let days = 0;
  let seconds = 0;
  let microseconds = 0;
  let at = start;
  for (; at < text.length; at += 1) {
    if (text[at] === "T") {
      if (isTime) return FAULTS.durationTwoTs;
      isTime = true;
      continue;
    }
    const quantity = parseQuantity(text, at);
    if (typeof quantity === "string") return quantity;
    if (hadFraction) return FAULTS.durationFraction;
    hadFraction = quantity.fraction !== undefined;
    at = quantity.end;
    const unit = unitOf(isTime ? TIME_UNITS : DATE_UNITS, text[at]);
    if (unit === undefined) return isTime ? FAULTS.durationTimeUnit : FAULTS.durationDateUnit;
    if (quantity.whole * unit > LARGEST_QUANTITY) return FAULTS.durationTooLarge;
    const part = (quantity.fraction ?? 0) * unit;
    const wholePart = Math.trunc(part);
    if (isTime) {
      seconds += quantity.whole * unit + wholePart;
      microseconds += Math.round((part - wholePart) * 1e6);
    } else {
      const rest = (part - wholePart) * SECONDS_A_DAY;
      days += quantity.whole * unit + wholePart;
      seconds += Math.trunc(rest);
      microseconds += Math.round((rest - Math.trunc(rest)) * 1e6);
    }
    if (days > LARGEST_QUANTITY || seconds > LARGEST_QUANTITY) return FAULTS.durationTooLarge;
  }
  return at - start < 2 ? FAULTS.tooShort : { days, seconds, microseconds };
}

function unitOf(units: Readonly<Record<string, number>>, letter: string | undefined): number | undefined {
  return letter !== undefined && Object.hasOwn(units, letter) ? units[letter] : undefined;
}

interface Quantity {
  readonly whole: number;
  readonly fraction: number | undefined;
  readonly end: number;
}

/** Digits, and a fraction after a point or comma; no digit need follow the point. */
function parseQuantity(text: string, at: number): Quantity | string {
  const whole = parseInteger(text, at);
  if (typeof whole === "string") return whole;
  if (!isDecimalPoint(text.charCodeAt(whole.end))) return { whole: whole.value, fraction: undefined, end: whole.end };
  let end = whole.end + 1;
  let digits = 0;
  let scale = 1;
  for (; isDigit(text.charCodeAt(end)); end += 1) {
    digits = digits * 10 + (text.charCodeAt(end) - 0x30);
    scale *= 10;
  }
  return { whole: whole.value, fraction: digits / scale, end };
}

function parseInteger(text: string, at: number): { readonly value: number; readonly end: number } | string {
  if (!isDigit(text.charCodeAt(at))) return FAULTS.durationNumber;
  let end = at;
  let value = 0;
  for (; isDigit(text.charCodeAt(end)); end += 1) {
    value = value * 10 + (text.charCodeAt(end) - 0x30);
    if (value > LARGEST_QUANTITY) return FAULTS.durationTooLarge;
  }
  return { value, end };
}

// Days and clocks ------------------------------------------------------------------------------------------------------------

/** The letters after the `d` are all small or all capitals. */
const DAY_WORD = /^ ?[dD](?:ays?|AYS?|(?<broken>[aA]))?,? ?/;

/** `1 day`, `2 days, 03:04:05`, `1d 3:04`. */
function parseDays(text: string, start: number): Amount | string {
  if (start >= text.length) return FAULTS.tooShort;
  const days = parseInteger(text, start);
  if (typeof days === "string") return days;
  const word = DAY_WORD.exec(text.slice(days.end));
  if (word === null || word.groups!.broken !== undefined) return FAULTS.durationDayWord;
  const at = days.end + word[0].length;
  if (at === text.length) return { days: days.value, seconds: 0, microseconds: 0 };
  const clock = parseHours(text, at);
  if (typeof clock === "string") return clock;
  return clock.days > 0 ? FAULTS.durationHours : { ...clock, days: days.value };
}

const MOST_HOURS = 2_400_000_000;
/** `MM:SS.ffffff`: whatever stands after it is not looked at. */
const LONGEST_AFTER_HOURS = 12;

/** `H…H:MM`, `H…H:MM:SS` or `H…H:MM:SS.f…`. */
function parseHours(text: string, start: number): Amount | string {
  if (text.length - start < 5) return FAULTS.tooShort;
  const colon = text.indexOf(":", start);
  if (colon === -1) return FAULTS.hour;
  const digits = text.slice(start, colon);
  if (digits.length > 10) return FAULTS.durationHours;
  if (!/^[0-9]*$/.test(digits)) return FAULTS.hour;
  const hours = Number(digits);
  if (hours > MOST_HOURS) return FAULTS.durationHours;
  const rest = `00:${text.slice(colon + 1, colon + 1 + LONGEST_AFTER_HOURS)}`;
  const clock = parseClock(rest, 0);
  if (typeof clock === "string") return clock;
  if (clock.end < rest.length) return FAULTS.extraCharacters;
  const { minute, second, microsecond } = clock;
  return { days: Math.floor(hours / 24), seconds: (hours % 24) * 3600 + minute * 60 + second, microseconds: microsecond };
}
