// `t.zonedDateTime`: a moment with its offset, as `Temporal.ZonedDateTime`.

import type { DateTimeFields } from "../../kernel/date-fields.ts";
import { DateTimeKindBase } from "../date-time-kind.ts";
import type { Rule } from "../rules.ts";
import { temporal } from "../temporal.ts";
import type { ZonedDateTime } from "../temporal-types.ts";
import { isTemporal, makeZonedDateTime, temporalText } from "../temporal-values.ts";
import { AWARE } from "../zone-rules.ts";

/**
 * A `Temporal.ZonedDateTime`: Pydantic's `AwareDatetime`. Takes what `t.datetime` takes, but text must say its offset, which is kept as
 * the zone. Written as `2020-01-02T03:04:05.000006+01:00`. @throws DeclarationError SIG120 where the runtime has no Temporal.
 */
export class ZonedDateTimeKind extends DateTimeKindBase<ZonedDateTime, ZonedDateTime | Date | string | number> {
  override get "~ownRule"(): Rule<DateTimeFields> {
    return AWARE;
  }

  "~isOwn"(value: unknown): value is ZonedDateTime {
    return isTemporal(value, "ZonedDateTime");
  }

  "~make"(fields: DateTimeFields): ZonedDateTime {
    return makeZonedDateTime(fields) as ZonedDateTime;
  }

  "~write"(value: ZonedDateTime): string {
    return temporalText(value)!;
  }

  override "~prepare"(): void {
    temporal("t.zonedDateTime");
  }
}

/** A moment with its offset, as a `Temporal.ZonedDateTime`. */
export const zonedDateTime: ZonedDateTimeKind = Object.freeze(new ZonedDateTimeKind());
