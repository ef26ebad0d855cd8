// The types of Temporal values as this package names them: the runtime's own where TypeScript knows them, else the part of each that is
// sure to be there. docs/decisions/temporal.md says why; nothing here exists at run time.

/** The type of `Temporal[Name]` values, where the program's `lib` or a polyfill's global types declare it. */
type Known<Name extends string, Otherwise> = typeof globalThis extends { readonly Temporal: { readonly [name in Name]: { readonly prototype: infer Value } } }
  ? Value
  : Otherwise;

/** `Temporal.PlainDate`: a date of the calendar, without a clock. */
export type PlainDate = Known<"PlainDate", PlainDateShape>;
/** `Temporal.PlainTime`: what a clock shows. */
export type PlainTime = Known<"PlainTime", PlainTimeShape>;
/** `Temporal.PlainDateTime`: a date and what a clock shows, nowhere in particular. */
export type PlainDateTime = Known<"PlainDateTime", PlainDateTimeShape>;
/** `Temporal.ZonedDateTime`: a moment, with the offset or zone in which it was written. */
export type ZonedDateTime = Known<"ZonedDateTime", ZonedDateTimeShape>;
/** `Temporal.Instant`: a moment. */
export type Instant = Known<"Instant", InstantShape>;
/** `Temporal.Duration`: a length of time. */
export type Duration = Known<"Duration", DurationShape>;

/** What may be given for the parts of a duration. */
export interface DurationParts {
  readonly years?: number | undefined;
  readonly months?: number | undefined;
  readonly weeks?: number | undefined;
  readonly days?: number | undefined;
  readonly hours?: number | undefined;
  readonly minutes?: number | undefined;
  readonly seconds?: number | undefined;
  readonly milliseconds?: number | undefined;
  readonly microseconds?: number | undefined;
  readonly nanoseconds?: number | undefined;
}

/** What every Temporal value can do. */
export interface TemporalShape {
  readonly [Symbol.toStringTag]: string;
  toString(): string;
  toJSON(): string;
  toLocaleString(locales?: string | string[], options?: Intl.DateTimeFormatOptions): string;
}

export interface DateShape {
  readonly calendarId: string;
  readonly year: number;
  readonly month: number;
  readonly monthCode: string;
  readonly day: number;
  readonly dayOfWeek: number;
  readonly dayOfYear: number;
  readonly daysInMonth: number;
  readonly daysInYear: number;
  readonly inLeapYear: boolean;
}

export interface ClockShape {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  readonly microsecond: number;
  readonly nanosecond: number;
}

export interface PlainDateShape extends TemporalShape, DateShape {
  add(duration: DurationParts | string): PlainDateShape;
  subtract(duration: DurationParts | string): PlainDateShape;
  with(parts: { readonly year?: number; readonly month?: number; readonly day?: number }): PlainDateShape;
  withCalendar(calendar: string): PlainDateShape;
  equals(other: string): boolean;
}

export interface PlainTimeShape extends TemporalShape, ClockShape {
  add(duration: DurationParts | string): PlainTimeShape;
  subtract(duration: DurationParts | string): PlainTimeShape;
  with(parts: { readonly hour?: number; readonly minute?: number; readonly second?: number }): PlainTimeShape;
  equals(other: string): boolean;
}

export interface PlainDateTimeShape extends TemporalShape, DateShape, ClockShape {
  add(duration: DurationParts | string): PlainDateTimeShape;
  subtract(duration: DurationParts | string): PlainDateTimeShape;
  withCalendar(calendar: string): PlainDateTimeShape;
  equals(other: string): boolean;
  toPlainDate(): PlainDateShape;
  toPlainTime(): PlainTimeShape;
  toZonedDateTime(zone: string): ZonedDateTimeShape;
}

export interface MomentShape {
  readonly epochMilliseconds: number;
  readonly epochNanoseconds: bigint;
}

export interface ZonedDateTimeShape extends TemporalShape, DateShape, ClockShape, MomentShape {
  readonly timeZoneId: string;
  readonly offset: string;
  readonly offsetNanoseconds: number;
  add(duration: DurationParts | string): ZonedDateTimeShape;
  subtract(duration: DurationParts | string): ZonedDateTimeShape;
  withTimeZone(zone: string): ZonedDateTimeShape;
  equals(other: string): boolean;
  toInstant(): InstantShape;
  toPlainDate(): PlainDateShape;
  toPlainTime(): PlainTimeShape;
  toPlainDateTime(): PlainDateTimeShape;
}

export interface InstantShape extends TemporalShape, MomentShape {
  add(duration: DurationParts | string): InstantShape;
  subtract(duration: DurationParts | string): InstantShape;
  equals(other: string): boolean;
  toZonedDateTimeISO(zone: string): ZonedDateTimeShape;
}

export interface DurationShape extends Omit<TemporalShape, "toLocaleString"> {
  readonly sign: number;
  readonly blank: boolean;
  readonly years: number;
  readonly months: number;
  readonly weeks: number;
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  readonly milliseconds: number;
  readonly microseconds: number;
  readonly nanoseconds: number;
  total(unit: "days" | "hours" | "minutes" | "seconds" | "milliseconds" | "microseconds" | "nanoseconds"): number;
  negated(): DurationShape;
  abs(): DurationShape;
}
