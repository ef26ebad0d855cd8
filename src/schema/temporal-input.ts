// What is taken for a date, time, date-time or duration, in each input mode: Pydantic's conversion table, its types of error and its texts.
// Everything becomes fields first; the kinds test their rules on those and make the value last.

import type { DateFields, DateTimeFields, DurationFields, TimeFields } from "../kernel/date-fields.ts";
import { FAULTS } from "../kernel/date-faults.ts";
import { latin1, parseDate, parseDateTime, parseTime } from "../kernel/date-parse.ts";
import { isPlainObject } from "../kernel/deep.ts";
import { durationOfNumber, parseDuration } from "../kernel/duration-parse.ts";
import { dateTimeOfNumber, timeOfNumber } from "../kernel/unix-time.ts";
import { exactnessOfParsed, LAX, STRICT, type Exactness, type InputMode } from "./context.ts";
import { dateTimeFieldsOf, durationFields, isTemporal, plainDateFields, plainTimeFields } from "./temporal-values.ts";
import type { DurationShape, PlainDateShape, PlainTimeShape } from "./temporal-types.ts";

/** Fields that were read, and how well the input fits. */
export interface Read<F> {
  readonly ok: true;
  readonly fields: F;
  readonly exactness: Exactness;
}

/** Why an input was refused. */
export interface Refusal {
  readonly ok: false;
  readonly type: string;
  readonly msg: string;
  readonly ctx?: Readonly<Record<string, unknown>>;
}

export type Reading<F> = Read<F> | Refusal;

const ZERO_TIME: TimeFields = Object.freeze({ hour: 0, minute: 0, second: 0, microsecond: 0, offset: undefined });

/** A date-time. Lax mode also takes dates, as their midnight, and numbers. */
export function readDateTime(value: unknown, mode: InputMode, strict: boolean): Reading<DateTimeFields> {
  const text = textOf(value, mode, strict);
  if (text !== undefined) {
    const fields = parseDateTime(text);
    if (typeof fields !== "string") return read(fields, exactnessOfParsed(mode));
    if (!text.isWellFormed()) return NOT_UNICODE;
    if (strict) return refusal("datetime_parsing", "Input should be a valid datetime", fields);
    const date = parseDate(text);
    if (typeof date === "string") return refusal("datetime_from_date_parsing", "Input should be a valid datetime or date", date);
    return read({ ...date, ...ZERO_TIME }, LAX);
  }
  const given = dateTimeFieldsOf(value);
  if (given !== undefined) return read(given, STRICT);
  if (isInvalidDate(value)) return INVALID_DATE;
  if (isForeignToStrings(value, mode)) return NOT_A_STRING;
  if (strict) return DATETIME_TYPE;
  if (isTemporal(value, "PlainDate")) return read({ ...plainDateFields(value as PlainDateShape), ...ZERO_TIME }, LAX);
  const number = numberOf(value, mode);
  if (number === undefined) return DATETIME_TYPE;
  const fields = dateTimeOfNumber(number);
  return typeof fields === "string" ? refusal("datetime_parsing", "Input should be a valid datetime", fields) : read(fields, LAX);
}

/** A date. Lax mode also takes date-times and numbers, where they are the midnight of a date. */
export function readDate(value: unknown, mode: InputMode, strict: boolean): Reading<DateFields> {
  if (isTemporal(value, "PlainDate")) return read(plainDateFields(value as PlainDateShape), STRICT);
  const text = textOf(value, mode, strict);
  if (text !== undefined) {
    const fields = parseDate(text);
    if (typeof fields !== "string") return read(fields, exactnessOfParsed(mode));
    if (!text.isWellFormed()) return NOT_UNICODE;
    if (strict) return refusal("date_parsing", "Input should be a valid date in the format YYYY-MM-DD", fields);
    return midnightOf(parseDateTime(text));
  }
  if (isForeignToStrings(value, mode)) return NOT_A_STRING;
  if (strict) return DATE_TYPE;
  const given = dateTimeFieldsOf(value);
  if (given !== undefined) return midnightOf(given);
  if (isInvalidDate(value)) return INVALID_DATE;
  const number = numberOf(value, mode);
  return number === undefined ? DATE_TYPE : midnightOf(dateTimeOfNumber(number));
}

function midnightOf(fields: DateTimeFields | string): Reading<DateFields> {
  if (typeof fields === "string") return refusal("date_from_datetime_parsing", "Input should be a valid date or datetime", fields);
  const { year, month, day, hour, minute, second, microsecond } = fields;
  const isMidnight = hour === 0 && minute === 0 && second === 0 && microsecond === 0;
  return isMidnight ? read({ year, month, day }, LAX) : INEXACT;
}

