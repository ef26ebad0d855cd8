// A strict JSON parser that fails where Python's `json.loads` fails, with its words and its position. It is the second reader:
// `decodeJson` comes here for a text that `JSON.parse` refused, so it favours exactness over speed. It never recurses.

import { maximalDigits } from "./python-integer.ts";
import { hexDigit } from "./percent-decode.ts";

/** A text that was read. */
export interface JsonDecoded {
  readonly ok: true;
  readonly value: unknown;
}

/** A text that was not read: broken (`syntax`), too deeply nested, or with an integer of more than 4300 digits. */
export interface JsonRefused {
  readonly ok: false;
  readonly reason: "syntax" | "nesting" | "digits";
  /** Python's words, for example `Expecting ',' delimiter`. */
  readonly message: string;
  /** How many characters (code points, as Python counts) stand before the fault. */
  readonly position: number;
}

/** Reads `text`; `nesting` is the deepest level allowed; `exact` keeps integers beyond the safe range as `bigint`. */
export function scanJson(text: string, nesting: number, exact: boolean): JsonDecoded | JsonRefused {
  try {
    return { ok: true, value: new JsonScanner(text, nesting, exact).scan() };
  } catch (fault) {
    if (!(fault instanceof JsonFault)) throw fault;
    return { ok: false, reason: fault.reason, message: fault.message, position: countCodePoints(text, fault.offset) };
  }
}

class JsonFault extends Error {
  readonly offset: number;
  readonly reason: JsonRefused["reason"];

  constructor(message: string, offset: number, reason: JsonRefused["reason"] = "syntax") {
    super(message);
    this.offset = offset;
    this.reason = reason;
  }
}

/** An array or object that is not closed yet. `key` is the name under which an object's next value goes. */
type Open = { readonly items: unknown[] } | { readonly members: Record<string, unknown>; key: string };

class JsonScanner {
  readonly #text: string;
  readonly #nesting: number;
  readonly #exact: boolean;
  readonly #open: Open[] = [];
  #at = 0;

  constructor(text: string, nesting: number, exact: boolean) {
    this.#text = text;
    this.#nesting = nesting;
    this.#exact = exact;
  }

