// What the kinds of number share: the constraints, in Pydantic's order, and how text is read as a number.

import { INVALID, type Invalid } from "../kernel/invalid.ts";
import { pythonNumber } from "../kernel/python-text.ts";
import { errors } from "../errors/catalogue.ts";
import type { Rule } from "./rules.ts";
import { ScalarKind } from "./scalar.ts";

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
    if (!(step > 0) || !Number.isFinite(step)) throw errors.badConstraint(this["~label"], "multipleOf", String(step), "the step must be a finite number above zero");
    return this["~withRule"]({
      name: "multipleOf",
      order: 1,
      test: (value) => isMultiple(value, step),
      type: "multiple_of",
      message: `Input should be a multiple of ${pythonNumber(step)}`,
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
    message: `Input should be ${words} ${pythonNumber(bound)}`,
    ctx: { [name]: bound },
    schema: { [keyword]: bound },
  };
}

/** pydantic-core's rule for floats: the remainder, or what it lacks of the step, is below a billionth of the value. */
function isMultiple(value: number, step: number): boolean {
  if (Number.isInteger(value) && Number.isInteger(step)) return value % step === 0;
  const remainder = ((value % step) + step) % step;
  const threshold = Math.abs(value) / 1e9;
  return Math.abs(remainder) <= threshold || Math.abs(remainder - step) <= threshold;
}

const FLOAT_TEXT = /^[+-]?(?:(?:\d+(?:_\d+)*)(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:[eE][+-]?\d+(?:_\d+)*)?$/;
const SPECIAL_TEXT = /^([+-]?)(?:(inf|infinity)|(nan))$/i;

/** The number that text says, by Python's `float()`; INVALID where it says none. */
export function floatOfText(text: string): number | Invalid {
  const trimmed = text.trim();
  if (FLOAT_TEXT.test(trimmed)) return Number(trimmed.replaceAll("_", ""));
  const special = SPECIAL_TEXT.exec(trimmed);
  if (special === null) return INVALID;
  if (special[3] !== undefined) return Number.NaN;
  return special[1] === "-" ? -Infinity : Infinity;
}

const INTEGER_TEXT = /^[+-]?\d+(?:_\d+)*(?:\.0+)?$/;

/** The digits of an integer's text, without underscores and a fraction of zeros; INVALID where it says no integer. */
export function integerDigits(text: string): string | Invalid {
  const trimmed = text.trim();
  if (!INTEGER_TEXT.test(trimmed)) return INVALID;
  const point = trimmed.indexOf(".");
  return (point === -1 ? trimmed : trimmed.slice(0, point)).replaceAll("_", "");
}
