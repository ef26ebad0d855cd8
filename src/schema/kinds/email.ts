// `t.email`: an e-mail address in its normal form.

import { isNormalEmail, readEmail } from "../../kernel/email-address.ts";
import { INVALID, type Invalid } from "../../kernel/invalid.ts";
import { exactnessOfText, LAX, type Exactness, type InputMode, type ParseContext } from "../context.ts";
import { refuseEmail } from "../email-input.ts";
import type { Emitter } from "../emitter.ts";
import type { JsonSchema } from "../json-schema.ts";
import { lengthRule } from "../length.ts";
import type { InheritedConfig } from "../node.ts";
import { ruleSchema } from "../rules.ts";
import { TextualKind } from "../textual.ts";
import { string, type StringKind } from "./string.ts";

/**
 * An e-mail address that mail could reach, without asking DNS. The domain is written in small letters and in its own script; the name of
 * `Name <user@example.com>` is taken away. Length and pattern are those of the result.
 */
export class EmailKind extends TextualKind<string> {
  /** How the text is read before it is an address: a model's settings for text apply there. */
  readonly text: StringKind = string;

  get "~label"(): string {
    return "function-after[_validate(), str]";
  }

  /** At least this many characters of the address. */
  override minLength(length: number): this {
    return this["~withRule"]({ ...lengthRule("Value", "minLength", length, countCharacters), schema: { minLength: length } });
  }

  /** At most this many characters of the address. */
  override maxLength(length: number): this {
    return this["~withRule"]({ ...lengthRule("Value", "maxLength", length, countCharacters), schema: { maxLength: length } });
  }

  override "~configure"(config: InheritedConfig): this {
    return super["~configure"]({ ...config, minLength: undefined, maxLength: undefined })["~copy"]({ text: this.text["~configure"](config) });
  }

  override "~exactness"(value: unknown, _converted: unknown, mode: InputMode): Exactness {
    return typeof value === "string" ? exactnessOfText(mode) : LAX;
  }

  override "~exactTest"(value: string, emitter: Emitter): string | undefined {
    const text = this.text.rules.length > 0 ? undefined : this.text["~exactTest"](value);
    return text === undefined ? undefined : `${text} && ${emitter.constant(isNormalEmail, "isNormalEmail")}(${value})`;
  }

  "~convert"(value: unknown, mode: InputMode, strict: boolean): string | Invalid {
    const text = this.text["~convert"](value, mode, strict);
    if (text === INVALID || !this.text.rules.every((rule) => rule.test(text))) return INVALID;
    const address = readEmail(text);
    return typeof address === "string" ? INVALID : address.email;
  }

  "~refuse"(value: unknown, context: ParseContext, strict: boolean): Invalid {
    const kind = (this.text["~meta"].strict ?? false) === strict ? this.text : this.text.strict(strict);
    const text = kind["~parse"](value, context);
    if (text === INVALID) return INVALID;
    return refuseEmail(text as string, value, context);
  }

  "~jsonSchema"(): JsonSchema {
    return { type: "string", format: "email", ...ruleSchema(this.rules) };
  }
}

function countCharacters(text: string): number {
  return [...text].length;
}

/** An e-mail address. */
export const email: EmailKind = Object.freeze(new EmailKind());
