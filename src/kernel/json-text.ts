// The bytes of a JSON document to its text, with the encoding found as Python's `json.loads` finds it: UTF-8 with or without a mark,
// UTF-16 and UTF-32 by their mark or by where the zero bytes of the first characters stand.

/** Takes a byte order mark away. */
const utf8 = /* @__PURE__ */ new TextDecoder("utf-8", { fatal: true });
/** For what follows the beginning: U+FEFF is a character there. */
const laterUtf8 = /* @__PURE__ */ new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * The text of a JSON body, or `undefined` where the bytes are not what they seem to be: FastAPI answers that with 400.
 * A byte order mark is taken away. Lone surrogates are let through, as Python does.
 */
export function readJsonText(bytes: Uint8Array): string | undefined {
  const [first, second, third, fourth] = bytes;
  if (first === undefined) return "";
  // Nearly every body: it begins with an ASCII character, and another one follows.
  if (first !== 0 && first < 0x80 && second !== 0) return decodeUtf8(bytes);
  if (first === 0 && second === 0 && third === 0xfe && fourth === 0xff) return decodeUtf32(bytes, 4, false);
  if (first === 0xff && second === 0xfe && third === 0 && fourth === 0) return decodeUtf32(bytes, 4, true);
  if (first === 0xfe && second === 0xff) return decodeUtf16(bytes, 2, false);
  if (first === 0xff && second === 0xfe) return decodeUtf16(bytes, 2, true);
  if (bytes.length >= 4) {
    if (first === 0) return second === 0 ? decodeUtf32(bytes, 0, false) : decodeUtf16(bytes, 0, false);
    if (second === 0) return third === 0 && fourth === 0 ? decodeUtf32(bytes, 0, true) : decodeUtf16(bytes, 0, true);
  } else if (bytes.length === 2) {
    if (first === 0) return decodeUtf16(bytes, 0, false);
    if (second === 0) return decodeUtf16(bytes, 0, true);
  }
  return decodeUtf8(bytes);
}

/** UTF-8 without a mark. The decoder refuses encoded surrogates, which Python lets through: they are found and set in one by one. */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    let text = "";
    let start = 0;
    try {
      for (let at = bytes.indexOf(0xed); at >= 0; at = bytes.indexOf(0xed, at + 1)) {
        const middle = bytes[at + 1] ?? 0;
        const last = bytes[at + 2] ?? 0;
        if (middle < 0xa0 || middle > 0xbf || last < 0x80 || last > 0xbf) continue;
        text += (start === 0 ? utf8 : laterUtf8).decode(bytes.subarray(start, at)) + String.fromCharCode(0xd000 | ((middle & 0x3f) << 6) | (last & 0x3f));
        start = at + 3;
      }
      return start === 0 ? undefined : text + laterUtf8.decode(bytes.subarray(start));
    } catch {
      return undefined;
    }
  }
}

function decodeUtf16(bytes: Uint8Array, start: number, littleEndian: boolean): string | undefined {
  if ((bytes.length - start) % 2 !== 0) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = "";
  for (let at = start; at < bytes.length; at += 2) text += String.fromCharCode(view.getUint16(at, littleEndian));
  return text;
}

function decodeUtf32(bytes: Uint8Array, start: number, littleEndian: boolean): string | undefined {
  if ((bytes.length - start) % 4 !== 0) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = "";
  for (let at = start; at < bytes.length; at += 4) {
    const code = view.getUint32(at, littleEndian);
    if (code > 0x10ffff) return undefined;
    text += String.fromCodePoint(code);
  }
  return text;
}
