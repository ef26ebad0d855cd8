// `t.secret` and `t.secretBytes`: values that no error, log, answer or document repeats.

import { INVALID, type Invalid } from "../../kernel/invalid.ts";
import { Secret } from "../../kernel/secret.ts";
import { EXACT, exactnessOfText, LAX, type Exactness, type InputMode, type ParseContext } from "../context.ts";
import type { DumpContext } from "../dump.ts";
import type { JsonSchema } from "../json-schema.ts";
import { lengthRule } from "../length.ts";
import type { InheritedConfig, Meta } from "../node.ts";
import { ruleSchema } from "../rules.ts";
import { ScalarKind } from "../scalar.ts";
import { bytes, type BytesKind } from "./bytes.ts";
import { string, type StringKind } from "./string.ts";

/** A `Secret` around text or bytes. Only its `reveal()` gives the value; JSON carries `**********`. */
export class SecretKind<T extends string | Uint8Array> extends ScalarKind<Secret<T>, Secret<T> | T | string, string> {
  override readonly "~meta": Meta = HIDDEN;
  /** How the value itself is read. */
  readonly inner: StringKind | BytesKind;

  constructor(inner: StringKind | BytesKind) {
    super();
    this.inner = inner;
  }

  get "~label"(): string {
    const [name, kind] = this.inner["~typeName"] === "str" ? ["SecretStr", "str"] : ["SecretBytes", "bytes"];
    const either = `json-or-python[json=function-after[${name}(), ${kind}],python=union[is-instance[${name}],function-after[${name}(), ${kind}]]]`;
    return `lax-or-strict[lax=${either},strict=${either}]`;
  }

  override get "~typeName"(): string {
    return this.inner["~typeName"] === "str" ? "SecretStr" : "SecretBytes";
  }

  override get "~dumpsItself"(): boolean {
    return false;
  }

  /** At least this many characters, or bytes. */
  minLength(length: number): this {
    return this["~withRule"]({ ...lengthRule<Secret<T>>("Value", "minLength", length, sizeOf), schema: { minLength: length } });
  }

  /** At most this many characters, or bytes. */
  maxLength(length: number): this {
    return this["~withRule"]({ ...lengthRule<Secret<T>>("Value", "maxLength", length, sizeOf), schema: { maxLength: length } });
  }

  override "~configure"(config: InheritedConfig): this {
    return super["~configure"](config)["~copy"]({ inner: this.inner["~configure"](config) });
  }

  override "~exactness"(value: unknown, _converted: unknown, mode: InputMode): Exactness {
    return value instanceof Secret ? EXACT : typeof value === "string" ? exactnessOfText(mode) : LAX;
  }

  "~convert"(value: unknown, mode: InputMode, strict: boolean): Secret<T> | Invalid {
    if (value instanceof Secret && mode === "js") return this.inner["~convert"](value.reveal(), "js", true) === INVALID ? INVALID : (value as Secret<T>);
    const given = this.inner["~convert"](value, mode, strict);
    if (given === INVALID || !this.inner.rules.every((rule) => (rule.test as (value: unknown) => boolean)(given))) return INVALID;
    return new Secret(given as T);
  }

  "~refuse"(value: unknown, context: ParseContext, strict: boolean): Invalid {
    if (context.mode !== "js") return this.inner.strict(strict)["~parse"](value, context) as Invalid;
    if (this.inner["~typeName"] === "str") return context.report("string_type", "Input should be a valid string", value);
    return context.report("bytes_type", "Input should be a valid bytes", value);
  }

  override "~dump"(value: unknown, context: DumpContext): unknown {
    return context.json && value instanceof Secret ? value.toString() : value;
  }

  "~jsonSchema"(): JsonSchema {
    return { type: "string", format: "password", writeOnly: true, ...ruleSchema(this.rules) };
  }
}

const HIDDEN: Meta = Object.freeze({ hideInput: true });

function sizeOf(secret: Secret<string | Uint8Array>): number {
  const value = secret.reveal();
  return typeof value === "string" ? [...value].length : value.length;
}

/** Text that nothing repeats. */
export const secret: SecretKind<string> = Object.freeze(new SecretKind<string>(string));

/** Bytes that nothing repeats. */
export const secretBytes: SecretKind<Uint8Array> = Object.freeze(new SecretKind<Uint8Array>(bytes));
