// Multipart bodies (RFC 2046 §5.1, RFC 7578) as a stream of events. It takes and refuses what python-multipart takes and refuses, however
// the body is cut into chunks: no preamble but line breaks, any epilogue, no more than eight headers a part. docs/decisions/multipart.md

import { fromLatin1, toLatin1 } from "../kernel/latin1.ts";

/** What happens while a body is parsed, in this order for each part. The bytes of `data` are a view of the chunk that was written. */
export interface PartEvents {
  /** The name is in lower case, the value as it came, both read as Latin-1. */
  header(name: string, value: string): void;
  headersEnd(): void;
  data(bytes: Uint8Array): void;
  partEnd(): void;
}

/** The body is no multipart message of its boundary. */
export class MalformedMultipart extends Error {
  override readonly name: string = "MalformedMultipart";
}

const MAX_HEADERS = 8;
/** Of one header line, without its line break. */
const MAX_HEADER_SIZE = 4096 + 128;
const MAX_BOUNDARY = 256;

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const HYPHEN = 0x2d;
const COLON = 0x3a;

/** In place of a count: the delimiter and what must follow it are there. */
const COMPLETE = -1;

type State =
  | "start"
  | "preamble"
  | "first boundary"
  | "header"
  | "header name"
  | "header value start"
  | "header value"
  | "header line feed"
  | "headers line feed"
  | "data"
  | "end hyphen"
  | "end";

export class MultipartParser {
  readonly #events: PartEvents;
  /** CR LF "--" boundary. */
  readonly #delimiter: Uint8Array;
  #state: State = "start";
  /** How many bytes of the delimiter, and of what must follow it, stand before the next byte. */
  #matched = 0;
  #isLast = false;
  #headers = 0;
  #headerSize = 0;
  #name = "";
  #value = "";

  /** @param boundary Read as Latin-1. @throws MalformedMultipart if it is longer than 256 bytes */
  constructor(boundary: string, events: PartEvents) {
    if (boundary.length > MAX_BOUNDARY) throw new MalformedMultipart("The boundary is too long.");
    this.#delimiter = toLatin1(`\r\n--${boundary}`);
    this.#events = events;
  }

  /** Takes the next bytes. What is still open at the end of the body is an unfinished part, of which no `partEnd` tells. @throws MalformedMultipart */
  write(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length && this.#state !== "end";) at = this.#step(chunk, at);
  }

