// `t.decimal`: a decimal number that keeps its digits, as a `Decimal`, which JSON carries as text.

import { Decimal, digitCounts, isMultipleOf } from "../../kernel/decimal.ts";
import { INVALID, type Invalid } from "../../kernel/invalid.ts";
import { pluralEnding } from "../../kernel/python-text.ts";
import { errors } from "../../errors/catalogue.ts";
import { EXACT, exactnessOfParsed, type Exactness, type InputMode, type ParseContext } from "../context.ts";
import type { DumpContext } from "../dump.ts";
import type { JsonSchema, SchemaContext } from "../json-schema.ts";
import type { InheritedConfig } from "../node.ts";
import { ruleSchema, withRule, type Rule } from "../rules.ts";
import { ScalarKind } from "../scalar.ts";
import { refuseInstance } from "../text-input.ts";

type Bound = Decimal | string | number | bigint;

/** A `Decimal`. Takes numbers and their text, in strict mode from a program only a `Decimal`. Written as text: `"1.10"`. */
export class DecimalKind extends ScalarKind<Decimal, Decimal | string | number | bigint, string> {
  override readonly rules: readonly Rule<Decimal>[] = FINITE;

  get "~label"(): string {
    return "decimal";
  }

  override get "~typeName"(): string {
    return "Decimal";
  }

  override get "~dumpsItself"(): boolean {
    return false;
  }

  /** Whoever reads JSON for it must not round large integers. */
  get "~keepsDigits"(): boolean {
    return true;
  }

  /** Greater than. */
  gt(bound: Bound): this {
    return this["~withRule"](comparison("gt", 8, bound, "greater_than", "greater than", (order) => order > 0, "exclusiveMinimum"));
  }

  /** Greater than or equal. */
  ge(bound: Bound): this {
    return this["~withRule"](comparison("ge", 7, bound, "greater_than_equal", "greater than or equal to", (order) => order >= 0, "minimum"));
  }

  /** Less than. */
  lt(bound: Bound): this {
    return this["~withRule"](comparison("lt", 6, bound, "less_than", "less than", (order) => order < 0, "exclusiveMaximum"));
  }

  /** Less than or equal. */
  le(bound: Bound): this {
    return this["~withRule"](comparison("le", 5, bound, "less_than_equal", "less than or equal to", (order) => order <= 0, "maximum"));
  }

  /** A whole number of times `step`, exactly. */
  multipleOf(step: Bound): this {
    const divisor = toDecimal("multipleOf", step);
    if (!divisor.isFinite || divisor.compare(0) <= 0)
      throw errors.badConstraint("decimal", "multipleOf", String(step), "the step must be a finite number above zero");
    return this["~withRule"]({
      name: "multipleOf",
      order: 4,
      test: (value) => value.isFinite && isMultipleOf(value, divisor),
      type: "multiple_of",
      message: `Input should be a multiple of ${divisor.text}`,
      ctx: { multiple_of: plain(divisor) },
      schema: { multipleOf: plain(divisor) },
    });
  }

  /** At most so many digits in all, before and after the point; zeros at the end of the fraction do not count. */
  maxDigits(digits: number): this {
    requireCount("maxDigits", digits);
    return this["~limitDigits"]({
      name: "maxDigits",
      order: 1,
      test: (value) => digitCounts(value).all <= digits,
      type: "decimal_max_digits",
      message: `Decimal input should have no more than ${digits} digit${pluralEnding(digits)} in total`,
      ctx: { max_digits: digits },
      schema: {},
    });
  }

  /** At most so many digits after the point; zeros at the end do not count. */
  decimalPlaces(places: number): this {
    requireCount("decimalPlaces", places);
    return this["~limitDigits"]({
      name: "decimalPlaces",
      order: 2,
      test: (value) => digitCounts(value).places <= places,
      type: "decimal_max_places",
      message: `Decimal input should have no more than ${places} decimal place${pluralEnding(places)}`,
      ctx: { decimal_places: places },
      schema: {},
    });
  }

  /** Where both are limited, the digits before the point are, too. */
  "~limitDigits"(rule: Rule<Decimal>): this {
    const rules = withRule(withRule(this.rules, FINITE[0]!), rule);
    const digits = rules.find(({ name }) => name === "maxDigits")?.ctx as { readonly max_digits: number } | undefined;
    const places = rules.find(({ name }) => name === "decimalPlaces")?.ctx as { readonly decimal_places: number } | undefined;
    if (digits === undefined || places === undefined) return this["~copy"]({ rules });
    return this["~copy"]({ rules: withRule(rules, wholeDigits(Math.max(0, digits.max_digits - places.decimal_places))) });
  }

