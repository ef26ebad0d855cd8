// What JSON carries of a value whose type nobody declared, by the rules of FastAPI's `jsonable_encoder` where JavaScript has the same thing.

import { setOwn } from "../kernel/deep.ts";
import { dateTimeText } from "../kernel/date-text.ts";
import { temporalText } from "./temporal-values.ts";

const MAX_DEPTH = 255;

/** Plain data for JSON: dates as text, sets and iterables as lists, what has `toJSON` by that. Throws on a cycle. */
export function jsonable(value: unknown, depth = 0): unknown {
  switch (typeof value) {
    case "string":
    case "boolean":
    case "number":
    case "bigint":
    case "undefined":
      return value;
    case "function":
    case "symbol":
      return undefined;
    case "object":
      break;
  }
  if (value === null) return null;
  if (depth > MAX_DEPTH) throw new TypeError("The value is nested too deeply for JSON, or contains itself.");
  if (Array.isArray(value)) return value.map((item) => jsonable(item, depth + 1));
  if (value instanceof Date) return dateTimeText(value);
  const temporal = temporalText(value);
  if (temporal !== undefined) return temporal;
  const { toJSON } = value as { toJSON?: unknown };
  if (typeof toJSON === "function") return jsonable((toJSON as () => unknown).call(value), depth + 1);
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  if (value instanceof Map) return fromEntries(value.entries(), depth);
  if (value instanceof Set) return [...value].map((item) => jsonable(item, depth + 1));
  if (value instanceof Error) return {};
  return fromEntries(Object.entries(value), depth);
}

function fromEntries(entries: Iterable<readonly [unknown, unknown]>, depth: number): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [key, item] of entries) setOwn(result, String(key), jsonable(item, depth + 1));
  return result;
}
