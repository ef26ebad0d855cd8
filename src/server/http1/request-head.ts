// The head of a request, read once and strictly from the bytes as they came (RFC 9112). Only what says where the message ends, and what
// becomes of its connection, is understood here; all other fields stay bytes until somebody asks for them.

import { METHODS } from "node:http";
import { FIELD_VALUE, HOST, TARGET, TOKEN } from "./character-classes.ts";
import type { Refusal } from "./refusal.ts";
import { EXPECTATION_FAILED, HEAD_TOO_LARGE, INVALID, NOT_IMPLEMENTED, UNKNOWN_VERSION } from "./refusal.ts";

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const DOT = 0x2e;
const ZERO = 0x30;
const COLON = 0x3a;
/** The bit that makes a small letter of a capital. */
const SMALL = 0x20;
const SMALL_A = 0x61;
const SMALL_Z = 0x7a;

/** More fields than this are refused with 431. */
const MOST_FIELDS = 128;
/** A length of more digits is beyond what a number holds exactly. */
const MOST_DIGITS = 15;

/** `CONNECT` asks for a tunnel, which this server is not. */
const METHOD_NAMES: ReadonlySet<string> = new Set(METHODS.filter((method) => method !== "CONNECT"));

export class RequestHead {
  method = "";
  /** As it came: a path with its query, an address with its origin, or `*`. */
  target = "";
  /** 1 for HTTP/1.1, 0 for HTTP/1.0. */
  minorVersion = 1;
  /** -1 where it is not said. */
  contentLength = -1;
  isChunked = false;
  /** Whether the connection stays open once this request is answered, as far as the client has a say. */
  staysOpen = true;
  /** Whether the client sends its body only when it is told to. */
  expectsContinue = false;
  /** Whether the client asks for a websocket. */
  asksForSocket = false;
  /** Where the body begins. */
  end = 0;
  readonly #bytes: Buffer;
  #fieldsStart = 0;
  /** A bit for the length of each name: most questions for a field that is not there need no search. */
  #nameLengths = 0;
  #hostStart = -1;
  #namesWebSocket = false;
  #wantsUpgrade = false;

  private constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** Reads the head that begins at `start`. Gives undefined where it does not end before `end`, and is right so far. */
  static read(bytes: Buffer, start: number, end: number): RequestHead | Refusal | undefined {
    const head = new RequestHead(bytes);
    const begin = head.#readRequestLine(start, end);
    if (typeof begin !== "number") return begin;
    const after = head.#readFields(begin, end);
    if (typeof after !== "number") return after;
    head.#fieldsStart = begin;
    head.end = after;
    return head.#judge() ?? head;
  }