  /** Whether NaN and the infinities are taken: they are not, unless this says so. */
  allowInfNan(on = true): this {
    const others = this.rules.filter((rule) => rule.name !== "finite");
    if (on && others.some((rule) => rule.name === "maxDigits" || rule.name === "decimalPlaces")) {
      throw errors.badConstraint("decimal", "allowInfNan", "", "NaN and the infinities have no digits to count; take maxDigits and decimalPlaces away");
    }
    return this["~copy"]({ rules: on ? others : withRule(others, FINITE[0]!) });
  }

  override "~configure"(config: InheritedConfig): this {
    const own = super["~configure"](config);
    return config.allowInfNan === true ? own.allowInfNan() : own;
  }

  override "~exactness"(value: unknown, _converted: unknown, mode: InputMode): Exactness {
    return value instanceof Decimal ? EXACT : exactnessOfParsed(mode);
  }

  "~convert"(value: unknown, mode: InputMode, strict: boolean): Decimal | Invalid {
    if (value instanceof Decimal) return value;
    if (strict && mode === "js") return INVALID;
    if (typeof value !== "string" && typeof value !== "number" && typeof value !== "bigint") return INVALID;
    return Decimal.from(value) ?? INVALID;
  }

  "~refuse"(value: unknown, context: ParseContext, strict: boolean): Invalid {
    if (strict && context.mode === "js") return refuseInstance("Decimal", value, context);
    if (typeof value === "string") return context.report("decimal_parsing", "Input should be a valid decimal", value);
    return context.report("decimal_type", "Decimal input should be an integer, float, string or Decimal object", value);
  }

  override "~dump"(value: unknown, context: DumpContext): unknown {
    return context.json && value instanceof Decimal ? value.text : value;
  }

  "~jsonSchema"(context: SchemaContext): JsonSchema {
    const text = { type: "string", pattern: patternOf(this.rules) };
    return context.mode === "serialization" ? text : { anyOf: [{ type: "number", ...ruleSchema(this.rules) }, text] };
  }
}

const FINITE: readonly Rule<Decimal>[] = Object.freeze([
  { name: "finite", order: 0, test: (value: Decimal) => value.isFinite, type: "finite_number", message: "Input should be a finite number", schema: {} },
]);

function wholeDigits(digits: number): Rule<Decimal> {
  return {
    name: "wholeDigits",
    order: 3,
    test: (value) => {
      const { all, places } = digitCounts(value);
      return all - places <= digits;
    },
    type: "decimal_whole_digits",
    message: `Decimal input should have no more than ${digits} digit${pluralEnding(digits)} before the decimal point`,
    ctx: { whole_digits: digits },
    schema: {},
  };
}

function comparison(name: string, order: number, bound: Bound, type: string, words: string, test: (order: number) => boolean, keyword: string): Rule<Decimal> {
  const limit = toDecimal(name, bound);
  if (limit.isNaN) throw errors.badConstraint("decimal", name, String(bound), "the bound must be a number");
  return {
    name,
    order,
    test: (value) => test(value.compare(limit)),
    type,
    message: `Input should be ${words} ${limit.text}`,
    ctx: { [name]: plain(limit) },
    schema: { [keyword]: plain(limit) },
  };
}

function toDecimal(name: string, bound: Bound): Decimal {
  const decimal = Decimal.from(bound);
  if (decimal === undefined) throw errors.badConstraint("decimal", name, String(bound), "the bound must be a decimal number, or text that says one");
  return decimal;
}

function requireCount(name: string, count: number): void {
  if (!Number.isSafeInteger(count) || count < 0) throw errors.badConstraint("decimal", name, String(count), "a count of digits is a whole number from zero up");
}

/** What an issue and a JSON Schema carry of a bound, as FastAPI writes it: a number. */
function plain(bound: Decimal): number | bigint {
  const number = bound.toNumber();
  return bound.isInteger && !Number.isSafeInteger(number) && bound.text.length < 100 ? bound.toBigint() : number;
}

/** The pattern of a decimal's text, by Pydantic: digits before and after the point as far as they are limited. */
function patternOf(rules: readonly Rule<Decimal>[]): string {
  const limit = (name: string): number | undefined =>
    Object.values((rules.find((rule) => rule.name === name)?.ctx as Record<string, number> | undefined) ?? {})[0];
  const [digits, places] = [limit("maxDigits"), limit("decimalPlaces")];
  const start = "^(?!^[-+.]*$)[+-]?0*";
  if (digits === undefined) return `${start}\\d*\\.?\\d${places === undefined ? "*" : `{0,${places}}0*`}$`;
  const whole = places === undefined ? digits : Math.max(0, digits - places);
  const fraction = places === undefined ? "\\d*\\.\\d*0*$" : `\\d{0,${whole}}\\.\\d{0,${places}}0*$`;
  return `${start}(?:\\d{0,${whole}}|(?=[\\d.]{1,${digits + 1}}0*$)${fraction})`;
}

/** A decimal number that keeps its digits. */
export const decimal: DecimalKind = Object.freeze(new DecimalKind());
