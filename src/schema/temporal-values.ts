// Date and Temporal values to fields and back. A value is known by its tag rather than by its class, so that those of the runtime and
// those of a polyfill count alike. Digits below the microsecond are cut off where a value becomes fields: Python has none.

import type { DateFields, DateTimeFields, DurationFields, TimeFields } from "../kernel/date-fields.ts";
import { epochMilliseconds, SECONDS_A_DAY } from "../kernel/date-fields.ts";
import { dateFieldsText, dateTimeFieldsText, durationText, fieldsOfEpoch, timeFieldsText } from "../kernel/date-text.ts";
import { keepOffset, timeOffset } from "../kernel/time-offset.ts";
import { temporal } from "./temporal.ts";
import type { DurationShape, InstantShape, MomentShape, PlainDateShape, PlainDateTimeShape, PlainTimeShape, ZonedDateTimeShape } from "./temporal-types.ts";

export type TemporalName = "PlainDate" | "PlainTime" | "PlainDateTime" | "ZonedDateTime" | "Instant" | "Duration";

/** Whether a value is of the Temporal class of that name. */
export function isTemporal(value: unknown, name: TemporalName): boolean {
  return tagOf(value) === `Temporal.${name}`;
}

function tagOf(value: unknown): unknown {
  return typeof value === "object" && value !== null ? (value as { readonly [Symbol.toStringTag]?: unknown })[Symbol.toStringTag] : undefined;
}

// To fields ------------------------------------------------------------------------------------------------------------------

/** The fields of what counts as Python's `datetime`: a valid Date, and Temporal's moments and date-times. */
export function dateTimeFieldsOf(value: unknown): DateTimeFields | undefined {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : fieldsOfEpoch(value.getTime(), 0, 0);
  switch (tagOf(value)) {
    case "Temporal.Instant":
      return instantFields(value as InstantShape);
    case "Temporal.ZonedDateTime":
      return zonedFields(value as ZonedDateTimeShape);
    case "Temporal.PlainDateTime":
      return plainDateTimeFields(value as PlainDateTimeShape);
    default:
      return undefined;
  }
}

function instantFields(value: InstantShape): DateTimeFields {
  return momentFields(value, 0);
}

function zonedFields(value: ZonedDateTimeShape): DateTimeFields {
  return momentFields(value, Math.round(value.offsetNanoseconds / 1e9));
}

function momentFields(value: MomentShape, offset: number): DateTimeFields {
  const milliseconds = value.epochMilliseconds;
  const nanoseconds = Number(value.epochNanoseconds - BigInt(milliseconds) * 1_000_000n);
  return fieldsOfEpoch(milliseconds, Math.floor(nanoseconds / 1000), offset);
}

function plainDateTimeFields(value: PlainDateTimeShape): DateTimeFields {
  const iso = value.calendarId === "iso8601" ? value : value.withCalendar("iso8601");
  const { hour, minute, second } = iso;
  return { year: iso.year, month: iso.month, day: iso.day, hour, minute, second, microsecond: iso.millisecond * 1000 + iso.microsecond, offset: undefined };
}

export function plainDateFields(value: PlainDateShape): DateFields {
  const iso = value.calendarId === "iso8601" ? value : value.withCalendar("iso8601");
  return { year: iso.year, month: iso.month, day: iso.day };
}

export function plainTimeFields(value: PlainTimeShape): TimeFields {
  const { hour, minute, second } = value;
  return { hour, minute, second, microsecond: value.millisecond * 1000 + value.microsecond, offset: timeOffset(value) };
}

