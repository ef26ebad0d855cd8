// `t.datetime`: a moment as JavaScript's `Date`, which knows UTC and milliseconds. The kinds of Temporal keep the offset and every digit.

import { epochMilliseconds, type DateTimeFields } from "../../kernel/date-fields.ts";
import { dateTimeText } from "../../kernel/date-text.ts";
import type { Invalid } from "../../kernel/invalid.ts";
import { rfc3339Milliseconds } from "../../kernel/rfc3339.ts";
import type { InputMode } from "../context.ts";
import { DateTimeKindBase } from "../date-time-kind.ts";
import { jsonable } from "../jsonable.ts";
import { AWARE, NAIVE } from "../zone-rules.ts";

/**
 * A `Date`. Takes RFC 3339 text and, in lax mode, dates, and numbers: seconds since 1970, or milliseconds beyond ±20,000,000,000.
 * Text without an offset is taken as UTC; digits below the millisecond are cut off. Written as `2020-01-02T03:04:05Z`.
 */
export class DateTimeKind extends DateTimeKindBase<Date, Date | string | number> {
  /** Text must say its offset. */
  aware(): this {
    return this["~withRule"](AWARE);
  }

  /** Text must not say an offset: its clock is UTC's. Neither numbers nor Dates are taken, which both have one. */
  naive(): this {
    return this["~withRule"](NAIVE);
  }

  "~isOwn"(value: unknown): value is Date {
    return value instanceof Date && !Number.isNaN(value.getTime());
  }

  "~make"(fields: DateTimeFields): Date {
    return new Date(epochMilliseconds(fields));
  }

  "~write"(value: Date): string {
    return dateTimeText(value);
  }

  override "~converter"(mode: InputMode, strict: boolean): (value: unknown) => Date | Invalid {
    const convert = super["~converter"](mode, strict);
    if (this.rules.length > 0 || (strict && mode === "js")) return convert;
    // Half of the cost of a date-time in a request: the form that nearly all have goes from text to milliseconds at once.
    return (value) => {
      if (typeof value !== "string") return convert(value);
      const milliseconds = rfc3339Milliseconds(value);
      return Number.isNaN(milliseconds) ? convert(value) : new Date(milliseconds);
    };
  }

  override "~writer"(): (value: unknown) => unknown {
    return writeDate;
  }
}

function writeDate(value: unknown): unknown {
  return value instanceof Date ? dateTimeText(value) : jsonable(value);
}

/** A moment, as a `Date`. */
export const datetime: DateTimeKind = Object.freeze(new DateTimeKind());
