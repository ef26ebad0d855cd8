// What is wrong with a JSON text, in the words and with the line and column of the parser that Pydantic uses: `Invalid JSON: …`.
// It only looks for the fault, so it is asked when reading has failed. Stricter than `JSON.parse` in two things: lone surrogates
// and nesting deeper than 200.

import { maximalDigits } from "./python-integer.ts";

/** The deepest nesting that Pydantic reads. */
export const JSON_NESTING = 200;

/** `EOF while parsing a list at line 1 column 2`, or undefined where nothing is wrong. */
export function jsonFault(text: string): string | undefined {
  try {
    new Reader(text).read();
    return undefined;
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    return `${fault.message} at ${place(text, fault.index)}`;
  }
}

class Fault extends Error {
  readonly index: number;

  constructor(message: string, index: number) {
    super(message);
    this.index = index;
  }
}

/** Lines and bytes count from one, but at the end of the text, where the column is that of the last byte. */
function place(text: string, index: number): string {
  const before = text.slice(0, text[index] === "\n" ? index + 1 : index);
  const lineStart = before.lastIndexOf("\n") + 1;
  const column = new TextEncoder().encode(before.slice(lineStart)).length + (index < text.length && text[index] !== "\n" ? 1 : 0);
  return `line ${before.split("\n").length} column ${column}`;
}

const WORDS = new Map([
  ["t", "true"],
  ["f", "false"],
  ["n", "null"],
  ["N", "NaN"],
  ["I", "Infinity"],
]);

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): void {
    this.#space();
    this.#value(0);
    this.#space();
    if (this.#at < this.#text.length) this.#fail("trailing characters");
  }

  #value(depth: number): void {
    const first = this.#text[this.#at];
    const word = first === undefined ? undefined : WORDS.get(first);
    if (first === undefined) this.#fail("EOF while parsing a value");
    else if (first === "[") this.#list(depth + 1);
    else if (first === "{") this.#object(depth + 1);
    else if (first === '"') this.#string();
    else if (word !== undefined) this.#word(word);
    else if (first === "-" || isDigit(first)) this.#number();
    else this.#fail("expected value");
  }

  #list(depth: number): void {
    this.#skip();
    if (this.#text[this.#at] === "]") return this.#step();
    if (this.#at >= this.#text.length) this.#fail("EOF while parsing a list");
    for (;;) {
      if (depth > JSON_NESTING) this.#fail("recursion limit exceeded");
      this.#value(depth);
      this.#space();
      if (this.#text[this.#at] === "]") return this.#step();
      this.#comma("EOF while parsing a list", "expected `,` or `]`", "]");
    }
  }

  #object(depth: number): void {
    this.#skip();
    if (this.#text[this.#at] === "}") return this.#step();
    if (this.#at >= this.#text.length) this.#fail("EOF while parsing an object");
    for (;;) {
      if (this.#text[this.#at] !== '"') this.#fail(this.#at < this.#text.length ? "key must be a string" : "EOF while parsing a value");
      this.#string();
      this.#space();
      if (this.#text[this.#at] !== ":") this.#fail(this.#at < this.#text.length ? "expected `:`" : "EOF while parsing an object");
      this.#skip();
      if (depth > JSON_NESTING) this.#fail("recursion limit exceeded");
      this.#value(depth);
      this.#space();
      if (this.#text[this.#at] === "}") return this.#step();
      this.#comma("EOF while parsing an object", "expected `,` or `}`", "}");
    }
  }

  #comma(atEnd: string, otherwise: string, close: string): void {
    if (this.#text[this.#at] !== ",") this.#fail(this.#at < this.#text.length ? otherwise : atEnd);
    this.#skip();
    if (this.#text[this.#at] === close) this.#fail("trailing comma");
  }

  #word(word: string): void {
    for (const letter of word) {
      if (this.#at >= this.#text.length) this.#fail("EOF while parsing a value");
      if (this.#text[this.#at] !== letter) this.#fail("expected ident");
      this.#at += 1;
    }
  }

  #number(): void {
    const start = this.#at;
    if (this.#text[this.#at] === "-") this.#at += 1;
    if (this.#text[this.#at] === "I") return this.#word("Infinity");
    const whole = this.#at;
    this.#digits();
    if (this.#text[whole] === "0" && this.#at > whole + 1) this.#fail("invalid number", whole + 1);
    if (this.#at - start > maximalDigits) this.#fail("number out of range", start + maximalDigits + 1);
    if (this.#text[this.#at] === ".") {
      this.#at += 1;
      this.#digits();
    }
    if (this.#text[this.#at] !== "e" && this.#text[this.#at] !== "E") return;
    this.#at += 1;
    if (this.#text[this.#at] === "+" || this.#text[this.#at] === "-") this.#at += 1;
    this.#digits();
  }

  #digits(): void {
    if (this.#at >= this.#text.length) this.#fail("EOF while parsing a value");
    if (!isDigit(this.#text[this.#at])) this.#fail("invalid number");
    while (isDigit(this.#text[this.#at])) this.#at += 1;
  }

  #string(): void {
    for (this.#at += 1; ; this.#at += 1) {
      const character = this.#text[this.#at];
      if (character === undefined) this.#fail("EOF while parsing a string");
      else if (character === '"') return this.#step();
      else if (character < " ") this.#fail("control character (\\u0000-\\u001F) found while parsing a string");
      else if (character === "\\") this.#escape();
    }
  }

  /** Leaves off at the last character of what follows a backslash. */
  #escape(): void {
    this.#at += 1;
    const letter = this.#text[this.#at];
    if (letter === undefined) this.#fail("EOF while parsing a string");
    if (letter !== "u") {
      if (!'"\\/bfnrt'.includes(letter)) this.#fail("invalid escape");
      return;
    }
    const unit = this.#hexadecimal();
    if (unit < 0xd800 || unit > 0xdfff) return;
    if (unit > 0xdbff) this.#fail("lone leading surrogate in hex escape");
    for (const expected of "\\u") {
      this.#at += 1;
      if (this.#at >= this.#text.length) this.#fail("EOF while parsing a string");
      if (this.#text[this.#at] !== expected) this.#fail("unexpected end of hex escape");
    }
    const second = this.#hexadecimal();
    if (second < 0xdc00 || second > 0xdfff) this.#fail("lone leading surrogate in hex escape");
  }

  #hexadecimal(): number {
    if (this.#at + 4 >= this.#text.length) this.#fail("EOF while parsing a string", this.#text.length);
    for (let digit = 1; digit <= 4; digit += 1) {
      if (!/^[0-9a-f]$/i.test(this.#text[this.#at + digit]!)) this.#fail("invalid escape", this.#at + digit);
    }
    this.#at += 4;
    return Number.parseInt(this.#text.slice(this.#at - 3, this.#at + 1), 16);
  }

  #space(): void {
    while (" \n\r\t".includes(this.#text[this.#at] ?? "x")) this.#at += 1;
  }

  #skip(): void {
    this.#at += 1;
    this.#space();
  }

  #step(): void {
    this.#at += 1;
  }

  #fail(message: string, index: number = this.#at): never {
    throw new Fault(message, index);
  }
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= "0" && character <= "9";
}
