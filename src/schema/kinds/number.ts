// `t.number`: Python's `float`, which is JavaScript's number.

import { Decimal } from "../../kernel/decimal.ts";
import { INVALID, type Invalid } from "../../kernel/invalid.ts";
import { EXACT, LAX, STRICT, type Exactness, type InputMode, type ParseContext } from "../context.ts";
import type { JsonSchema } from "../json-schema.ts";
import type { InheritedConfig } from "../node.ts";
import { floatOfText, NumericKind } from "../numeric.ts";
import { ruleSchema } from "../rules.ts";
import { isTextual, refuseBroken, textOf } from "../text-input.ts";

/** A number. Lax mode also takes booleans and text such as `"1e3"`, `" 1.5 "` and `"1_000"`. */
export class NumberKind extends NumericKind<number | string | bigint> {
  get "~label"(): string {
    return this.rules.some((rule) => rule.name !== "allowInfNan") ? "constrained-float" : "float";
  }

  override get "~typeName"(): string {
    return "float";
  }

  /** Whether `NaN` and the infinities are taken: they are, unless this says otherwise. */
  allowInfNan(on = true): this {
    if (on) return this["~copy"]({ rules: this.rules.filter((rule) => rule.name !== "allowInfNan") });
    return this["~withRule"]({
      name: "allowInfNan",
      order: 0,
      test: Number.isFinite,
      emit: (value) => `Number.isFinite(${value})`,
      type: "finite_number",
      message: "Input should be a finite number",
      schema: {},
    });
  }

  override "~configure"(config: InheritedConfig): this {
    const own = super["~configure"](config);
    return config.allowInfNan === false ? own.allowInfNan(false) : own;
  }

  override "~exactTest"(value: string): string {
    return `typeof ${value} === "number"`;
  }

  override "~exactness"(value: unknown): Exactness {
    if (typeof value !== "number") return LAX;
    return Number.isInteger(value) ? STRICT : EXACT;
  }

  "~convert"(value: unknown, mode: InputMode, strict: boolean): number | Invalid {
    if (typeof value === "number") return value;
    if (typeof value === "bigint") return mode === "json" || Number.isFinite(Number(value)) ? Number(value) : INVALID;
    if (value instanceof Decimal) return value.toNumber();
    if (strict && mode !== "strings") return INVALID;
    if (typeof value === "boolean") return value ? 1 : 0;
    const text = textOf(value, mode);
    return text === undefined ? INVALID : floatOfText(text);
  }

  "~refuse"(value: unknown, context: ParseContext, strict: boolean): Invalid {
    if (isTextual(value, context.mode) && (!strict || context.mode === "strings")) {
      const broken = refuseBroken(value, context);
      return broken ?? context.report("float_parsing", "Input should be a valid number, unable to parse string as a number", value);
    }
    return context.report("float_type", "Input should be a valid number", value);
  }

  "~jsonSchema"(): JsonSchema {
    return { type: "number", ...ruleSchema(this.rules) };
  }
}

/** A number, whole or not. */
export const number: NumberKind = Object.freeze(new NumberKind());