/** A time of the day. Lax mode also takes seconds since midnight, in UTC. */
export function readTime(value: unknown, mode: InputMode, strict: boolean): Reading<TimeFields> {
  if (isTemporal(value, "PlainTime")) return read(plainTimeFields(value as PlainTimeShape), STRICT);
  const text = textOf(value, mode, strict);
  if (text === undefined && isForeignToStrings(value, mode)) return NOT_A_STRING;
  const fields = text === undefined ? (strict ? undefined : timeOfUnparsed(value, mode)) : parseTime(text);
  if (fields === undefined) return TIME_TYPE;
  if (typeof fields !== "string") return read(fields, text === undefined ? LAX : exactnessOfParsed(mode));
  return text === undefined || text.isWellFormed() ? refusal("time_parsing", "Input should be in a valid time format", fields) : NOT_UNICODE;
}

function timeOfUnparsed(value: unknown, mode: InputMode): TimeFields | string | undefined {
  if (typeof value === "bigint" && mode === "json" && isBeyondJson(value)) return FAULTS.timeTooLarge;
  const number = numberOf(value, mode);
  return number === undefined ? undefined : timeOfNumber(number);
}

/** A length of time. Lax mode also takes seconds. */
export function readDuration(value: unknown, mode: InputMode, strict: boolean, words: InputMode): Reading<DurationFields> {
  if (isTemporal(value, "Duration")) return read(durationFields(value as DurationShape), STRICT);
  const text = textOf(value, mode, strict);
  if (text === undefined && isForeignToStrings(value, mode)) return NOT_A_STRING;
  const noun = words === "js" ? "timedelta" : "duration";
  const fields = text === undefined ? (strict ? undefined : durationOfUnparsed(value, mode)) : parseDuration(text);
  if (fields === undefined) return { ok: false, type: "time_delta_type", msg: `Input should be a valid ${noun}` };
  if (typeof fields !== "string") return read(fields, text === undefined ? LAX : exactnessOfParsed(mode));
  return text === undefined || text.isWellFormed() ? refusal("time_delta_parsing", `Input should be a valid ${noun}`, fields) : NOT_UNICODE;
}

/** In a program, `true` is a second: it is an integer to Python. */
function durationOfUnparsed(value: unknown, mode: InputMode): DurationFields | string | undefined {
  const number = typeof value === "boolean" && mode === "js" ? Number(value) : numberOf(value, mode);
  return number === undefined ? undefined : durationOfNumber(number);
}

// What all have in common ------------------------------------------------------------------------------------------------------

function read<F>(fields: F, exactness: Exactness): Read<F> {
  return { ok: true, fields, exactness };
}

function refusal(type: string, head: string, error: string): Refusal {
  return { ok: false, type, msg: `${head}, ${error}`, ctx: { error } };
}

const NOT_A_STRING: Refusal = { ok: false, type: "string_type", msg: "Input should be a valid string" };
const NOT_UNICODE: Refusal = { ok: false, type: "string_unicode", msg: "Input should be a valid string, unable to parse raw data as a unicode string" };
const DATETIME_TYPE: Refusal = { ok: false, type: "datetime_type", msg: "Input should be a valid datetime" };
const DATE_TYPE: Refusal = { ok: false, type: "date_type", msg: "Input should be a valid date" };
const TIME_TYPE: Refusal = { ok: false, type: "time_type", msg: "Input should be a valid time" };
const INEXACT: Refusal = {
  ok: false,
  type: "date_from_datetime_inexact",
  msg: "Datetimes provided to dates should have zero time - e.g. be exact dates",
};
const INVALID_DATE: Refusal = {
  ok: false,
  type: "datetime_object_invalid",
  msg: "Invalid datetime object, got an invalid Date",
  ctx: { error: "an invalid Date" },
};

/** The refusal of the year 0, which text and numbers can say and Python's dates cannot. It comes after every rule. */
export function yearZero(type: "date_parsing" | "datetime_parsing"): Refusal {
  const head = type === "date_parsing" ? "Input should be a valid date in the format YYYY-MM-DD" : "Input should be a valid datetime";
  return refusal(type, head, FAULTS.yearZero);
}

/** The text that may stand for the value: in strict mode it may not where a program could have given the thing itself. */
function textOf(value: unknown, mode: InputMode, strict: boolean): string | undefined {
  if (strict && mode === "js") return undefined;
  if (typeof value === "string") return value;
  return value instanceof Uint8Array && mode === "js" ? latin1(value) : undefined;
}

function isInvalidDate(value: unknown): boolean {
  return value instanceof Date && Number.isNaN(value.getTime());
}

/** Among strings, everything but text and groups of text is out of place. */
function isForeignToStrings(value: unknown, mode: InputMode): boolean {
  return mode === "strings" && !isPlainObject(value);
}

/** A number, or an integer that Pydantic would take for one. */
function numberOf(value: unknown, mode: InputMode): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "bigint" || (mode === "json" && isBeyondJson(value))) return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

/** Pydantic's JSON parser sets integers of nineteen digits and more apart, and no date is so far away. */
function isBeyondJson(value: bigint): boolean {
  return value >= 10n ** 18n || value <= -(10n ** 18n);
}
