// What the parts of reading an e-mail address share: how a fault is thrown, and how characters that do not belong are shown.

import { pythonRepr } from "./python-text.ts";

/** Ends the reading. The message is Python's email-validator's. No Error: nobody reads its stack, which would be most of the cost (9 µs a wrong address). */
export class Fault {
  readonly message: string;

  constructor(message: string) {
    this.message = message;
  }
}

/** Throws where a string says a fault. */
export function refuse(message: string): never {
  // oxlint-disable-next-line typescript/only-throw-error -- see Fault
  throw new Fault(message);
}

/** Throws with the characters that `isAllowed` does not hold for, each once, in order of their names. */
export function requireAll(text: string, isAllowed: (character: string) => boolean, message: string): void {
  const odd = new Set([...text].filter((character) => !isAllowed(character)).map(display));
  if (odd.size > 0) refuse(`${message}: ${[...odd].sort().join(", ")}.`);
}

const VISIBLE = /^[\p{L}\p{N}\p{P}\p{S}]$/u;
const MARK = /^\p{M}$/u;
const SPACE = /^\p{Zs}$/u;

/** Throws where text holds control, format or unassigned characters, or begins with a mark that would combine with what stands before it. */
export function requireSafe(text: string, allowsSpace = false): void {
  const characters = [...text];
  const odd = characters.filter((character, index) => {
    if (VISIBLE.test(character)) return false;
    if (MARK.test(character)) return index === 0;
    return !(allowsSpace && SPACE.test(character));
  });
  if (odd.length === 0) return;
  const sorted = [...new Set(odd)].sort((left, right) => left.codePointAt(0)! - right.codePointAt(0)!);
  refuse(`The email address contains unsafe characters: ${sorted.map(display).join(", ")}.`);
}

/** A character in quotes, or its name where it cannot be seen. */
export function display(character: string): string {
  if (character === "\\") return '"\\"';
  if (VISIBLE.test(character)) return pythonRepr(character);
  const code = character.codePointAt(0)!;
  return (
    NAMES.get(code) ??
    `U+${code
      .toString(16)
      .padStart(code < 0xffff ? 4 : 8, "0")
      .toUpperCase()}`
  );
}

/** Unicode's names of the invisible characters that turn up in addresses; others are shown by number. */
const NAMES: ReadonlyMap<number, string> = new Map([
  [0x20, "SPACE"],
  [0xa0, "NO-BREAK SPACE"],
  [0xad, "SOFT HYPHEN"],
  [0x1680, "OGHAM SPACE MARK"],
  [0x2000, "EN QUAD"],
  [0x2001, "EM QUAD"],
  [0x2002, "EN SPACE"],
  [0x2003, "EM SPACE"],
  [0x2004, "THREE-PER-EM SPACE"],
  [0x2005, "FOUR-PER-EM SPACE"],
  [0x2006, "SIX-PER-EM SPACE"],
  [0x2007, "FIGURE SPACE"],
  [0x2008, "PUNCTUATION SPACE"],
  [0x2009, "THIN SPACE"],
  [0x200a, "HAIR SPACE"],
  [0x200b, "ZERO WIDTH SPACE"],
  [0x200c, "ZERO WIDTH NON-JOINER"],
  [0x200d, "ZERO WIDTH JOINER"],
  [0x200e, "LEFT-TO-RIGHT MARK"],
  [0x200f, "RIGHT-TO-LEFT MARK"],
  [0x2028, "LINE SEPARATOR"],
  [0x2029, "PARAGRAPH SEPARATOR"],
  [0x202a, "LEFT-TO-RIGHT EMBEDDING"],
  [0x202b, "RIGHT-TO-LEFT EMBEDDING"],
  [0x202c, "POP DIRECTIONAL FORMATTING"],
  [0x202d, "LEFT-TO-RIGHT OVERRIDE"],
  [0x202e, "RIGHT-TO-LEFT OVERRIDE"],
  [0x202f, "NARROW NO-BREAK SPACE"],
  [0x205f, "MEDIUM MATHEMATICAL SPACE"],
  [0x2060, "WORD JOINER"],
  [0x3000, "IDEOGRAPHIC SPACE"],
  [0xfeff, "ZERO WIDTH NO-BREAK SPACE"],
  [0x300, "COMBINING GRAVE ACCENT"],
  [0x301, "COMBINING ACUTE ACCENT"],
  [0x302, "COMBINING CIRCUMFLEX ACCENT"],
  [0x303, "COMBINING TILDE"],
  [0x308, "COMBINING DIAERESIS"],
  [0x338, "COMBINING LONG SOLIDUS OVERLAY"],
]);

/** Throws where dots, or in a host name hyphens, stand where none may. */
export function requireDotAtom(text: string, start: (what: string) => string, end: (what: string) => string, isHost: boolean): void {
  if (text.endsWith(".")) refuse(end("period"));
  if (text.startsWith(".")) refuse(start("period"));
  if (text.includes("..")) refuse("An email address cannot have two periods in a row.");
  if (!isHost) return;
  if (text.endsWith("-")) refuse(end("hyphen"));
  if (text.startsWith("-")) refuse(start("hyphen"));
  if (text.includes(".-") || text.includes("-.")) refuse("An email address cannot have a period and a hyphen next to each other.");
}

/** `(3 characters too many)` */
export function excess(length: number, limit: number): string {
  const count = length - limit;
  return `(${count} character${count > 1 ? "s" : ""} too many)`;
}
