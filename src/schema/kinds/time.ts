// `t.time`: a time of the day, as `Temporal.PlainTime`. That class has no offset, so one that was written is kept beside it.

import { compareTimes, type TimeFields } from "../../kernel/date-fields.ts";
import { timeFieldsText } from "../../kernel/date-text.ts";
import type { InputMode } from "../context.ts";
import { readTime, type Reading } from "../temporal-input.ts";
import { TemporalKind } from "../temporal-kind.ts";
import { temporal } from "../temporal.ts";
import type { PlainTime } from "../temporal-types.ts";
import { isTemporal, makePlainTime, plainTimeFields } from "../temporal-values.ts";
import { AWARE, NAIVE } from "../zone-rules.ts";

/**
 * A `Temporal.PlainTime`. Takes `HH:MM`, `HH:MM:SS.ffffff`, each with or without an offset, and in lax mode seconds since midnight, in UTC.
 * An offset is written again as it came, and `timeOffset` tells it. @throws DeclarationError SIG120 where the runtime has no Temporal.
 */
export class TimeKind extends TemporalKind<TimeFields, PlainTime, PlainTime | string | number> {
  get "~label"(): string {
    return "time";
  }
  get "~format"(): string {
    return "time";
  }

  /** An offset must be written. */
  aware(): this {
    return this["~withRule"](AWARE);
  }

  /** No offset may be written. */
  naive(): this {
    return this["~withRule"](NAIVE);
  }

  "~read"(value: unknown, mode: InputMode, strict: boolean): Reading<TimeFields> {
    return readTime(value, mode, strict);
  }

  "~isOwn"(value: unknown): value is PlainTime {
    return isTemporal(value, "PlainTime");
  }

  "~make"(fields: TimeFields): PlainTime {
    return makePlainTime(fields) as PlainTime;
  }

  "~write"(value: PlainTime): string {
    return timeFieldsText(plainTimeFields(value));
  }

  "~compare"(left: TimeFields, right: TimeFields): number {
    return compareTimes(left, right);
  }

  "~name"(bound: TimeFields): string {
    return timeFieldsText(bound);
  }

  override "~prepare"(): void {
    temporal("t.time");
  }
}

/** A time of the day, as a `Temporal.PlainTime`. */
export const time: TimeKind = Object.freeze(new TimeKind());
