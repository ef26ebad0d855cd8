// Merges one JSON object into another as FastAPI does: objects key by key, lists one after the other, all else replaced.

import { isPlainObject, setOwn } from "../kernel/deep.ts";
import type { JsonSchema } from "../schema/json-schema.ts";

/** Changes `target`; objects that it takes over from `source` are copied, so that nobody's declaration is changed by a later merge. */
export function deepUpdate(target: JsonSchema, source: Readonly<Record<string, unknown>>): void {
  for (const [key, value] of Object.entries(source)) {
    const present = Object.hasOwn(target, key) ? target[key] : undefined;
    if (isPlainObject(present) && isPlainObject(value)) deepUpdate(present, value);
    else if (Array.isArray(present) && Array.isArray(value)) setOwn(target, key, [...(present as unknown[]), ...(value as unknown[])]);
    else setOwn(target, key, isPlainObject(value) ? copyTree(value) : value);
  }
}

function copyTree(source: Readonly<Record<string, unknown>>): JsonSchema {
  const copy: JsonSchema = {};
  deepUpdate(copy, source);
  return copy;
}
