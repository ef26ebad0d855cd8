// Views over headers that are kept as a flat array [name, value, name, value, …]: one that is read, with names in any case, and one
// that is written, with names in lower case. Neither copies: what a view writes stands in the array that the reply carries.

/** What both views read. Names are compared without regard to case. */
class HeaderFields {
  readonly "~flat": readonly string[];

  /** @param flat Names and values in turn. */
  constructor(flat: readonly string[]) {
    this["~flat"] = flat;
  }

  /** The first value of a header, as in Starlette; `undefined` where there is none. */
  get(name: string): string | undefined {
    const index = findName(this["~flat"], name.toLowerCase(), 0);
    return index < 0 ? undefined : this["~flat"][index + 1];
  }

  /** All values of a header, in order. */
  getAll(name: string): string[] {
    return valuesOf(this["~flat"], name);
  }

  has(name: string): boolean {
    return findName(this["~flat"], name.toLowerCase(), 0) >= 0;
  }

  /** The names in lower case, in order; one that stands there twice comes twice. */
  *keys(): IterableIterator<string> {
    for (let index = 0; index < this["~flat"].length; index += 2) yield this["~flat"][index]!.toLowerCase();
  }

  *values(): IterableIterator<string> {
    for (let index = 1; index < this["~flat"].length; index += 2) yield this["~flat"][index]!;
  }

  *entries(): IterableIterator<[name: string, value: string]> {
    for (let index = 0; index < this["~flat"].length; index += 2) yield [this["~flat"][index]!.toLowerCase(), this["~flat"][index + 1]!];
  }

  [Symbol.iterator](): IterableIterator<[name: string, value: string]> {
    return this.entries();
  }
}

/** The headers of a request, in the order in which they came. Names are compared without regard to case. */
export class RequestHeaders extends HeaderFields implements Iterable<[name: string, value: string]> {}

/**
 * The headers of a response. Every name and value is checked when it is written: a name must be a token (RFC 9110 §5.1), a value
 * Latin-1 without control characters other than the tab. What fails throws a `TypeError`, so that no text of a client ends a line.
 */
export class ResponseHeaders extends HeaderFields implements Iterable<[name: string, value: string]> {
  readonly #flat: string[];

  /** @param flat Names (in lower case) and values in turn; the view writes into this very array. */
  constructor(flat: string[] = []) {
    super(flat);
    this.#flat = flat;
  }

  /** Makes this the only value of the header. It keeps the place of the first one. */
  set(name: string, value: string): void {
    const key = checkName(name);
    checkValue(key, value);
    const index = findName(this.#flat, key, 0);
    if (index < 0) {
      this.#flat.push(key, value);
      return;
    }
    this.#flat[index + 1] = value;
    this.#deleteFrom(key, index + 2);
  }

  /** Adds a value beside those that the header has. */
  append(name: string, value: string): void {
    const key = checkName(name);
    checkValue(key, value);
    this.#flat.push(key, value);
  }

  /** Takes every value of the header away, and says whether there was one. */
  delete(name: string): boolean {
    const key = name.toLowerCase();
    const index = findName(this.#flat, key, 0);
    if (index < 0) return false;
    this.#deleteFrom(key, index);
    return true;
  }

  /** Adds the name of a request header to `vary`, after what stands there. Like Starlette it does not look whether it stands there already. */
  vary(name: string): void {
    this.set("vary", [...this.getAll("vary"), name].join(", "));
  }

  #deleteFrom(key: string, start: number): void {
    const flat = this.#flat;
    let kept = start;
    for (let index = start; index < flat.length; index += 2) {
      if (flat[index] === key) continue;
      flat[kept] = flat[index]!;
      flat[kept + 1] = flat[index + 1]!;
      kept += 2;
    }
    flat.length = kept;
  }
}

const token = /^[A-Za-z0-9!#$%&'*+\-.^_`|~]+$/;
const forbidden = /[^\t\x20-\x7e\x80-\xff]/;

/** The name in lower case. Throws a `TypeError` if it is no token. */
export function checkName(name: string): string {
  if (!token.test(name)) throw new TypeError(`A header cannot be named ${JSON.stringify(name)}: use letters, digits and !#$%&'*+-.^_\`|~ only.`);
  return name.toLowerCase();
}

/** Throws a `TypeError` if a header cannot have this value. */
export function checkValue(name: string, value: string): void {
  if (typeof value !== "string") throw new TypeError(`The value of the header "${name}" must be a string, found ${typeof value}.`);
  const found = forbidden.exec(value);
  if (found === null) return;
  const code = found[0].charCodeAt(0);
  const what = code > 0xff ? "a character beyond Latin-1" : code === 0x0d || code === 0x0a ? "a line break" : "a control character";
  throw new TypeError(`The value of the header "${name}" has ${what} (U+${code.toString(16).toUpperCase().padStart(4, "0")}) at ${found.index}.`);
}

function findName(flat: readonly string[], key: string, start: number): number {
  for (let index = start; index < flat.length; index += 2) {
    const name = flat[index]!;
    if (name === key || (name.length === key.length && name.toLowerCase() === key)) return index;
  }
  return -1;
}

function valuesOf(flat: readonly string[], name: string): string[] {
  const key = name.toLowerCase();
  const values: string[] = [];
  for (let index = findName(flat, key, 0); index >= 0; index = findName(flat, key, index + 2)) values.push(flat[index + 1]!);
  return values;
}
