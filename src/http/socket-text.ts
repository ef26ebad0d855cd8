// What messages of a websocket say: text of bytes, and JSON of text. What they do not say closes the websocket with 1007.

import { decodeJson } from "../kernel/json-decode.ts";
import { WebSocketException } from "../errors/http-exception.ts";

/** The value of a JSON text. `exact` keeps the digits of integers beyond 2^53. @throws WebSocketException 1007 */
export function readJsonMessage(text: string, exact = false): unknown {
  const decoded = decodeJson(text, { exact });
  if (decoded.ok) return decoded.value;
  throw new WebSocketException(1007, "The message is no JSON");
}

/** @throws WebSocketException 1007 */
export function readTextMessage(message: string | Uint8Array): string {
  if (typeof message === "string") return message;
  try {
    return utf8.decode(message);
  } catch {
    throw new WebSocketException(1007, "The message is no UTF-8");
  }
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
