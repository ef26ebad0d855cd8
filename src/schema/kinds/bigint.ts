// `t.bigint`: a whole number of any size, which JSON carries as a number.

import { Decimal, digitCounts } from "../../kernel/decimal.ts";
import { INVALID, type Invalid } from "../../kernel/invalid.ts";
import { maximalDigits } from "../../kernel/python-integer.ts";
import { errors } from "../../errors/catalogue.ts";
import { EXACT, LAX, type Exactness, type InputMode, type ParseContext } from "../context.ts";
import type { JsonSchema } from "../json-schema.ts";
import { integerDigits, refuseInteger } from "../numeric.ts";
import { ruleSchema, type Rule } from "../rules.ts";
import { ScalarKind } from "../scalar.ts";
import { textOf } from "../text-input.ts";

type Bound = bigint | number;

/** A `bigint`: Python's `int`. Lax mode takes what `t.int` takes, and text of up to 4,300 digits. */
export class BigintKind extends ScalarKind<bigint, bigint | number | string, number> {
  get "~label"(): string {
    return this.rules.length > 0 ? "constrained-int" : "int";
  }

  override get "~typeName"(): string {
    return "int";
  }

  /** Whoever reads JSON for it must not round large integers. */
  get "~keepsDigits"(): boolean {
    return true;
  }

  /** Greater than. */
  gt(bound: Bound): this {
    return this["~withRule"](comparison("gt", 5, bound, "greater_than", "greater than", (value, limit) => value > limit, "exclusiveMinimum"));
  }

  /** Greater than or equal. */
  ge(bound: Bound): this {
    return this["~withRule"](comparison("ge", 4, bound, "greater_than_equal", "greater than or equal to", (value, limit) => value >= limit, "minimum"));
  }

  /** Less than. */
  lt(bound: Bound): this {
    return this["~withRule"](comparison("lt", 3, bound, "less_than", "less than", (value, limit) => value < limit, "exclusiveMaximum"));
  }

  /** Less than or equal. */
  le(bound: Bound): this {
    return this["~withRule"](comparison("le", 2, bound, "less_than_equal", "less than or equal to", (value, limit) => value <= limit, "maximum"));
  }

  /** A whole number of times `step`. */
  multipleOf(step: Bound): this {
    const divisor = toBigint("multipleOf", step);
    if (divisor <= 0n) throw errors.badConstraint("bigint", "multipleOf", String(step), "the step must be above zero");
    return this["~withRule"]({
      name: "multipleOf",
      order: 1,
      test: (value) => value % divisor === 0n,
      type: "multiple_of",
      message: `Input should be a multiple of ${divisor}`,
      ctx: { multiple_of: plain(divisor) },
      schema: { multipleOf: plain(divisor) },
    });
  }

  override "~exactTest"(value: string): string {
    return `typeof ${value} === "bigint"`;
  }

  override "~exactness"(value: unknown): Exactness {
    return typeof value === "bigint" || typeof value === "number" ? EXACT : LAX;
  }

  "~convert"(value: unknown, mode: InputMode, strict: boolean): bigint | Invalid {
    if (typeof value === "bigint") return value;
    if (typeof value === "number") return Number.isSafeInteger(value) ? BigInt(value) : INVALID;
    if (strict && mode !== "strings") return INVALID;
    if (typeof value === "boolean") return value ? 1n : 0n;
    if (value instanceof Decimal) return value.isInteger && digitCounts(value).all <= maximalDigits ? value.toBigint(maximalDigits) : INVALID;
    const text = textOf(value, mode);
    const digits = text === undefined ? INVALID : integerDigits(text);
    return digits === INVALID ? INVALID : bigintOf(digits);
  }

  "~refuse"(value: unknown, context: ParseContext, strict: boolean): Invalid {
    return refuseInteger(value, context, strict);
  }

  "~jsonSchema"(): JsonSchema {
    return { type: "integer", ...ruleSchema(this.rules) };
  }
}

/** Python counts a minus, but neither a plus nor zeros in front. */
function bigintOf(digits: string): bigint | Invalid {
  const clean = digits.replace(/^(-?)\+?0+(?=\d)/, "$1").replace("+", "");
  return clean.length > maximalDigits ? INVALID : BigInt(clean);
}

function comparison(
  name: string,
  order: number,
  bound: Bound,
  type: string,
  words: string,
  test: (value: bigint, limit: bigint) => boolean,
  keyword: string,
): Rule<bigint> {
  const limit = toBigint(name, bound);
  return {
    name,
    order,
    test: (value) => test(value, limit),
    type,
    message: `Input should be ${words} ${limit}`,
    ctx: { [name]: plain(limit) },
    schema: { [keyword]: plain(limit) },
  };
}

function toBigint(name: string, bound: Bound): bigint {
  if (typeof bound === "bigint") return bound;
  if (!Number.isSafeInteger(bound)) throw errors.badConstraint("bigint", name, String(bound), "the bound must be a bigint or a safe integer");
  return BigInt(bound);
}

/** A number where one says the same, since every JSON writer knows numbers. */
function plain(value: bigint): Bound {
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

/** A whole number of any size. */
export const bigint: BigintKind = Object.freeze(new BigintKind());
