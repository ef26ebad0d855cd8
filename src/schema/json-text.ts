// JSON text in and out for types used on their own.

import { decodeJson } from "../kernel/json-decode.ts";
import { ValidationError } from "../errors/validation.ts";

/** The value of JSON text. @throws ValidationError of type `json_invalid`. */
export function readJson(text: string | Uint8Array, title: string): unknown {
  const source = typeof text === "string" ? text : new TextDecoder().decode(text);
  const decoded = decodeJson(source);
  if (decoded.ok) return decoded.value;
  throw new ValidationError(title, [
    { type: "json_invalid", loc: [], msg: `Invalid JSON: ${decoded.message}`, input: source, ctx: { error: decoded.message } },
  ]);
}