/** A year counts 365 days, a month 30 and a week 7, as in the text of a duration. */
export function durationFields(value: DurationShape): DurationFields {
  const days = Math.abs(value.years) * 365 + Math.abs(value.months) * 30 + Math.abs(value.weeks) * 7 + Math.abs(value.days);
  const clock = Math.abs(value.hours) * 3600 + Math.abs(value.minutes) * 60 + Math.abs(value.seconds);
  // Each part may be as large as it likes, so that all small ones together may carry: integers as large as these need BigInt.
  const small = BigInt(Math.abs(value.milliseconds)) * 1000n + BigInt(Math.abs(value.microseconds)) + BigInt(Math.abs(value.nanoseconds)) / 1000n;
  const seconds = clock + Number(small / 1_000_000n);
  return {
    negative: value.sign < 0,
    days: days + Math.floor(seconds / SECONDS_A_DAY),
    seconds: seconds % SECONDS_A_DAY,
    microseconds: Number(small % 1_000_000n),
  };
}

// From fields ----------------------------------------------------------------------------------------------------------------

export function makePlainDate({ year, month, day }: DateFields): PlainDateShape {
  return new (temporal("t.date").PlainDate)(year, month, day);
}

export function makePlainTime({ hour, minute, second, microsecond, offset }: TimeFields): PlainTimeShape {
  const time = new (temporal("t.time").PlainTime)(hour, minute, second, Math.floor(microsecond / 1000), microsecond % 1000);
  return offset === undefined ? time : keepOffset(time, offset);
}

export function makePlainDateTime({ year, month, day, hour, minute, second, microsecond }: DateTimeFields): PlainDateTimeShape {
  return new (temporal("t.plainDateTime").PlainDateTime)(year, month, day, hour, minute, second, Math.floor(microsecond / 1000), microsecond % 1000);
}

export function makeInstant(fields: DateTimeFields): InstantShape {
  const { Instant } = temporal("t.instant");
  return fields.microsecond % 1000 === 0 ? Instant.fromEpochMilliseconds(epochMilliseconds(fields)) : new Instant(epochNanoseconds(fields));
}

export function makeZonedDateTime(fields: DateTimeFields): ZonedDateTimeShape {
  return new (temporal("t.zonedDateTime").ZonedDateTime)(epochNanoseconds(fields), zoneOf(fields.offset ?? 0));
}

function epochNanoseconds(fields: DateTimeFields): bigint {
  return BigInt(epochMilliseconds(fields)) * 1_000_000n + BigInt((fields.microsecond % 1000) * 1000);
}

/** `UTC`, or the offset, which Temporal takes as the name of a zone. */
function zoneOf(offset: number): string {
  if (offset === 0) return "UTC";
  const minutes = Math.abs(offset) / 60;
  return `${offset < 0 ? "-" : "+"}${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(Math.floor(minutes % 60)).padStart(2, "0")}`;
}

/** Days of 24 hours and the parts of the clock below them, all of one sign. */
export function makeDuration({ negative, days, seconds, microseconds }: DurationFields): DurationShape {
  const sign = negative ? -1 : 1;
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const milliseconds = Math.floor(microseconds / 1000);
  const { Duration } = temporal("t.duration");
  return new Duration(0, 0, 0, sign * days, sign * hours, sign * minutes, sign * (seconds % 60), sign * milliseconds, sign * (microseconds % 1000));
}

// To text --------------------------------------------------------------------------------------------------------------------

/** What JSON carries of a Temporal value, as Pydantic writes Python's counterpart; undefined for anything else. */
export function temporalText(value: unknown): string | undefined {
  switch (tagOf(value)) {
    case "Temporal.Instant":
      return dateTimeFieldsText(instantFields(value as InstantShape));
    case "Temporal.ZonedDateTime":
      return dateTimeFieldsText(zonedFields(value as ZonedDateTimeShape));
    case "Temporal.PlainDateTime":
      return dateTimeFieldsText(plainDateTimeFields(value as PlainDateTimeShape));
    case "Temporal.PlainDate":
      return dateFieldsText(plainDateFields(value as PlainDateShape));
    case "Temporal.PlainTime":
      return timeFieldsText(plainTimeFields(value as PlainTimeShape));
    case "Temporal.Duration":
      return durationText(durationFields(value as DurationShape));
    default:
      return undefined;
  }
}
