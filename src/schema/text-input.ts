// Text as input: strings, and from a program also bytes that are UTF-8. Halves of surrogate pairs are no text to Pydantic.

import type { Invalid } from "../kernel/invalid.ts";
import type { InputMode, ParseContext } from "./context.ts";

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Whether the value is text or stands for it, be it readable or not. */
export function isTextual(value: unknown, mode: InputMode): value is string | Uint8Array {
  return typeof value === "string" || (mode === "js" && value instanceof Uint8Array);
}

/** The text; undefined where the value is none, or bytes that are no UTF-8. */
export function textOf(value: unknown, mode: InputMode): string | undefined {
  if (typeof value === "string") return value;
  if (mode !== "js" || !(value instanceof Uint8Array)) return undefined;
  try {
    return utf8.decode(value);
  } catch {
    return undefined;
  }
}

/** Reports a text that holds half of a surrogate pair; undefined where that is not what is wrong. */
export function refuseBroken(value: unknown, context: ParseContext): Invalid | undefined {
  if (typeof value !== "string" || value.isWellFormed()) return undefined;
  return context.report("string_unicode", "Input should be a valid string, unable to parse raw data as a unicode string", value);
}

/**
 * Reports what is no text in strict mode from a program, where Pydantic wants an instance of its own class. The kinds that keep their value
 * as text take text there, since that is the value.
 */
export function refuseInstance(className: string, value: unknown, context: ParseContext): Invalid {
  return context.report("is_instance_of", `Input should be an instance of ${className}`, value, { class: className });
}
