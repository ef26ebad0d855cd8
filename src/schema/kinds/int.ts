// `t.int`: a whole number that JavaScript holds exactly, −(2^53 − 1) to 2^53 − 1. Larger ones are refused, never rounded: `t.bigint` takes them.

import { Decimal } from "../../kernel/decimal.ts";
import { INVALID, type Invalid } from "../../kernel/invalid.ts";
import { EXACT, LAX, type Exactness, type InputMode, type ParseContext } from "../context.ts";
import type { JsonSchema } from "../json-schema.ts";
import { integerDigits, NumericKind, refuseInteger } from "../numeric.ts";
import { ruleSchema } from "../rules.ts";
import { textOf } from "../text-input.ts";

/** A safe integer. Lax mode also takes `true`, `3.0`, `"3"`, `" +3 "`, `"3.0"` and `"1_000"`, as Pydantic does. */
export class IntKind extends NumericKind<number | string | bigint> {
  get "~label"(): string {
    return this.rules.length > 0 ? "constrained-int" : "int";
  }

  override get "~typeName"(): string {
    return "int";
  }

  /** Minus zero is converted: it is no integer of its own. */
  override "~exactTest"(value: string): string {
    return `Number.isSafeInteger(${value}) && !Object.is(${value}, -0)`;
  }

  override "~exactness"(value: unknown): Exactness {
    return typeof value === "number" ? EXACT : LAX;
  }

  "~convert"(value: unknown, mode: InputMode, strict: boolean): number | Invalid {
    if (typeof value === "number") return Number.isSafeInteger(value) ? value + 0 : INVALID;
    if (typeof value === "bigint") return safe(Number(value));
    if (strict && mode !== "strings") return INVALID;
    if (typeof value === "boolean") return value ? 1 : 0;
    if (value instanceof Decimal) return value.isInteger ? safe(value.toNumber()) : INVALID;
    const text = textOf(value, mode);
    const digits = text === undefined ? INVALID : integerDigits(text);
    return digits === INVALID ? INVALID : safe(Number(digits));
  }

  "~refuse"(value: unknown, context: ParseContext, strict: boolean): Invalid {
    return refuseInteger(value, context, strict);
  }

  "~jsonSchema"(): JsonSchema {
    return { type: "integer", ...ruleSchema(this.rules) };
  }
}

function safe(number: number): number | Invalid {
  return Number.isSafeInteger(number) ? number + 0 : INVALID;
}

/** A whole number. */
export const int: IntKind = Object.freeze(new IntKind());
