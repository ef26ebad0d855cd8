// Text of a form in the charset that the form names, by Starlette's rule: what the charset cannot say is Latin-1 instead.

import { fromLatin1 } from "../kernel/latin1.ts";

const utf8: TextDecoder = /* @__PURE__ */ new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Python's names for charsets in which a byte that is valid is the character of its number. */
const latin: ReadonlySet<string> = new Set(["latin-1", "latin1", "latin", "l1", "iso-8859-1", "iso8859-1", "8859", "cp819", "ascii", "us-ascii", "646"]);

/** The text of bytes; as Latin-1 where the charset is unknown or they are not valid in it. */
export function decodeCharset(bytes: Uint8Array, charset: string): string {
  const name = charset.trim().toLowerCase().replace(/[_ ]/g, "-");
  if (latin.has(name)) return fromLatin1(bytes);
  try {
    return (name === "utf-8" || name === "utf8" ? utf8 : new TextDecoder(name, { fatal: true, ignoreBOM: true })).decode(bytes);
  } catch {
    return fromLatin1(bytes);
  }
}
