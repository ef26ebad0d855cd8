// `t.plainDateTime`: a date and what a clock shows, nowhere in particular, as `Temporal.PlainDateTime`.

import type { DateTimeFields } from "../../kernel/date-fields.ts";
import { DateTimeKindBase } from "../date-time-kind.ts";
import type { Rule } from "../rules.ts";
import { temporal } from "../temporal.ts";
import type { PlainDateTime } from "../temporal-types.ts";
import { isTemporal, makePlainDateTime, temporalText } from "../temporal-values.ts";
import { NAIVE } from "../zone-rules.ts";

/**
 * A `Temporal.PlainDateTime`: Pydantic's `NaiveDatetime`. Takes RFC 3339 text without an offset, and in lax mode dates.
 * Written as `2020-01-02T03:04:05.000006`. @throws DeclarationError SIG120 where the runtime has no Temporal.
 */
export class PlainDateTimeKind extends DateTimeKindBase<PlainDateTime, PlainDateTime | string> {
  override get "~ownRule"(): Rule<DateTimeFields> {
    return NAIVE;
  }

  "~isOwn"(value: unknown): value is PlainDateTime {
    return isTemporal(value, "PlainDateTime");
  }

  "~make"(fields: DateTimeFields): PlainDateTime {
    return makePlainDateTime(fields) as PlainDateTime;
  }

  "~write"(value: PlainDateTime): string {
    return temporalText(value)!;
  }

  override "~prepare"(): void {
    temporal("t.plainDateTime");
  }
}

/** A date and a time without an offset, as a `Temporal.PlainDateTime`. */
export const plainDateTime: PlainDateTimeKind = Object.freeze(new PlainDateTimeKind());
