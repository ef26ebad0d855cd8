// `t.date`: a date of the calendar, as `Temporal.PlainDate`.

import { compareDates, type DateFields } from "../../kernel/date-fields.ts";
import { dateFieldsText } from "../../kernel/date-text.ts";
import type { InputMode } from "../context.ts";
import { localNow } from "../date-time-kind.ts";
import type { Rule } from "../rules.ts";
import { readDate, yearZero, type Reading, type Refusal } from "../temporal-input.ts";
import { TemporalKind } from "../temporal-kind.ts";
import { temporal } from "../temporal.ts";
import type { PlainDate } from "../temporal-types.ts";
import { isTemporal, makePlainDate, plainDateFields } from "../temporal-values.ts";

/**
 * A `Temporal.PlainDate`. Takes `YYYY-MM-DD`, and in lax mode date-times and numbers (seconds or milliseconds since 1970) that are the
 * midnight of a date. Written as `2020-01-02`. @throws DeclarationError SIG120 where the runtime has no Temporal.
 */
export class DateKind extends TemporalKind<DateFields, PlainDate, PlainDate | string | number> {
  get "~label"(): string {
    return "date";
  }
  get "~format"(): string {
    return "date";
  }

  /** Before today, by the server's local clock. */
  past(): this {
    return this["~withRule"](todayRule("date_past", "Date should be in the past", (order) => order < 0));
  }

  /** After today, by the server's local clock. */
  future(): this {
    return this["~withRule"](todayRule("date_future", "Date should be in the future", (order) => order > 0));
  }

  "~read"(value: unknown, mode: InputMode, strict: boolean): Reading<DateFields> {
    return readDate(value, mode, strict);
  }

  "~isOwn"(value: unknown): value is PlainDate {
    return isTemporal(value, "PlainDate");
  }

  "~make"(fields: DateFields): PlainDate {
    return makePlainDate(fields) as PlainDate;
  }

  "~write"(value: PlainDate): string {
    return dateFieldsText(plainDateFields(value));
  }

  "~compare"(left: DateFields, right: DateFields): number {
    return compareDates(left, right);
  }

  "~name"(bound: DateFields): string {
    return dateFieldsText(bound);
  }

  override "~impossible"(fields: DateFields): Refusal | undefined {
    return fields.year === 0 ? yearZero("date_parsing") : undefined;
  }

  override "~prepare"(): void {
    temporal("t.date");
  }
}

function todayRule(type: string, message: string, test: (order: number) => boolean): Rule<DateFields> {
  return { name: "now", order: 5, test: (value) => test(compareDates(value, localNow())), type, message, schema: {} };
}

/** A date, as a `Temporal.PlainDate`. */
export const date: DateKind = Object.freeze(new DateKind());
