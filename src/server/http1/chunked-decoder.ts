// The chunked transfer coding, undone as bytes come (RFC 9112 §7.1): sizes in plain hexadecimal digits, lines that end in CRLF and in
// nothing else, extensions that are passed over, trailers that are checked and dropped.

import { FIELD_VALUE, HEX_DIGIT, TOKEN } from "./character-classes.ts";

const LF = 0x0a;
const CR = 0x0d;
const COLON = 0x3a;
const SEMICOLON = 0x3b;

/** Extensions and trailers together may not be longer than this, in bytes: they are read for nobody. */
const MOST_OVERHEAD = 16_384;
/** Digits of a size, leading zeros included. Sizes up to 2^48 are told apart exactly. */
const MOST_DIGITS = 12;

/** What the next byte is. */
type State =
  | "size"
  | "size or end"
  | "extension"
  | "size LF"
  | "data"
  | "data CR"
  | "data LF"
  | "trailer"
  | "trailer name"
  | "trailer value"
  | "trailer LF"
  | "last LF"
  | "done";

export class ChunkedDecoder {
  #state: State = "size";
  /** Of the chunk that is being read: first its size, then what is still to come of it. */
  #left = 0;
  #digits = 0;
  #overhead = 0;

  get isDone(): boolean {
    return this.#state === "done";
  }

  /**
   * Reads from `start` on, and hands the data of chunks to `take`. Gives where it stopped: `bytes.length`, or behind the end of the body. Gives
   * undefined where the coding is broken.
   */
  read(bytes: Buffer, start: number, take: (part: Buffer) => void): number | undefined {
    let position = start;
    while (position < bytes.length && this.#state !== "done") {
      if (this.#state === "data") {
        const end = Math.min(position + this.#left, bytes.length);
        take(bytes.subarray(position, end));
        this.#left -= end - position;
        position = end;
        if (this.#left === 0) this.#state = "data CR";
      } else {
        const next = this.#step(bytes[position]!);
        if (next === undefined) return undefined;
        this.#state = next;
        position += 1;
      }
    }
    return position;
  }

  /** What follows after one byte of the coding itself. */
  #step(byte: number): State | undefined {
    switch (this.#state) {
      case "size":
        return HEX_DIGIT[byte] === 255 ? undefined : this.#addDigit(byte);
      case "size or end":
        if (HEX_DIGIT[byte] !== 255) return this.#addDigit(byte);
        if (byte === SEMICOLON) return "extension";
        return byte === CR ? "size LF" : undefined;
      case "extension":
        if (byte === CR) return "size LF";
        return FIELD_VALUE[byte] === 1 && this.#isWithinBounds() ? "extension" : undefined;
      case "size LF":
        if (byte !== LF) return undefined;
        this.#digits = 0;
        return this.#left === 0 ? "trailer" : "data";
      case "data CR":
        return byte === CR ? "data LF" : undefined;
      case "data LF":
        return byte === LF ? "size" : undefined;
      case "trailer":
        if (byte === CR) return "last LF";
        return TOKEN[byte] === 1 && this.#isWithinBounds() ? "trailer name" : undefined;
      case "trailer name":
        if (byte === COLON) return "trailer value";
        return TOKEN[byte] === 1 && this.#isWithinBounds() ? "trailer name" : undefined;
      case "trailer value":
        if (byte === CR) return "trailer LF";
        return FIELD_VALUE[byte] === 1 && this.#isWithinBounds() ? "trailer value" : undefined;
      case "trailer LF":
        return byte === LF ? "trailer" : undefined;
      default:
        return byte === LF ? "done" : undefined;
    }
  }

  #addDigit(byte: number): State | undefined {
    this.#digits += 1;
    if (this.#digits > MOST_DIGITS) return undefined;
    this.#left = this.#left * 16 + HEX_DIGIT[byte]!;
    return "size or end";
  }

  #isWithinBounds(): boolean {
    this.#overhead += 1;
    return this.#overhead <= MOST_OVERHEAD;
  }
}
