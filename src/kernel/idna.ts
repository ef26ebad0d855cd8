// Internationalised domain names by IDNA 2008 (RFC 5890 to 5893), with the words of Python's `idna` for what is wrong. What a code
// point may do follows from its Unicode properties (RFC 5892 §2), so that no table is carried along; zero-width joiners are refused.

import { decodePunycode, encodePunycode } from "./punycode.ts";
import { pythonRepr } from "./python-text.ts";

/** UTS 46 mapping: small letters, compatibility forms resolved, ignorable characters dropped, every kind of full stop a dot. */
export function mapDomain(domain: string): string {
  const folded = Array.from(domain.normalize("NFKC"), (character) => character.toLowerCase()).join("");
  return folded
    .replaceAll("\u3002", ".")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .normalize("NFC");
}

/** A label in ASCII; `fault` where it is none. */
export function labelToAscii(label: string): { readonly text: string } | { readonly fault: string } {
  if (isAscii(label)) {
    const decoded = labelToUnicode(label);
    return "fault" in decoded ? decoded : { text: label };
  }
  const fault = labelFault(label);
  if (fault !== undefined) return { fault };
  const text = `xn--${encodePunycode(label)}`;
  return text.length > 63 ? { fault: "Label too long" } : { text };
}

/** A label in Unicode; `fault` where it is none. */
export function labelToUnicode(label: string): { readonly text: string } | { readonly fault: string } {
  const lower = label.toLowerCase();
  if (!lower.startsWith("xn--")) return checked(lower);
  const body = lower.slice(4);
  if (body === "") return { fault: "Malformed A-label, no Punycode eligible content found" };
  if (body.endsWith("-")) return { fault: "A-label must not end with a hyphen" };
  const text = decodePunycode(body);
  if (text === undefined) return { fault: "Invalid A-label" };
  if (encodePunycode(text) !== body) return { fault: "A-label is not the canonical Punycode encoding of its U-label" };
  return checked(text);
}

function checked(text: string): { readonly text: string } | { readonly fault: string } {
  const fault = labelFault(text);
  return fault === undefined ? { text } : { fault };
}

function isAscii(text: string): boolean {
  return !/[^\x00-\x7f]/.test(text);
}

function labelFault(label: string): string | undefined {
  if (label === "") return "Empty Label";
  if (label.normalize("NFC") !== label) return "Label must be in Normalization Form C";
  if (label.slice(2, 4) === "--") return "Label has disallowed hyphens in 3rd and 4th position";
  if (label.startsWith("-") || label.endsWith("-")) return "Label must not start or end with a hyphen";
  if (/^\p{M}/u.test(label)) return "Label begins with an illegal combining character";
  const characters = [...label];
  for (const [index, character] of characters.entries()) {
    if (isValid(character)) continue;
    const name = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
    const place = `at position ${index + 1}`;
    if (JOINER.test(character)) return `Joiner ${name} not allowed ${place} in ${pythonRepr(label)}`;
    if (!CONTEXTUAL.test(character)) return `Codepoint ${name} ${place} of ${pythonRepr(label)} not allowed`;
    if (!suits(characters, index)) return `Codepoint ${name} not allowed ${place} in ${pythonRepr(label)}`;
  }
  return bidiFault(characters);
}

const JOINER = /[\u200c\u200d]/;
const CONTEXTUAL = /[\u00b7\u0375\u05f3\u05f4\u0660-\u0669\u06f0-\u06f9\u30fb]/;
const ALWAYS = /[ß\u03c2\u06fd\u06fe\u0f0b\u3007]/;
const NEVER = /\u302e|\u302f|[\u0640\u07fa\u3031-\u3035\u303b\u0660-\u0669\u06f0-\u06f9]/;
const LETTER_OR_DIGIT = /[\p{Ll}\p{Lu}\p{Lo}\p{Nd}\p{Lm}\p{Mn}\p{Mc}]/u;
const IGNORABLE = /[\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Noncharacter_Code_Point}\u20d0-\u20ff\u{1d100}-\u{1d24f}]/u;
const OLD_HANGUL = /[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]/;

/** PVALID of RFC 5892. */
function isValid(character: string): boolean {
  if (/^[a-z0-9-]$/.test(character) || ALWAYS.test(character)) return true;
  if (NEVER.test(character) || IGNORABLE.test(character) || OLD_HANGUL.test(character)) return false;
  return LETTER_OR_DIGIT.test(character) && character.normalize("NFKC").toLowerCase().normalize("NFKC") === character;
}

/** The contextual rules of RFC 5892, appendix A. */
function suits(characters: readonly string[], index: number): boolean {
  const character = characters[index]!;
  const [before = "", after = ""] = [characters[index - 1], characters[index + 1]];
  if (character === "\u00b7") return before === "l" && after === "l";
  if (character === "\u0375") return /\p{Script=Greek}/u.test(after);
  if (character === "\u05f3" || character === "\u05f4") return /\p{Script=Hebrew}/u.test(before);
  if (character === "\u30fb") return characters.some((other) => /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(other));
  const others = character < "\u06f0" ? /[\u06f0-\u06f9]/ : /[\u0660-\u0669]/;
  return !characters.some((other) => others.test(other));
}

const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]/u;

type Direction = "L" | "R" | "AN" | "EN" | "NSM" | "ON";

function directionOf(character: string): Direction {
  if (/\p{Mn}/u.test(character)) return "NSM";
  if (/[0-9\u06f0-\u06f9]/.test(character)) return "EN";
  if (/[\u0660-\u0669]/.test(character)) return "AN";
  if (RIGHT_TO_LEFT.test(character)) return "R";
  return /[\p{L}\p{Mc}\p{Nd}]/u.test(character) ? "L" : "ON";
}

/** The Bidi rule (RFC 5893 §2), for labels that have something written from right to left. */
function bidiFault(characters: readonly string[]): string | undefined {
  const directions = characters.map(directionOf);
  if (!directions.includes("R") && !directions.includes("AN")) return undefined;
  const [first] = directions;
  if (first !== "L" && first !== "R") return `First codepoint in label ${pythonRepr(characters.join(""))} must be directionality L, R or AL`;
  const isRight = first === "R";
  const odd = directions.findIndex((direction) => (isRight ? direction === "L" : direction === "R" || direction === "AN"));
  if (odd !== -1) return `Invalid direction for codepoint at position ${odd + 1} in a ${isRight ? "right-to-left" : "left-to-right"} label`;
  if (isRight && directions.includes("AN") && directions.includes("EN")) return "Can not mix numeral types in a right-to-left label";
  return directions.findLast((direction) => direction !== "NSM") === "ON" ? "Label ends with illegal codepoint directionality" : undefined;
}
