// What the four kinds of Python's `datetime` have in common: `t.datetime`, `t.instant`, `t.zonedDateTime` and `t.plainDateTime`.

import { compareDateTimes, type DateTimeFields } from "../kernel/date-fields.ts";
import { dateTimeFieldsText, fieldsOfEpoch } from "../kernel/date-text.ts";
import type { InputMode } from "./context.ts";
import type { Rule } from "./rules.ts";
import { readDateTime, yearZero, type Reading, type Refusal } from "./temporal-input.ts";
import { TemporalKind } from "./temporal-kind.ts";

/** Python's `datetime` as a value of the class `O`. */
export abstract class DateTimeKindBase<O, I> extends TemporalKind<DateTimeFields, O, I> {
  get "~label"(): string {
    return "datetime";
  }
  get "~format"(): string {
    return "date-time";
  }

  "~read"(value: unknown, mode: InputMode, strict: boolean): Reading<DateTimeFields> {
    return readDateTime(value, mode, strict);
  }

  "~compare"(left: DateTimeFields, right: DateTimeFields): number {
    return compareDateTimes(left, right);
  }

  "~name"(bound: DateTimeFields): string {
    return dateTimeFieldsText(bound);
  }

  override "~impossible"(fields: DateTimeFields): Refusal | undefined {
    return fields.year === 0 ? yearZero("datetime_parsing") : undefined;
  }

  /** Before now. What has no offset is compared with the server's local clock. */
  past(): this {
    return this["~withRule"](nowRule("datetime_past", "Input should be in the past", (order) => order < 0));
  }

  /** After now. What has no offset is compared with the server's local clock. */
  future(): this {
    return this["~withRule"](nowRule("datetime_future", "Input should be in the future", (order) => order > 0));
  }
}

function nowRule(type: string, message: string, test: (order: number) => boolean): Rule<DateTimeFields> {
  return { name: "now", order: 5, test: (value) => test(compareDateTimes(value, localNow())), type, message, schema: {} };
}

/** Now, as the server's clock shows it. */
export function localNow(): DateTimeFields {
  const now = new Date();
  return fieldsOfEpoch(now.getTime(), 0, -now.getTimezoneOffset() * 60);
}