  /** The first value of a field; the name in small letters. */
  field(name: string): string | undefined {
    if ((this.#nameLengths & (1 << (name.length & 31))) === 0) return undefined;
    const bytes = this.#bytes;
    const last = this.end - 2;
    for (let position = this.#fieldsStart; position < last; position = bytes.indexOf(LF, position) + 1) {
      if (bytes[position + name.length] === COLON && this.#isAt(position, name)) return this.#value(position + name.length + 1);
    }
    return undefined;
  }

  /** Every field: name, value, name, value, …; names in small letters. */
  fields(): string[] {
    const bytes = this.#bytes;
    const all: string[] = [];
    const last = this.end - 2;
    for (let position = this.#fieldsStart; position < last; position = bytes.indexOf(LF, position) + 1) {
      const colon = bytes.indexOf(COLON, position);
      all.push(latin1(bytes, position, colon).toLowerCase(), this.#value(colon + 1));
    }
    return all;
  }

  /** `METHOD SP target SP HTTP/1.x CRLF`. Gives where the fields begin. */
  #readRequestLine(start: number, end: number): number | Refusal | undefined {
    const bytes = this.#bytes;
    const methodEnd = skip(bytes, TOKEN, start, end);
    if (methodEnd === end) return undefined;
    if (bytes[methodEnd] !== SPACE || methodEnd === start) return INVALID;
    const targetEnd = skip(bytes, TARGET, methodEnd + 1, end);
    if (targetEnd === end) return undefined;
    if (bytes[targetEnd] !== SPACE || targetEnd === methodEnd + 1) return INVALID;
    const version = targetEnd + 1;
    // `HTTP/1.1` and the end of the line are ten bytes.
    if (version + 10 > end) return beginsVersionLine(latin1(bytes, version, end)) ? undefined : INVALID;
    const major = bytes[version + 5]! - ZERO;
    const minor = bytes[version + 7]! - ZERO;
    const isVersionLine =
      latin1(bytes, version, version + 5) === "HTTP/" && bytes[version + 6] === DOT && bytes[version + 8] === CR && bytes[version + 9] === LF;
    if (!isVersionLine || major < 0 || major > 9 || minor < 0 || minor > 9) return INVALID;
    if (major !== 1 || minor > 1) return UNKNOWN_VERSION;
    this.minorVersion = minor;
    this.staysOpen = minor === 1;
    this.method = latin1(bytes, start, methodEnd);
    this.target = latin1(bytes, methodEnd + 1, targetEnd);
    if (!METHOD_NAMES.has(this.method)) return NOT_IMPLEMENTED;
    return isTarget(this.target, this.method) ? version + 10 : INVALID;
  }

  /** Gives where the empty line behind the fields ends. A line that begins with white space, and white space before a colon, are no token. */
  #readFields(start: number, end: number): number | Refusal | undefined {
    const bytes = this.#bytes;
    let position = start;
    for (let count = 0; position < end; count += 1) {
      if (bytes[position] === CR) {
        if (position + 1 === end) return undefined;
        return bytes[position + 1] === LF ? position + 2 : INVALID;
      }
      if (count === MOST_FIELDS) return HEAD_TOO_LARGE;
      const nameEnd = skip(bytes, TOKEN, position, end);
      if (nameEnd === end) return undefined;
      if (bytes[nameEnd] !== COLON || nameEnd === position) return INVALID;
      const valueEnd = skip(bytes, FIELD_VALUE, nameEnd + 1, end);
      if (valueEnd === end) return undefined;
      if (bytes[valueEnd] !== CR) return INVALID;
      if (valueEnd + 1 === end) return undefined;
      if (bytes[valueEnd + 1] !== LF) return INVALID;
      const length = nameEnd - position;
      this.#nameLengths |= 1 << (length & 31);
      const fault = this.#understand(position, length);
      if (fault !== undefined) return fault;
      position = valueEnd + 2;
    }
    return undefined;
  }

  #understand(name: number, length: number): Refusal | undefined {
    const value = name + length + 1;
    switch (length) {
      case 4:
        return this.#isAt(name, "host") ? this.#readHost(value) : undefined;
      case 6:
        return this.#isAt(name, "expect") ? this.#readExpect(value) : undefined;
      case 7:
        if (this.#isAt(name, "upgrade")) this.#namesWebSocket ||= this.#value(value).toLowerCase() === "websocket";
        return undefined;
      case 10:
        if (this.#isAt(name, "connection")) this.#readConnection(value);
        return undefined;
      case 14:
        return this.#isAt(name, "content-length") ? this.#readLength(value) : undefined;
      case 17:
        return this.#isAt(name, "transfer-encoding") ? this.#readCoding(value) : undefined;
      default:
        return undefined;
    }
  }

  /** Said once, and in characters that a host may have (RFC 9112 §3.2). */
  #readHost(value: number): Refusal | undefined {
    if (this.#hostStart !== -1) return INVALID;
    this.#hostStart = value;
    const bytes = this.#bytes;
    let position = value;
    while (isWhite(bytes[position]!)) position += 1;
    while (HOST[bytes[position]!] === 1) position += 1;
    while (isWhite(bytes[position]!)) position += 1;
    return bytes[position] === CR ? undefined : INVALID;
  }

  /** Said once, in digits only: two that differ are how requests are smuggled (RFC 9112 §6.3), and two that agree are no better. */
  #readLength(value: number): Refusal | undefined {
    const text = this.#value(value);
    if (this.contentLength !== -1 || !/^\d+$/.test(text) || text.length > MOST_DIGITS) return INVALID;
    this.contentLength = Number(text);
    return undefined;
  }

  /** `chunked` alone, once; no other coding is understood (RFC 9112 §6.1). */
  #readCoding(value: number): Refusal | undefined {
    const text = this.#value(value).toLowerCase();
    if (text !== "chunked") return /^(?:[a-z-]+\s*,\s*)+chunked$/.test(text) && !/^chunked|,\s*chunked\s*,/.test(text) ? NOT_IMPLEMENTED : INVALID;
    if (this.isChunked) return INVALID;
    this.isChunked = true;
    return undefined;
  }

  #readExpect(value: number): Refusal | undefined {
    if (this.#value(value).toLowerCase() !== "100-continue") return EXPECTATION_FAILED;
    this.expectsContinue = this.minorVersion === 1;
    return undefined;
  }

  #readConnection(value: number): void {
    for (const option of this.#value(value).toLowerCase().split(",")) {
      const name = option.trim();
      if (name === "close") this.staysOpen = false;
      else if (name === "upgrade") this.#wantsUpgrade = true;
      else if (name === "keep-alive" && this.minorVersion === 0) this.staysOpen = true;
    }
  }

