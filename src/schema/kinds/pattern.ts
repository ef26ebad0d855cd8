// `t.pattern`: a regular expression, given as its source.

import { INVALID, type Invalid } from "../../kernel/invalid.ts";
import { EXACT, type Exactness, type InputMode, type ParseContext } from "../context.ts";
import type { DumpContext } from "../dump.ts";
import type { JsonSchema } from "../json-schema.ts";
import { ScalarKind } from "../scalar.ts";

/**
 * A `RegExp`, compiled with the flag `u`, or without where the source needs that. JSON carries the source. An expression from a stranger
 * can run for ever: give it only short texts.
 */
export class PatternKind extends ScalarKind<RegExp, RegExp | string, string> {
  get "~label"(): string {
    return "function-plain[pattern_str_validator()]";
  }

  override get "~typeName"(): string {
    return "Pattern";
  }

  override get "~dumpsItself"(): boolean {
    return false;
  }

  override "~exactness"(): Exactness {
    return EXACT;
  }

  "~convert"(value: unknown, mode: InputMode): RegExp | Invalid {
    if (value instanceof RegExp && mode === "js") return value;
    return typeof value === "string" ? (compile(value, "u") ?? compile(value, "") ?? INVALID) : INVALID;
  }

  "~refuse"(value: unknown, context: ParseContext): Invalid {
    if (typeof value === "string") return context.report("pattern_regex", "Input should be a valid regular expression", value);
    if (value instanceof Uint8Array && context.mode === "js") return context.report("pattern_str_type", "Input should be a string pattern", value);
    return context.report("pattern_type", "Input should be a valid pattern", value);
  }

  override "~dump"(value: unknown, context: DumpContext): unknown {
    return context.json && value instanceof RegExp ? sourceOf(value) : value;
  }

  "~jsonSchema"(): JsonSchema {
    return { type: "string", format: "regex" };
  }
}

function compile(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}

/** `RegExp` escapes slashes, which only a literal needs, and writes nothing as an empty group. */
function sourceOf({ source }: RegExp): string {
  return source === "(?:)" ? "" : source.replaceAll("\\/", "/");
}

/** A regular expression. */
export const pattern: PatternKind = Object.freeze(new PatternKind());
