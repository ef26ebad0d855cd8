// `t.bytes`: bytes of a program, and text that stands for them in JSON.

import { decodeBase64Strictly, decodeHex, encodeBase64, encodeHex } from "../../kernel/base64.ts";
import { INVALID, type Invalid } from "../../kernel/invalid.ts";
import { pluralEnding } from "../../kernel/python-text.ts";
import { errors } from "../../errors/catalogue.ts";
import { EXACT, exactnessOfParsed, type Exactness, type InputMode, type ParseContext } from "../context.ts";
import type { DumpContext } from "../dump.ts";
import type { JsonSchema, SchemaContext } from "../json-schema.ts";
import { ruleSchema, type Rule } from "../rules.ts";
import { ScalarKind } from "../scalar.ts";
import { refuseBroken } from "../text-input.ts";

/** How bytes are written as text. `base64` is read in both alphabets and written in that of URLs, as Pydantic does. */
export type BytesEncoding = "utf8" | "base64" | "hex";

/** A `Uint8Array`. JSON, queries and forms carry it as text: as UTF-8 unless `encoding` says otherwise. */
export class BytesKind extends ScalarKind<Uint8Array, Uint8Array | string, string> {
  /** What text is read as, and what JSON carries. */
  readonly code: BytesEncoding = "utf8";

  get "~label"(): string {
    return this.rules.length > 0 ? "constrained-bytes" : "bytes";
  }

  override get "~typeName"(): string {
    return "bytes";
  }

  override get "~dumpsItself"(): boolean {
    return false;
  }

  /** Read text, and write it, as base64 or as hexadecimal digits. */
  encoding(code: BytesEncoding): this {
    if (!["utf8", "base64", "hex"].includes(code)) throw errors.badConstraint("bytes", "encoding", code, "the encodings are utf8, base64 and hex");
    return this["~copy"]({ code });
  }

  /** At least this many bytes. */
  minLength(length: number): this {
    return this["~withRule"](sizeRule("minLength", length));
  }

  /** At most this many bytes. */
  maxLength(length: number): this {
    return this["~withRule"](sizeRule("maxLength", length));
  }

  override "~exactTest"(value: string): string {
    return `${value} instanceof Uint8Array`;
  }

  override "~exactness"(value: unknown, _converted: unknown, mode: InputMode): Exactness {
    return value instanceof Uint8Array ? EXACT : exactnessOfParsed(mode);
  }

  "~convert"(value: unknown, mode: InputMode, strict: boolean): Uint8Array | Invalid {
    if (value instanceof Uint8Array) return value;
    if (typeof value !== "string" || (strict && mode === "js")) return INVALID;
    const bytes = this["~decode"](value);
    return typeof bytes === "string" ? INVALID : bytes;
  }

  "~decode"(text: string): Uint8Array | string {
    if (!text.isWellFormed()) return "";
    if (this.code === "utf8") return new TextEncoder().encode(text);
    return this.code === "base64" ? decodeBase64Strictly(text) : decodeHex(text);
  }

  "~refuse"(value: unknown, context: ParseContext, strict: boolean): Invalid {
    if (typeof value !== "string" || (strict && context.mode === "js")) return context.report("bytes_type", "Input should be a valid bytes", value);
    const broken = refuseBroken(value, context);
    if (broken !== undefined) return broken;
    const fault = this["~decode"](value) as string;
    return context.report("bytes_invalid_encoding", `Data should be valid ${this.code}: ${fault}`, value, { encoding: this.code, encoding_error: fault });
  }

  override "~dump"(value: unknown, context: DumpContext): unknown {
    return context.json && value instanceof Uint8Array ? textOfBytes(value, this.code) : value;
  }

  "~jsonSchema"(context: SchemaContext): JsonSchema {
    const described = context.describeBytes({ format: this.code === "base64" ? "base64url" : "binary" });
    const encoding = !context.definitions.isOpenApi || this.code === "utf8" ? {} : { contentEncoding: this.code === "hex" ? "base16" : "base64" };
    return { ...described, ...encoding, ...ruleSchema(this.rules) };
  }
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** @throws TypeError where bytes are to be written as UTF-8 and are none: `encoding("base64")` writes any. */
function textOfBytes(bytes: Uint8Array, code: BytesEncoding): string {
  if (code === "base64") return encodeBase64(bytes, "url");
  return code === "hex" ? encodeHex(bytes) : utf8.decode(bytes);
}

function sizeRule(name: "minLength" | "maxLength", length: number): Rule<Uint8Array> {
  if (!Number.isSafeInteger(length) || length < 0) throw errors.badConstraint("bytes", name, String(length), "a length is a whole number from zero up");
  const isMinimum = name === "minLength";
  return {
    name,
    order: isMinimum ? 1 : 2,
    test: (bytes) => (isMinimum ? bytes.length >= length : bytes.length <= length),
    emit: (value) => `${value}.length ${isMinimum ? ">=" : "<="} ${length}`,
    type: isMinimum ? "bytes_too_short" : "bytes_too_long",
    message: `Data should have at ${isMinimum ? "least" : "most"} ${length} byte${pluralEnding(length)}`,
    ctx: { [isMinimum ? "min_length" : "max_length"]: length },
    schema: { [name]: length },
  };
}

/** Bytes. */
export const bytes: BytesKind = Object.freeze(new BytesKind());
