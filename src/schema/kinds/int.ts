// `t.int`: a whole number that JavaScript holds exactly, −(2^53 − 1) to 2^53 − 1. Larger ones are refused, never rounded: `t.bigint` takes them.

import { INVALID, type Invalid } from "../../kernel/invalid.ts";
import { LAX, EXACT, type Exactness, type InputMode, type ParseContext } from "../context.ts";
import type { JsonSchema } from "../json-schema.ts";
import { integerDigits, NumericKind } from "../numeric.ts";
import { ruleSchema } from "../rules.ts";

/** A safe integer. Lax mode also takes `true`, `3.0`, `"3"`, `" +3 "`, `"3.0"` and `"1_000"`, as Pydantic does. */
export class IntKind extends NumericKind<number | string> {
  get "~label"(): string {
    return "int";
  }

  override "~exactTest"(value: string): string {
    return `Number.isSafeInteger(${value})`;
  }

  override "~exactness"(value: unknown): Exactness {
    return typeof value === "number" ? EXACT : LAX;
  }

  "~convert"(value: unknown, mode: InputMode, strict: boolean): number | Invalid {
    if (typeof value === "number") return Number.isSafeInteger(value) ? value : INVALID;
    if (typeof value === "bigint") return fromBigint(value);
    if (strict && mode !== "strings") return INVALID;
    if (typeof value === "boolean") return value ? 1 : 0;
    if (typeof value !== "string") return INVALID;
    const digits = integerDigits(value);
    return digits === INVALID ? INVALID : fromDigits(digits);
  }

  "~refuse"(value: unknown, context: ParseContext, strict: boolean): Invalid {
    if (typeof value === "number") {
      if (strict && !Number.isInteger(value)) return context.report("int_type", "Input should be a valid integer", value);
      if (!Number.isFinite(value)) return context.report("finite_number", "Input should be a finite number", value);
      if (!Number.isInteger(value)) {
        return context.report("int_from_float", "Input should be a valid integer, got a number with a fractional part", value);
      }
      return tooLarge(value, context);
    }
    if (typeof value === "bigint") return tooLarge(value, context);
    if (typeof value === "string" && (!strict || context.mode === "strings")) {
      if (integerDigits(value) !== INVALID) return tooLarge(value, context);
      return context.report("int_parsing", "Input should be a valid integer, unable to parse string as an integer", value);
    }
    return context.report("int_type", "Input should be a valid integer", value);
  }

  "~jsonSchema"(): JsonSchema {
    return { type: "integer", ...ruleSchema(this.rules) };
  }
}

function fromDigits(digits: string): number | Invalid {
  const number = Number(digits);
  return Number.isSafeInteger(number) ? number : INVALID;
}

function fromBigint(value: bigint): number | Invalid {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : INVALID;
}

function tooLarge(value: unknown, context: ParseContext): Invalid {
  return context.report("int_parsing_size", "Unable to parse input string as an integer, exceeded maximum size", value);
}

/** A whole number. */
export const int: IntKind = Object.freeze(new IntKind());
