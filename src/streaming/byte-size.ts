// How many bytes a value has as it would be sent: text as UTF-8, bytes as they are, anything else as JSON.

import { writeJson } from "../kernel/json-write.ts";
import { jsonableEncoder } from "../schema/jsonable-encoder.ts";

export function byteSize(value: unknown): number {
  if (typeof value === "string") return utf8Size(value);
  if (value instanceof Uint8Array) return value.byteLength;
  return utf8Size(writeJson(jsonableEncoder(value ?? null)));
}

/** A lone surrogate has three, as the character that takes its place. */
function utf8Size(text: string): number {
  let size = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) continue;
    if (unit < 0x800) size += 1;
    else {
      size += 2;
      const next = text.charCodeAt(index + 1);
      // A pair has four bytes for its two units.
      if (unit >= 0xd800 && unit < 0xdc00 && next >= 0xdc00 && next < 0xe000) index += 1;
    }
  }
  return size;
}
