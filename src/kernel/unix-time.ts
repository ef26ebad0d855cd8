// Numbers as moments: seconds since 1970, or milliseconds where the number lies beyond ±20,000,000,000, as Pydantic guesses.
// Its arithmetic is kept where it surprises: a negative fraction of a JavaScript number is added to the second below, not taken away.

import type { DateFields, DateTimeFields, TimeFields } from "./date-fields.ts";
import { dateOfEpochDay, SECONDS_A_DAY } from "./date-fields.ts";
import { FAULTS } from "./date-faults.ts";

/** Beyond it, a number counts milliseconds. */
const MOST_SECONDS = 20_000_000_000;
const YEAR_0 = -62_167_219_200;
const YEAR_9999_END = 253_402_300_799;

/** The moment in UTC that a number stands for, or what is wrong with it. */
export function dateTimeOfNumber(value: number): DateTimeFields | string {
  if (Number.isNaN(value)) return FAULTS.notANumber;
  const fraction = Number.isFinite(value) ? Math.abs(value % 1) : 0;
  return dateTimeOfUnix(Math.floor(value), Math.round(fraction * (Math.abs(value) > MOST_SECONDS ? 1e3 : 1e6)));
}

/** The moment in UTC that the text of a number stands for, what is wrong with it, or undefined where it is no number. */
export function dateTimeOfUnixText(text: string): DateTimeFields | string | undefined {
  const integer = integerOfText(text);
  if (integer !== undefined) return dateTimeOfUnix(integer, 0);
  if (!FLOAT_TEXT.test(text)) return undefined;
  const value = Number(text.replace(/^\+/, ""));
  const seconds = Math.abs(value) > MOST_SECONDS ? value / 1000 : value;
  if (seconds > 2 ** 63) return FAULTS.timeTooLarge;
  const whole = Math.floor(seconds);
  // Pydantic asks a second time whether these are milliseconds; so beyond ±20,000,000,000,000 with a fraction they are divided twice.
  return dateTimeOfUnix(whole, Number.isFinite(seconds) ? Math.round((seconds - whole) * 1e6) : 0);
}

/** The date whose midnight the text of an integer stands for, what is wrong with it, or undefined where it is no integer. */
export function dateOfUnixText(text: string): DateFields | string | undefined {
  const integer = integerOfText(text);
  if (integer === undefined) return undefined;
  const fields = dateTimeOfUnix(integer, 0);
  if (typeof fields === "string") return fields;
  const { year, month, day, hour, minute, second, microsecond } = fields;
  return hour === 0 && minute === 0 && second === 0 && microsecond === 0 ? { year, month, day } : FAULTS.notExact;
}

/** The time of the day, in UTC, that so many seconds after midnight stand for. */
export function timeOfNumber(value: number): TimeFields | string {
  if (Number.isNaN(value)) return FAULTS.notANumber;
  if (value < 0) return FAULTS.negativeTime;
  const whole = Math.floor(value);
  const microseconds = Number.isFinite(value) ? Math.round((value - whole) * 1e6) : 0;
  const seconds = microseconds === 1e6 ? whole + 1 : whole;
  if (seconds >= SECONDS_A_DAY) return FAULTS.timeTooLarge;
  return timeOfSeconds(seconds, microseconds % 1e6);
}

/** `stamp` in seconds or milliseconds, whole; `extra` in microseconds, at most a million. */
function dateTimeOfUnix(stamp: number, extra: number): DateTimeFields | string {
  const isMilliseconds = Math.abs(stamp) > MOST_SECONDS;
  let seconds = isMilliseconds ? Math.floor(stamp / 1000) : stamp;
  let microseconds = extra + (isMilliseconds && Number.isFinite(stamp) ? (stamp - seconds * 1000) * 1000 : 0);
  if (microseconds >= 1e6) {
    seconds += 1;
    microseconds -= 1e6;
  }
  if (seconds < YEAR_0) return FAULTS.beforeYear0;
  if (seconds > YEAR_9999_END) return FAULTS.afterYear9999;
  const day = Math.floor(seconds / SECONDS_A_DAY);
  return { ...dateOfEpochDay(day), ...timeOfSeconds(seconds - day * SECONDS_A_DAY, microseconds) };
}

function timeOfSeconds(seconds: number, microsecond: number): TimeFields {
  return { hour: Math.floor(seconds / 3600), minute: Math.floor(seconds / 60) % 60, second: seconds % 60, microsecond, offset: 0 };
}

const INTEGER_TEXT = /^[+-]?[0-9]+$/;
const FLOAT_TEXT = /^[+-]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/;
const LARGEST_INTEGER = 2n ** 63n - 1n;

/** A decimal integer of 64 bits. Beyond 2^53 only the magnitude is kept, which is far beyond every date. */
function integerOfText(text: string): number | undefined {
  if (!INTEGER_TEXT.test(text)) return undefined;
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value;
  const digits = text.replace(/^[+-]/, "");
  return digits.length < 4300 && BigInt(digits) <= LARGEST_INTEGER ? value : undefined;
}
