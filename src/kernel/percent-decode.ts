// Percent-decoding as Python's `urllib.parse.unquote` does it: paths and queries are read by the same rule.
// Nothing is ever refused: a broken escape stays as it is, bytes that are no UTF-8 become U+FFFD.

const decoder = /* @__PURE__ */ new TextDecoder("utf-8", { ignoreBOM: true });
const beyondAscii = /[^\x00-\x7f]+/g;

/** `text` with its percent escapes decoded. Costs one search where there is no `%`. */
export function decodePercent(text: string): string {
  if (!text.includes("%")) return text;
  try {
    // Right whenever it does not throw; it refuses broken escapes and broken UTF-8, which need the slow way.
    return decodeURIComponent(text);
  } catch {
    return decodeLeniently(text);
  }
}

/** Each run of ASCII is decoded for itself: characters beyond ASCII stand between the runs and never become part of a sequence. */
function decodeLeniently(text: string): string {
  let result = "";
  let start = 0;
  for (const match of text.matchAll(beyondAscii)) {
    result += decodeAscii(text.slice(start, match.index)) + match[0];
    start = match.index + match[0].length;
  }
  return result + decodeAscii(text.slice(start));
}

function decodeAscii(text: string): string {
  const bytes = new Uint8Array(text.length);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const high = code === 0x25 ? hexDigit(text.charCodeAt(at + 1)) : -1;
    const low = high < 0 ? -1 : hexDigit(text.charCodeAt(at + 2));
    if (low < 0) bytes[length++] = code;
    else {
      bytes[length++] = high * 16 + low;
      at += 2;
    }
  }
  return decoder.decode(bytes.subarray(0, length));
}

/** The value of a hexadecimal digit's code, or -1. */
export function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const small = code | 0x20;
  return small >= 0x61 && small <= 0x66 ? small - 0x57 : -1;
}