  /** What only the fields together tell. */
  #judge(): Refusal | undefined {
    if (this.#hostStart === -1 && this.minorVersion === 1) return INVALID;
    if (this.isChunked && (this.contentLength !== -1 || this.minorVersion === 0)) return INVALID;
    if (!this.target.startsWith("/") && this.target !== "*" && !this.#isAddressedTo(this.target)) return INVALID;
    this.asksForSocket = this.#namesWebSocket && this.#wantsUpgrade && this.minorVersion === 1;
    return undefined;
  }

  /** Whether an address names the host that the field does: whoever believes the one must not be told another by the other. */
  #isAddressedTo(target: string): boolean {
    const authority = /^https?:\/\/([^/?]*)/i.exec(target)?.[1];
    return this.#hostStart === -1 || authority?.toLowerCase() === this.#value(this.#hostStart).toLowerCase();
  }

  #isAt(position: number, name: string): boolean {
    const bytes = this.#bytes;
    for (let index = 0; index < name.length; index += 1) {
      const found = bytes[position + index]!;
      const wanted = name.charCodeAt(index);
      // An underscore would become another byte by the bit, so only letters are compared with it.
      if (found !== wanted && ((found | SMALL) !== wanted || wanted < SMALL_A || wanted > SMALL_Z)) return false;
    }
    return true;
  }

  /** The value that begins at `start`, without the white space around it. */
  #value(start: number): string {
    const bytes = this.#bytes;
    let first = start;
    let end = bytes.indexOf(CR, start);
    while (isWhite(bytes[first]!)) first += 1;
    while (end > first && isWhite(bytes[end - 1]!)) end -= 1;
    return latin1(bytes, first, end);
  }
}

/** The first byte from `start` on that is not of the class, or `end`. */
function skip(bytes: Buffer, members: Uint8Array, start: number, end: number): number {
  let position = start;
  while (position < end && members[bytes[position]!] === 1) position += 1;
  return position;
}

function latin1(bytes: Buffer, start: number, end: number): string {
  return bytes.toString("latin1", start, end);
}

function isWhite(byte: number): boolean {
  return byte === SPACE || byte === TAB;
}

/** Whether this can become `HTTP/1.1` and the end of its line. */
function beginsVersionLine(text: string): boolean {
  return /^(?:H|HT|HTT|HTTP|HTTP\/|HTTP\/\d|HTTP\/\d\.|HTTP\/\d\.\d|HTTP\/\d\.\d\r)?$/.test(text);
}

/** A path, an address, or the asterisk of `OPTIONS` (RFC 9112 §3.2). */
function isTarget(target: string, method: string): boolean {
  return target.startsWith("/") || (target === "*" && method === "OPTIONS") || /^https?:\/\/[^/?@]+(?:[/?]|$)/i.test(target);
}