  /** Handles at least one byte, or changes the state. Gives where to go on. */
  #step(chunk: Uint8Array, at: number): number {
    const byte = chunk[at]!;
    switch (this.#state) {
      case "start":
        this.#state = byte === CR || byte === LF ? "preamble" : "first boundary";
        // The first line has no line break before it.
        this.#matched = 2;
        return at;
      case "preamble": {
        const hyphen = chunk.indexOf(HYPHEN, at);
        if (hyphen < 0) return chunk.length;
        this.#state = "first boundary";
        return hyphen;
      }
      case "first boundary":
        return this.#firstBoundary(byte, at);
      case "end hyphen":
        if (byte !== HYPHEN) throw new MalformedMultipart("The last boundary ends in one hyphen.");
        this.#state = "end";
        return at + 1;
      case "header":
        return this.#headerStart(byte, at);
      case "header name":
        return this.#headerName(chunk, at);
      case "header value start":
        if (byte !== SPACE) this.#state = "header value";
        else this.#countHeader(1);
        return byte === SPACE ? at + 1 : at;
      case "header value":
        return this.#headerValue(chunk, at);
      case "header line feed":
        if (byte !== LF) throw new MalformedMultipart("A header's line does not end.");
        this.#state = "header";
        return at + 1;
      case "headers line feed":
        if (byte !== LF) throw new MalformedMultipart("The headers do not end.");
        this.#events.headersEnd();
        this.#state = "data";
        this.#matched = 0;
        return at + 1;
      case "data":
        return this.#data(chunk, at);
      case "end":
        return chunk.length;
    }
  }

  #firstBoundary(byte: number, at: number): number {
    const { length } = this.#delimiter;
    if (this.#matched === length && byte === HYPHEN) {
      this.#state = "end hyphen";
      return at + 1;
    }
    const expected = this.#matched < length ? this.#delimiter[this.#matched] : this.#matched === length ? CR : LF;
    if (byte !== expected) throw new MalformedMultipart("The body does not begin with its boundary.");
    this.#matched += 1;
    if (this.#matched === length + 2) this.#beginPart();
    return at + 1;
  }

  #beginPart(): void {
    this.#state = "header";
    this.#headers = 0;
  }

  #headerStart(byte: number, at: number): number {
    if (byte === CR) {
      this.#state = "headers line feed";
      return at + 1;
    }
    this.#headers += 1;
    if (this.#headers > MAX_HEADERS) throw new MalformedMultipart("A part has too many headers.");
    this.#headerSize = 0;
    this.#name = "";
    this.#value = "";
    this.#state = "header name";
    return at;
  }

  #headerName(chunk: Uint8Array, at: number): number {
    const colon = chunk.indexOf(COLON, at);
    const end = colon < 0 ? chunk.length : colon;
    this.#countHeader(end - at + (colon < 0 ? 0 : 1));
    const text = fromLatin1(chunk, at, end);
    if (!tokenCharacters.test(text)) throw new MalformedMultipart("A header's name has a character that is not allowed.");
    this.#name += text;
    if (colon < 0) return end;
    if (this.#name === "") throw new MalformedMultipart("A header has no name.");
    this.#state = "header value start";
    return colon + 1;
  }

  #headerValue(chunk: Uint8Array, at: number): number {
    const carriageReturn = chunk.indexOf(CR, at);
    const end = carriageReturn < 0 ? chunk.length : carriageReturn;
    this.#countHeader(end - at);
    this.#value += fromLatin1(chunk, at, end);
    if (carriageReturn < 0) return end;
    this.#events.header(this.#name.toLowerCase(), this.#value);
    this.#state = "header line feed";
    return end + 1;
  }

  #countHeader(bytes: number): void {
    this.#headerSize += bytes;
    if (this.#headerSize > MAX_HEADER_SIZE) throw new MalformedMultipart("A header is too long.");
  }

  /** Emits data up to the next delimiter, or to what may be the beginning of one at the end of the chunk, which is held back. */
  #data(chunk: Uint8Array, from: number): number {
    let at = from;
    if (this.#matched > 0) {
      const held = this.#heldBack();
      at = this.#match(chunk, from);
      if (this.#matched === COMPLETE) return this.#endPart(at);
      if (this.#matched > 0) return at;
      this.#events.data(held);
    }
    while (at < chunk.length) {
      const candidate = chunk.indexOf(CR, at);
      at = candidate < 0 ? chunk.length : this.#match(chunk, candidate);
      if (candidate < 0 || this.#matched === 0) continue;
      if (candidate > from) this.#events.data(chunk.subarray(from, candidate));
      return this.#matched === COMPLETE ? this.#endPart(at) : at;
    }
    if (at > from) this.#events.data(chunk.subarray(from, at));
    return at;
  }

  /** Goes on matching the delimiter and the CR LF or "--" after it. Gives the first byte that was not matched. */
  #match(chunk: Uint8Array, from: number): number {
    const { length } = this.#delimiter;
    for (let at = from; at < chunk.length; at += 1) {
      const byte = chunk[at]!;
      if (this.#matched < length) {
        if (byte !== this.#delimiter[this.#matched]) return this.#mismatch(at);
        this.#matched += 1;
      } else if (this.#matched === length) {
        if (byte !== CR && byte !== HYPHEN) return this.#mismatch(at);
        this.#isLast = byte === HYPHEN;
        this.#matched += 1;
      } else {
        if (byte !== (this.#isLast ? HYPHEN : LF)) return this.#mismatch(at);
        this.#matched = COMPLETE;
        return at + 1;
      }
    }
    return chunk.length;
  }

  /** The delimiter begins with the only CR that it has, so that no byte of a failed match can begin another one. */
  #mismatch(at: number): number {
    this.#matched = 0;
    return at;
  }

  #heldBack(): Uint8Array {
    const { length } = this.#delimiter;
    if (this.#matched <= length) return this.#delimiter.subarray(0, this.#matched);
    return Uint8Array.of(...this.#delimiter, this.#isLast ? HYPHEN : CR);
  }

  #endPart(at: number): number {
    this.#events.partEnd();
    this.#matched = 0;
    if (this.#isLast) this.#state = "end";
    else this.#beginPart();
    return at;
  }
}

const tokenCharacters = /^[A-Za-z0-9!#$%&'*+\-.^_`|~]*$/;
