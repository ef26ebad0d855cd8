// What the kinds of number share: the constraints, in Pydantic's order, and how text is read as a number.

import { Decimal } from "../kernel/decimal.ts";
import { INVALID, type Invalid } from "../kernel/invalid.ts";
import { plainNumber } from "../kernel/number-text.ts";
import { trimWhiteSpace } from "../kernel/unicode-trim.ts";
import { errors } from "../errors/catalogue.ts";
import type { ParseContext } from "./context.ts";
import type { Rule } from "./rules.ts";
import { ScalarKind } from "./scalar.ts";
import { isTextual, refuseBroken, textOf } from "./text-input.ts";

/** A kind whose values are ordered JavaScript numbers. */
export abstract class NumericKind<I = number | string> extends ScalarKind<number, I, number> {
  /** Greater than. */
  gt(bound: number): this {
    return this["~withRule"](comparison("gt", 5, bound, "greater_than", "greater than", (value) => value > bound, ">", "exclusiveMinimum"));
  }

  /** Greater than or equal. */
  ge(bound: number): this {
    return this["~withRule"](comparison("ge", 4, bound, "greater_than_equal", "greater than or equal to", (value) => value >= bound, ">=", "minimum"));
  }

  /** Less than. */
  lt(bound: number): this {
    return this["~withRule"](comparison("lt", 3, bound, "less_than", "less than", (value) => value < bound, "<", "exclusiveMaximum"));
  }

  /** Less than or equal. */
  le(bound: number): this {
    return this["~withRule"](comparison("le", 2, bound, "less_than_equal", "less than or equal to", (value) => value <= bound, "<=", "maximum"));
  }

  /** A whole number of times `step`, within the rounding of binary fractions. */
  multipleOf(step: number): this {
    if (!(step > 0) || !Number.isFinite(step))
      throw errors.badConstraint(this["~label"], "multipleOf", String(step), "the step must be a finite number above zero");
    return this["~withRule"]({
      name: "multipleOf",
      order: 1,
      test: (value) => isMultiple(value, step),
      type: "multiple_of",
      message: `Input should be a multiple of ${plainNumber(step)}`,
      ctx: { multiple_of: step },
      schema: { multipleOf: step },
    });
  }
}

function comparison(
  name: string,
  order: number,
  bound: number,
  type: string,
  words: string,
  test: (value: number) => boolean,
  operator: string,
  keyword: string,
): Rule<number> {
  if (typeof bound !== "number" || Number.isNaN(bound)) throw errors.badConstraint("a number", name, String(bound), "the bound must be a number");
  return {
    name,
    order,
    test,
    emit: (value) => `${value} ${operator} ${Object.is(bound, -0) ? 0 : bound}`,
    type,
    message: `Input should be ${words} ${plainNumber(bound)}`,
    ctx: { [name]: bound },
    schema: { [keyword]: bound },
  };
}

/** Exact for integers; else a billionth may be missing, as in Pydantic. NaN and the infinities pass. */
function isMultiple(value: number, step: number): boolean {
  if (Number.isSafeInteger(value) && Number.isInteger(step)) return value % step === 0;
  return !(Math.abs(value - Math.round(value / step) * step) > 1e-9);
}

const FLOAT_TEXT = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const SPECIAL_TEXT = /^([+-]?)(?:(inf|infinity)|nan)$/i;

/** The number that text says; INVALID where it says none. Single underscores may stand anywhere but at the ends. */
export function floatOfText(text: string): number | Invalid {
  const digits = withoutUnderscores(trimWhiteSpace(text));
  if (FLOAT_TEXT.test(digits)) return Number(digits);
  const special = SPECIAL_TEXT.exec(digits);
  if (special === null) return INVALID;
  if (special[2] === undefined) return Number.NaN;
  return special[1] === "-" ? -Infinity : Infinity;
}

/** The text as it is where its underscores stand wrongly: no number has any. */
function withoutUnderscores(text: string): string {
  if (!text.includes("_") || text.includes("__") || text.startsWith("_") || text.endsWith("_")) return text;
  return text.replaceAll("_", "");
}

const INTEGER_TEXT = /^[+-]?\d+(?:_\d+)*(?:\.0+)?$/;

/** The digits of an integer's text, without underscores and a fraction of zeros; INVALID where it says no integer. */
export function integerDigits(text: string): string | Invalid {
  const trimmed = trimWhiteSpace(text);
  if (!INTEGER_TEXT.test(trimmed)) return INVALID;
  const point = trimmed.indexOf(".");
  return (point === -1 ? trimmed : trimmed.slice(0, point)).replaceAll("_", "");
}

/** Why a value is no integer, in Pydantic's words. What would be one is too large. */
export function refuseInteger(value: unknown, context: ParseContext, strict: boolean): Invalid {
  if (typeof value === "number") {
    if (strict && !Number.isInteger(value)) return wrongType(value, context);
    if (!Number.isFinite(value)) return context.report("finite_number", "Input should be a finite number", value);
    return Number.isInteger(value) ? tooLarge(value, context) : fractional(value, context);
  }
  if (typeof value === "bigint") return tooLarge(value, context);
  if (strict && context.mode !== "strings") return wrongType(value, context);
  if (value instanceof Decimal) {
    if (!value.isFinite) return context.report("finite_number", "Input should be a finite number", value);
    return value.isInteger ? tooLarge(value, context) : fractional(value, context);
  }
  if (!isTextual(value, context.mode)) return wrongType(value, context);
  const broken = refuseBroken(value, context);
  if (broken !== undefined) return broken;
  const text = textOf(value, context.mode);
  if (text !== undefined && integerDigits(text) !== INVALID) return tooLarge(value, context);
  return context.report("int_parsing", "Input should be a valid integer, unable to parse string as an integer", value);
}

/** Whether a value is an integer of 64 bits: where Pydantic only compares integers, it looks at no others. */
export function isInteger64(value: unknown): boolean {
  if (typeof value === "bigint") return BigInt.asIntN(64, value) === value;
  return typeof value === "number" && Number.isInteger(value) && value >= -(2 ** 63) && value < 2 ** 63;
}

function wrongType(value: unknown, context: ParseContext): Invalid {
  return context.report("int_type", "Input should be a valid integer", value);
}

function fractional(value: unknown, context: ParseContext): Invalid {
  return context.report("int_from_float", "Input should be a valid integer, got a number with a fractional part", value);
}

/** Reports an integer of more digits than are looked at. */
export function tooLarge(value: unknown, context: ParseContext): Invalid {
  return context.report("int_parsing_size", "Unable to parse input string as an integer, exceeded maximum size", value);
}
