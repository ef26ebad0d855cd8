// `t.string`: text. Numbers are never made into text unless asked for.

import { INVALID, type Invalid } from "../../kernel/invalid.ts";
import { pythonNumber } from "../../kernel/python-text.ts";
import type { InputMode, ParseContext } from "../context.ts";
import type { Emitter } from "../emitter.ts";
import type { JsonSchema } from "../json-schema.ts";
import type { InheritedConfig } from "../node.ts";
import { emitRules, meetsRules, ruleSchema } from "../rules.ts";
import { TextualKind } from "../textual.ts";

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Text. Lax mode also takes bytes that are UTF-8, from a program. */
export class StringKind extends TextualKind<string> {
  readonly shape: { readonly strip?: boolean | undefined; readonly letters?: "lower" | "upper" | undefined; readonly numbers?: boolean | undefined } = {};

  get "~label"(): string {
    return this.rules.length > 0 || this.shape.strip || this.shape.letters ? "constrained-str" : "str";
  }

  /** Take the white space away from both ends before anything is checked. */
  strip(on = true): this {
    return this["~copy"]({ shape: { ...this.shape, strip: on } });
  }

  /** Turn it into small letters before length and pattern are checked. */
  toLower(): this {
    return this["~copy"]({ shape: { ...this.shape, letters: "lower" } });
  }

  /** Turn it into capitals before length and pattern are checked. */
  toUpper(): this {
    return this["~copy"]({ shape: { ...this.shape, letters: "upper" } });
  }

  /** Take numbers and write them as text. */
  coerceNumbers(on = true): this {
    return this["~copy"]({ shape: { ...this.shape, numbers: on } });
  }

  override "~configure"(config: InheritedConfig): this {
    const own = super["~configure"](config);
    const letters = this.shape.letters ?? (config.toLower ? "lower" : config.toUpper ? "upper" : undefined);
    const strip = this.shape.strip ?? config.stripWhitespace;
    const numbers = this.shape.numbers ?? config.coerceNumbersToString;
    const isSame = letters === this.shape.letters && strip === this.shape.strip && numbers === this.shape.numbers;
    return isSame ? own : own["~copy"]({ shape: { strip, letters, numbers } });
  }

  override "~exactTest"(value: string): string {
    return `typeof ${value} === "string"`;
  }

  "~convert"(value: unknown, mode: InputMode, strict: boolean): string | Invalid {
    if (typeof value === "string") return value;
    if (strict) return INVALID;
    if (value instanceof Uint8Array && mode === "js") return textOf(value);
    if (this.shape.numbers === true && (typeof value === "number" || typeof value === "bigint")) {
      return typeof value === "number" ? pythonNumber(value) : String(value);
    }
    return INVALID;
  }

  "~refuse"(value: unknown, context: ParseContext, strict: boolean): Invalid {
    if (value instanceof Uint8Array && !strict && context.mode === "js") {
      return context.report("string_unicode", "Input should be a valid string, unable to parse raw data as a unicode string", value);
    }
    return context.report("string_type", "Input should be a valid string", value);
  }

  override "~parse"(value: unknown, context: ParseContext): unknown {
    const strict = context.isStrict(this["~meta"].strict);
    const text = this["~convert"](value, context.mode, strict);
    if (text === INVALID) return this["~refuse"](value, context, strict);
    context.floor(this["~exactness"](value, text, context.mode));
    const shaped = isShaped(this) ? shape(text, this.shape.strip === true, this.shape.letters) : text;
    return meetsRules(this.rules, shaped, value, context) ? shaped : INVALID;
  }

  override "~emitParse"(emitter: Emitter, value: string): string {
    if (!isShaped(this)) return super["~emitParse"](emitter, value);
    const { rules } = this;
    const text = this["~copy"]({ rules: [], shape: { numbers: this.shape.numbers } })["~emitParse"](emitter, value);
    const { strip, letters } = this.shape;
    const trimmed = strip === true ? `${text}.trim()` : text;
    emitter.line(`${text} = ${letters === undefined ? trimmed : `${trimmed}.to${letters === "lower" ? "Lower" : "Upper"}Case()`};`);
    emitRules(rules, emitter, text);
    return text;
  }

  "~jsonSchema"(): JsonSchema {
    return { type: "string", ...ruleSchema(this.rules) };
  }
}

function isShaped(kind: StringKind): boolean {
  return kind.shape.strip === true || kind.shape.letters !== undefined;
}

function shape(text: string, strip: boolean, letters: "lower" | "upper" | undefined): string {
  const trimmed = strip ? text.trim() : text;
  if (letters === undefined) return trimmed;
  return letters === "lower" ? trimmed.toLowerCase() : trimmed.toUpperCase();
}

function textOf(bytes: Uint8Array): string | Invalid {
  try {
    return utf8.decode(bytes);
  } catch {
    return INVALID;
  }
}

/** Text. */
export const string: StringKind = Object.freeze(new StringKind());
