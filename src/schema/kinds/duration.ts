// `t.duration`: a length of time, as `Temporal.Duration` of days, hours, minutes, seconds and less.

import { compareDurations, type DurationFields } from "../../kernel/date-fields.ts";
import { durationText, durationWords } from "../../kernel/date-text.ts";
import type { InputMode } from "../context.ts";
import { readDuration, type Reading } from "../temporal-input.ts";
import { TemporalKind } from "../temporal-kind.ts";
import { temporal } from "../temporal.ts";
import type { Duration } from "../temporal-types.ts";
import { durationFields, isTemporal, makeDuration } from "../temporal-values.ts";

/**
 * A `Temporal.Duration`. Takes ISO 8601 (`P1DT2H`; a year is 365 days, a month 30), a clock (`26:30:00`), days and a clock
 * (`1 day, 2:30:00`), and in lax mode seconds. Written as `P1DT1H1M1.000005S`. @throws DeclarationError SIG120 where the runtime has no Temporal.
 */
export class DurationKind extends TemporalKind<DurationFields, Duration, Duration | string | number> {
  get "~label"(): string {
    return "timedelta";
  }
  get "~format"(): string {
    return "duration";
  }

  "~read"(value: unknown, mode: InputMode, strict: boolean, words: InputMode = mode): Reading<DurationFields> {
    return readDuration(value, mode, strict, words);
  }

  "~isOwn"(value: unknown): value is Duration {
    return isTemporal(value, "Duration");
  }

  "~make"(fields: DurationFields): Duration {
    return makeDuration(fields) as Duration;
  }

  "~write"(value: Duration): string {
    return durationText(durationFields(value));
  }

  "~compare"(left: DurationFields, right: DurationFields): number {
    return compareDurations(left, right);
  }

  "~name"(bound: DurationFields): string {
    return durationWords(bound);
  }

  /** Pydantic shows the duration that was read, not what it was read from. */
  override "~refusedInput"(value: unknown, fields: DurationFields): unknown {
    return this["~isOwn"](value) ? value : this["~make"](fields);
  }

  override "~prepare"(): void {
    temporal("t.duration");
  }
}

/** A length of time, as a `Temporal.Duration`. */
export const duration: DurationKind = Object.freeze(new DurationKind());
