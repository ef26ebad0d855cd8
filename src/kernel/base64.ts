// Base64 both ways. Two readers: Python's, which passes over what is no base64, and Rust's, which refuses it; each with its own words.

export type Base64Alphabet = "standard" | "url";

const STANDARD = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** The value of a character code, -1 where it has none. */
function sextet(code: number, alphabet: Base64Alphabet | "either"): number {
  if (code >= 0x41 && code <= 0x5a) return code - 0x41;
  if (code >= 0x61 && code <= 0x7a) return code - 0x47;
  if (code >= 0x30 && code <= 0x39) return code + 4;
  if ((code === 0x2b && alphabet !== "url") || (code === 0x2d && alphabet !== "standard")) return 62;
  return (code === 0x2f && alphabet !== "url") || (code === 0x5f && alphabet !== "standard") ? 63 : -1;
}

/** Bytes as base64 with padding. */
export function encodeBase64(bytes: Uint8Array, alphabet: Base64Alphabet): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const [one, two, three] = [bytes[at]!, bytes[at + 1], bytes[at + 2]];
    const group = (one << 16) | ((two ?? 0) << 8) | (three ?? 0);
    text += STANDARD[group >> 18]! + STANDARD[(group >> 12) & 63]!;
    text += two === undefined ? "=" : STANDARD[(group >> 6) & 63]!;
    text += three === undefined ? "=" : STANDARD[group & 63]!;
  }
  return alphabet === "standard" ? text : text.replaceAll("+", "-").replaceAll("/", "_");
}

/** The bytes of base64 as Python's `base64.b64decode` reads it: strange characters and what follows the padding are passed over. A string says the fault. */
export function decodeBase64(text: string, alphabet: Base64Alphabet): Uint8Array | string {
  const known = alphabet === "url" ? "either" : "standard";
  const bytes = new Uint8Array(Math.ceil(text.length / 4) * 3);
  let count = 0;
  let group = 0;
  let filled = 0;
  let pads = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x3d) {
      pads += filled >= 2 ? 1 : 0;
      if (filled >= 2 && filled + pads >= 4) return bytes.slice(0, count);
      continue;
    }
    const value = sextet(code, known);
    if (value < 0) continue;
    pads = 0;
    group = ((group << 6) | value) & 0xffff;
    filled = (filled + 1) % 4;
    if (filled === 2) bytes[count++] = group >> 4;
    else if (filled === 3) bytes[count++] = group >> 2;
    else if (filled === 0) bytes[count++] = group;
  }
  if (filled === 0) return bytes.slice(0, count);
  if (filled > 1) return "Incorrect padding";
  return `Invalid base64-encoded string: number of data characters (${(count / 3) * 4 + 1}) cannot be 1 more than a multiple of 4`;
}

/** The bytes of base64 in one of the alphabets, with or without padding, and nothing else. A string says the fault. */
export function decodeBase64Strictly(text: string): Uint8Array | string {
  const fault = base64Fault(text, "standard");
  if (fault !== undefined && base64Fault(text, "url") !== undefined) return fault;
  const length = text.replace(/=+$/, "").length;
  return decodeBase64(text.slice(0, length).padEnd(Math.ceil(length / 4) * 4, "="), "url");
}

function base64Fault(text: string, alphabet: Base64Alphabet): string | undefined {
  let end = 0;
  while (end < text.length && sextet(text.charCodeAt(end), alphabet) >= 0) end += 1;
  const pads = /^=*/.exec(text.slice(end))![0].length;
  const isPadded = pads === 0 || (end % 4 >= 2 && pads <= 4 - (end % 4));
  if (!isPadded) return invalidSymbol(text, end);
  const next = end + pads;
  if (next < text.length) return invalidSymbol(text, next % 4 === 0 && sextet(text.charCodeAt(next), alphabet) < 0 ? next : end);
  if (end % 4 === 1) return `Invalid input length: ${end}`;
  const unused = [0, 0, 15, 3][end % 4]!;
  const last = text.charCodeAt(end - 1);
  return (sextet(last, alphabet) & unused) === 0 || unused === 0 ? undefined : `Invalid last symbol ${last}, offset ${end - 1}.`;
}

/** The first byte of the character at `index`; everything before it is ASCII. */
function invalidSymbol(text: string, index: number): string {
  return `Invalid symbol ${firstByte(text, index)}, offset ${index}.`;
}

function firstByte(text: string, index: number): number {
  return new TextEncoder().encode(text.slice(index, index + 2))[0]!;
}

/** Bytes as hexadecimal digits, two each. */
export function encodeHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The bytes of hexadecimal digits. A string says the fault. */
export function decodeHex(text: string): Uint8Array | string {
  if (new TextEncoder().encode(text).length % 2 === 1) return "Odd number of digits";
  const odd = text.search(/[^0-9a-f]/i);
  if (odd !== -1) return `Invalid character '${String.fromCharCode(firstByte(text, odd))}' at position ${odd}`;
  return Uint8Array.from({ length: text.length / 2 }, (_, index) => Number.parseInt(text.slice(index * 2, index * 2 + 2), 16));
}