  scan(): unknown {
    if (this.#text.startsWith("\ufeff")) throw new JsonFault("Unexpected UTF-8 BOM (decode using utf-8-sig)", 0);
    this.#skipSpace();
    for (;;) {
      let value: unknown;
      const opened = this.#openContainer();
      if (opened === undefined) value = this.#scanScalar();
      else if (!this.#closesAtOnce(opened)) continue;
      else value = this.#close();
      while (this.#open.length > 0 && this.#addAndEnds(value)) value = this.#close();
      if (this.#open.length > 0) continue;
      this.#skipSpace();
      if (this.#at < this.#text.length) throw new JsonFault("Extra data", this.#at);
      return value;
    }
  }

  /** Steps into the array or object that begins here, if one does. */
  #openContainer(): Open | undefined {
    const code = this.#code();
    if (code !== 0x5b && code !== 0x7b) return undefined;
    if (this.#open.length >= this.#nesting) throw new JsonFault(`Nested deeper than ${this.#nesting} levels`, this.#at, "nesting");
    const opened: Open = code === 0x5b ? { items: [] } : { members: {}, key: "" };
    this.#open.push(opened);
    this.#at++;
    this.#skipSpace();
    return opened;
  }

  /** Whether a fresh array or object is empty; an object that is not has its first key read. */
  #closesAtOnce(opened: Open): boolean {
    if ("items" in opened) return this.#code() === 0x5d;
    if (this.#code() === 0x7d) return true;
    this.#scanKey(opened);
    return false;
  }

  /** Steps out of the innermost array or object. */
  #close(): unknown {
    this.#at++;
    const closed = this.#open.pop()!;
    return "items" in closed ? closed.items : closed.members;
  }

  /** Adds a value to the innermost array or object, and says whether that ends here. If not, the next value is what follows. */
  #addAndEnds(value: unknown): boolean {
    const open = this.#open.at(-1)!;
    if ("items" in open) open.items.push(value);
    else setOwn(open.members, open.key, value);
    this.#skipSpace();
    if (this.#code() === ("items" in open ? 0x5d : 0x7d)) return true;
    this.#expect(0x2c, "Expecting ',' delimiter");
    this.#skipSpace();
    if ("members" in open) this.#scanKey(open);
    return false;
  }

  #scanKey(open: { key: string }): void {
    if (this.#code() !== 0x22) throw new JsonFault("Expecting property name enclosed in double quotes", this.#at);
    open.key = this.#scanString();
    this.#skipSpace();
    this.#expect(0x3a, "Expecting ':' delimiter");
    this.#skipSpace();
  }

  #scanScalar(): unknown {
    if (this.#code() === 0x22) return this.#scanString();
    for (const [word, value] of words) {
      if (!this.#text.startsWith(word, this.#at)) continue;
      this.#at += word.length;
      return value;
    }
    return this.#scanNumber();
  }

  #scanNumber(): number | bigint {
    numberText.lastIndex = this.#at;
    const match = numberText.exec(this.#text);
    if (match === null) throw new JsonFault("Expecting value", this.#at);
    const [literal, integer] = match as unknown as [string, string];
    const value = Number(literal);
    if (literal.length === integer.length) {
      const digits = integer.startsWith("-") ? integer.length - 1 : integer.length;
      if (digits > maximalDigits) throw new JsonFault(`An integer has ${digits} digits, more than ${maximalDigits}`, this.#at, "digits");
      if (this.#exact && !Number.isSafeInteger(value)) {
        this.#at += literal.length;
        return BigInt(literal);
      }
    }
    this.#at += literal.length;
    return value;
  }

  #scanString(): string {
    const begin = this.#at++;
    let result = "";
    let start = this.#at;
    for (;;) {
      const code = this.#code();
      if (code < 0) throw new JsonFault("Unterminated string starting at", begin);
      if (code <= 0x1f) throw new JsonFault("Invalid control character at", this.#at);
      if (code !== 0x22 && code !== 0x5c) {
        this.#at++;
        continue;
      }
      result += this.#text.slice(start, this.#at);
      this.#at++;
      if (code === 0x22) return result;
      result += this.#scanEscape(begin);
      start = this.#at;
    }
  }

  /** What follows a backslash. The halves of a surrogate pair join by standing side by side. */
  #scanEscape(begin: number): string {
    const letter = this.#text[this.#at];
    if (letter === undefined) throw new JsonFault("Unterminated string starting at", begin);
    if (letter !== "u") {
      const character = escapes.get(letter);
      if (character === undefined) throw new JsonFault("Invalid \\escape", this.#at - 1);
      this.#at++;
      return character;
    }
    let unit = 0;
    for (let digit = 1; digit <= 4; digit++) {
      const value = hexDigit(this.#text.charCodeAt(this.#at + digit));
      if (value < 0) throw new JsonFault("Invalid \\uXXXX escape", this.#at);
      unit = unit * 16 + value;
    }
    // Python looks for the closing quote, too, before it says anything about the string's end.
    if (this.#at + 5 >= this.#text.length) throw new JsonFault("Invalid \\uXXXX escape", this.#at);
    this.#at += 5;
    return String.fromCharCode(unit);
  }

  #expect(code: number, message: string): void {
    if (this.#code() !== code) throw new JsonFault(message, this.#at);
    this.#at++;
  }

  #skipSpace(): void {
    for (;;) {
      const code = this.#code();
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.#at++;
    }
  }

  /** The code unit here, or -1 at the end. */
  #code(): number {
    return this.#at < this.#text.length ? this.#text.charCodeAt(this.#at) : -1;
  }
}

const numberText = /(-?(?:0|[1-9][0-9]*))(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y;

const words: readonly (readonly [string, unknown])[] = [
  ["null", null],
  ["true", true],
  ["false", false],
  ["NaN", NaN],
  ["Infinity", Infinity],
  ["-Infinity", -Infinity],
];

const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["\\", "\\"],
  ["/", "/"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

/** `__proto__` is a key like any other, as it is to `JSON.parse`. */
function setOwn(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === "__proto__") Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
  else target[key] = value;
}

/** How many code points stand before the code unit at `offset`. */
function countCodePoints(text: string, offset: number): number {
  let count = 0;
  for (let at = 0; at < offset; at++) {
    if ((text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) at++;
    count++;
  }
  return count;
}
