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
    if (name === "utf-8" || name === "utf8") return utf8.decode(bytes);
    const text = new TextDecoder(name, { fatal: true, ignoreBOM: true }).decode(bytes);
    return name === "windows-1252" || name === "cp1252" ? withWindowsSigns(text) : text;
  } catch {
    return fromLatin1(bytes);
  }
}

/** What windows-1252 has in the place of control characters, from 0x80 on. */
const windowsSigns =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

/** Node 22 reads windows-1252 as Latin-1; elsewhere nothing is left to replace. */
function withWindowsSigns(text: string): string {
  return text.replace(/[\x80-\x9f]/g, (character) => windowsSigns[character.charCodeAt(0) - 0x80]!);
}
