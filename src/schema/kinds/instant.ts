// `t.instant`: a moment, as `Temporal.Instant`. It keeps every digit; the offset in which it was written is not part of it.

import type { DateTimeFields } from "../../kernel/date-fields.ts";
import { DateTimeKindBase } from "../date-time-kind.ts";
import type { Rule } from "../rules.ts";
import { temporal } from "../temporal.ts";
import type { Instant } from "../temporal-types.ts";
import { isTemporal, makeInstant, temporalText } from "../temporal-values.ts";
import { AWARE } from "../zone-rules.ts";

/**
 * A `Temporal.Instant`: Pydantic's `AwareDatetime`, brought to UTC. Takes what `t.datetime` takes, but text must say its offset.
 * Written in UTC, as `2020-01-02T03:04:05.000006Z`. @throws DeclarationError SIG120 where the runtime has no Temporal.
 */
export class InstantKind extends DateTimeKindBase<Instant, Instant | Date | string | number> {
  override get "~ownRule"(): Rule<DateTimeFields> {
    return AWARE;
  }

  "~isOwn"(value: unknown): value is Instant {
    return isTemporal(value, "Instant");
  }

  "~make"(fields: DateTimeFields): Instant {
    return makeInstant(fields) as Instant;
  }

  "~write"(value: Instant): string {
    return temporalText(value)!;
  }

  override "~prepare"(): void {
    temporal("t.instant");
  }
}

/** A moment, as a `Temporal.Instant`. */
export const instant: InstantKind = Object.freeze(new InstantKind());
