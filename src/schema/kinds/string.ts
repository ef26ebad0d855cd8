// `t.string`: text. Numbers are never made into text unless asked for.

import { Decimal } from "../../kernel/decimal.ts";
import { INVALID, type Invalid } from "../../kernel/invalid.ts";
import { plainNumber } from "../../kernel/number-text.ts";
import { pythonNumber } from "../../kernel/python-text.ts";
import { trimWhiteSpace } from "../../kernel/unicode-trim.ts";
import { exactnessOfText, LAX, type Exactness, type InputMode, type ParseContext } from "../context.ts";
import type { Emitter } from "../emitter.ts";
import type { JsonSchema } from "../json-schema.ts";
import type { InheritedConfig } from "../node.ts";
import { ruleSchema } from "../rules.ts";
import { refuseBroken, textOf } from "../text-input.ts";
import { TextualKind } from "../textual.ts";

/** What is done to the text: white space is taken away before length and pattern are checked, letters are changed after. */
interface Shape {
  readonly strip?: boolean | undefined;
  readonly letters?: "lower" | "upper" | undefined;
  readonly numbers?: boolean | undefined;
}

/** Text. Lax mode also takes bytes that are UTF-8, from a program. */
export class StringKind extends TextualKind<string> {
  readonly shape: Shape = {};

  get "~label"(): string {
    return isConstrained(this) ? "constrained-str" : "str";
  }

  override get "~typeName"(): string {
    return "str";
  }

  /** Take the white space away from both ends before anything is checked. */
  strip(on = true): this {
    return this["~copy"]({ shape: { ...this.shape, strip: on } });
  }

  /** Turn it into small letters, once length and pattern are checked. */
  toLower(): this {
    return this["~copy"]({ shape: { ...this.shape, letters: "lower" } });
  }

  /** Turn it into capitals, once length and pattern are checked. */
  toUpper(): this {
    return this["~copy"]({ shape: { ...this.shape, letters: "upper" } });
  }

  /** Take numbers and write them as text. */
  coerceNumbers(on = true): this {
    return this["~copy"]({ shape: { ...this.shape, numbers: on } });
  }

  /** Only ASCII characters. */
  ascii(): this {
    return this["~withRule"]({
      name: "ascii",
      order: 0,
      test: (text) => !/[^\x00-\x7f]/.test(text),
      type: "string_not_ascii",
      message: "String should contain only ASCII characters",
      schema: {},
    });
  }

  override "~configure"(config: InheritedConfig): this {
    const own = super["~configure"](config);
    const letters = this.shape.letters ?? (config.toLower ? "lower" : config.toUpper ? "upper" : undefined);
    const strip = this.shape.strip ?? config.stripWhitespace;
    const numbers = this.shape.numbers ?? config.coerceNumbersToString;
    const isSame = letters === this.shape.letters && strip === this.shape.strip && numbers === this.shape.numbers;
    return isSame ? own : own["~copy"]({ shape: { strip, letters, numbers } });
  }

  override "~exactTest"(value: string): string | undefined {
    if (this.shape.strip === true || this.shape.letters !== undefined) return undefined;
    const isLookedAt = isConstrained(this) && this.rules.every((rule) => rule.isAscii !== true);
    return `typeof ${value} === "string"${isLookedAt ? ` && ${value}.isWellFormed()` : ""}`;
  }

  override "~exactness"(value: unknown, _converted: unknown, mode: InputMode): Exactness {
    return typeof value === "string" ? exactnessOfText(mode) : LAX;
  }

  "~convert"(value: unknown, mode: InputMode, strict: boolean): string | Invalid {
    const text = typeof value === "string" ? value : strict ? undefined : (textOf(value, mode) ?? (this.shape.numbers ? textOfNumber(value, mode) : undefined));
    if (text === undefined || (isConstrained(this) && !text.isWellFormed())) return INVALID;
    return this.shape.strip === true ? trimWhiteSpace(text) : text;
  }

  override "~parse"(value: unknown, context: ParseContext): unknown {
    const text = super["~parse"](value, context);
    return text === INVALID ? INVALID : withLetters(text as string, this.shape.letters);
  }

  override "~emitParse"(emitter: Emitter, value: string): string {
    const text = super["~emitParse"](emitter, value);
    const { letters } = this.shape;
    return letters === undefined ? text : `${text}.to${letters === "lower" ? "Lower" : "Upper"}Case()`;
  }

  "~refuse"(value: unknown, context: ParseContext, strict: boolean): Invalid {
    const broken = refuseBroken(value, context);
    if (broken !== undefined) return broken;
    if (value instanceof Uint8Array && !strict && context.mode === "js") {
      return context.report("string_unicode", "Input should be a valid string, unable to parse raw data as a unicode string", value);
    }
    return context.report("string_type", "Input should be a valid string", value);
  }

  "~jsonSchema"(): JsonSchema {
    return { type: "string", ...ruleSchema(this.rules) };
  }
}

/** Pydantic asks for well-formed text where it looks at it at all. */
function isConstrained(kind: StringKind): boolean {
  return kind.rules.length > 0 || kind.shape.strip === true || kind.shape.letters !== undefined;
}

function withLetters(text: string, letters: Shape["letters"]): string {
  if (letters === undefined) return text;
  return letters === "lower" ? text.toLowerCase() : text.toUpperCase();
}

/** As Rust writes a number of JSON, and as Python writes one of a program. */
function textOfNumber(value: unknown, mode: InputMode): string | undefined {
  if (typeof value === "bigint" || (value instanceof Decimal && mode === "js")) return value.toString();
  if (typeof value !== "number") return undefined;
  return mode === "js" && !Number.isInteger(value) ? pythonNumber(value) : plainNumber(value);
}

/** Text. */
export const string: StringKind = Object.freeze(new StringKind());
