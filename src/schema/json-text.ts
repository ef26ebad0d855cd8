// JSON text in and out for types used on their own.

import { decodeJson } from "../kernel/json-decode.ts";
import { jsonFault } from "../kernel/json-fault.ts";
import { ValidationError } from "../errors/validation.ts";

/** The value of JSON text; integers beyond 2^53 as bigints, so that no type sees a rounded one. @throws ValidationError of type `json_invalid`. */
export function readJson(text: string | Uint8Array, title: string): unknown {
  const source = typeof text === "string" ? text : new TextDecoder().decode(text);
  const decoded = decodeJson(source, { exact: true });
  if (decoded.ok) return decoded.value;
  const error = jsonFault(source) ?? decoded.message;
  throw new ValidationError(title, [{ type: "json_invalid", loc: [], msg: `Invalid JSON: ${error}`, input: source, ctx: { error } }]);
}
