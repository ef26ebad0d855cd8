// JSON text in and out for types used on their own.

import { decodeJson } from "../kernel/json-decode.ts";
import { jsonFault } from "../kernel/json-fault.ts";
import { writeJson } from "../kernel/json-write.ts";
import { MASK } from "../kernel/secret.ts";
import { ValidationError } from "../errors/validation.ts";
import { hides } from "./hiding.ts";
import type { Node } from "./node.ts";

/** The value of JSON text; integers beyond 2^53 as bigints, so that no type sees a rounded one. @throws ValidationError of type `json_invalid`. */
export function readJson(text: string | Uint8Array, type: Node): unknown {
  const source = typeof text === "string" ? text : new TextDecoder().decode(text);
  const decoded = decodeJson(source, { exact: true });
  if (decoded.ok) return decoded.value;
  const error = jsonFault(source) ?? decoded.message;
  const input = hides(type) ? MASK : source;
  throw new ValidationError(type["~title"], [{ type: "json_invalid", loc: [], msg: `Invalid JSON: ${error}`, input, ctx: { error } }]);
}

/** How a dump is written as text. */
export interface JsonTextOptions {
  /** Spaces of each level of nesting; one compact line where left out. */
  readonly indent?: number | undefined;
  /** Writes characters beyond ASCII as escapes. */
  readonly ensureAscii?: boolean | undefined;
}

/** The JSON text of a dump. */
export function writeDump(dump: unknown, { indent, ensureAscii }: JsonTextOptions): string {
  const text = writeJson(dump, { indent });
  return ensureAscii === true ? text.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`) : text;
}
