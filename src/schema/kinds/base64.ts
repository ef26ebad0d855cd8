// `t.base64` and `t.base64url`: bytes that JSON carries as base64.

import { decodeBase64, encodeBase64, type Base64Alphabet } from "../../kernel/base64.ts";
import { INVALID, type Invalid } from "../../kernel/invalid.ts";
import type { InputMode, ParseContext } from "../context.ts";
import type { DumpContext } from "../dump.ts";
import type { JsonSchema, SchemaContext } from "../json-schema.ts";
import { lengthRule } from "../length.ts";
import { ruleSchema } from "../rules.ts";
import { ScalarKind } from "../scalar.ts";
import { refuseBroken } from "../text-input.ts";

/**
 * A `Uint8Array`, given and written as base64 with padding. Reads as Python's `base64` does: what is no base64 is passed over, so that
 * line breaks may stand anywhere. Bytes of a program are taken as they are.
 */
export class Base64Kind extends ScalarKind<Uint8Array, Uint8Array | string, string> {
  readonly alphabet: Base64Alphabet;

  constructor(alphabet: Base64Alphabet) {
    super();
    this.alphabet = alphabet;
  }

  get "~label"(): string {
    return "function-after[decode(), bytes]";
  }

  override get "~typeName"(): string {
    return "bytes";
  }

  override get "~dumpsItself"(): boolean {
    return false;
  }

  /** At least this many bytes. */
  minLength(length: number): this {
    return this["~withRule"]({ ...lengthRule<Uint8Array>("Value", "minLength", length, sizeOf), schema: { minLength: length } });
  }

  /** At most this many bytes. */
  maxLength(length: number): this {
    return this["~withRule"]({ ...lengthRule<Uint8Array>("Value", "maxLength", length, sizeOf), schema: { maxLength: length } });
  }

  override "~exactTest"(value: string): string {
    return `${value} instanceof Uint8Array`;
  }

  "~convert"(value: unknown, mode: InputMode, strict: boolean): Uint8Array | Invalid {
    if (value instanceof Uint8Array) return value;
    if (typeof value !== "string" || (strict && mode === "js") || !value.isWellFormed()) return INVALID;
    const bytes = decodeBase64(value, this.alphabet);
    return typeof bytes === "string" ? INVALID : bytes;
  }

  "~refuse"(value: unknown, context: ParseContext, strict: boolean): Invalid {
    if (typeof value !== "string" || (strict && context.mode === "js")) return context.report("bytes_type", "Input should be a valid bytes", value);
    const broken = refuseBroken(value, context);
    if (broken !== undefined) return broken;
    const error = decodeBase64(value, this.alphabet) as string;
    return context.report("base64_decode", `Base64 decoding error: '${error}'`, value, { error });
  }

  override "~dump"(value: unknown, context: DumpContext): unknown {
    return context.json && value instanceof Uint8Array ? encodeBase64(value, this.alphabet) : value;
  }

  "~jsonSchema"(context: SchemaContext): JsonSchema {
    return { ...context.describeBytes({}), format: this.alphabet === "url" ? "base64url" : "base64", ...ruleSchema(this.rules) };
  }
}

function sizeOf(bytes: Uint8Array): number {
  return bytes.length;
}

/** Bytes, as base64 on the wire. */
export const base64: Base64Kind = Object.freeze(new Base64Kind("standard"));

/** Bytes, as base64 with `-` and `_` on the wire. */
export const base64url: Base64Kind = Object.freeze(new Base64Kind("url"));
