// A raw query string to names and values, as Python's `parse_qsl(keep_blank_values=True)` and Starlette's QueryParams read it:
// "&" alone separates, "+" is a space, broken escapes stay. The readers of declared names scan the text once and decode only what they return.

import { decodePercent } from "../kernel/percent-decode.ts";

/** Every name and value of a raw query (without its "?"), in order, decoded. An empty part between two "&" is nothing. */
export function readAll(raw: string): [name: string, value: string][] {
  const pairs: [string, string][] = [];
  for (let start = 0; start < raw.length;) {
    const end = endOfPart(raw, start);
    if (end > start) {
      const equals = endOfName(raw, start, end);
      pairs.push([decodeText(raw.slice(start, equals)), decodeText(raw.slice(equals + 1, end))]);
    }
    start = end + 1;
  }
  return pairs;
}

/** The last value of one name, as a scalar parameter takes it; `undefined` if the name is absent, "" if it has no value. */
export function readLast(raw: string, name: string): string | undefined {
  for (let end = raw.length; end > 0;) {
    const start = raw.lastIndexOf("&", end - 1) + 1;
    if (end > start) {
      const equals = endOfName(raw, start, end);
      if (isNamed(raw, start, equals, name)) return decodeText(raw.slice(equals + 1, end));
    }
    end = start - 1;
  }
  return undefined;
}

/** All values of one name, in order, as a list parameter takes them. */
export function readEvery(raw: string, name: string): string[] {
  const values: string[] = [];
  for (let start = 0; start < raw.length;) {
    const end = endOfPart(raw, start);
    if (end > start) {
      const equals = endOfName(raw, start, end);
      if (isNamed(raw, start, equals, name)) values.push(decodeText(raw.slice(equals + 1, end)));
    }
    start = end + 1;
  }
  return values;
}

/** The last value of each of several names, in the order of `names`, in one pass over the query. */
export function scanQuery(raw: string, names: readonly string[]): (string | undefined)[] {
  const values: (string | undefined)[] = names.map(() => undefined);
  for (let start = 0; start < raw.length;) {
    const end = endOfPart(raw, start);
    if (end > start) {
      const equals = endOfName(raw, start, end);
      const index = indexOfName(raw, start, equals, names);
      // Undecoded for now: a later value of the same name may take its place.
      if (index >= 0) values[index] = raw.slice(equals + 1, end);
    }
    start = end + 1;
  }
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    if (value !== undefined) values[index] = decodeText(value);
  }
  return values;
}

/** A name or value as it stands in the query, decoded. */
export function decodeText(text: string): string {
  return decodePercent(text.includes("+") ? text.replaceAll("+", " ") : text);
}

function endOfPart(raw: string, start: number): number {
  const end = raw.indexOf("&", start);
  return end < 0 ? raw.length : end;
}

/** Where the name of the part from `start` to `end` ends: at its first "=", or at its end. */
function endOfName(raw: string, start: number, end: number): number {
  // Not `indexOf`: it would run on to the end of the query for each part without "=".
  let at = start;
  while (at < end && raw.charCodeAt(at) !== 0x3d) at++;
  return at;
}

function indexOfName(raw: string, start: number, end: number, names: readonly string[]): number {
  if (isEncoded(raw, start, end)) return names.indexOf(decodeText(raw.slice(start, end)));
  const length = end - start;
  for (let index = 0; index < names.length; index++) {
    const name = names[index]!;
    if (name.length === length && raw.startsWith(name, start)) return index;
  }
  return -1;
}

function isNamed(raw: string, start: number, end: number, name: string): boolean {
  if (isEncoded(raw, start, end)) return decodeText(raw.slice(start, end)) === name;
  return end - start === name.length && raw.startsWith(name, start);
}

/** Whether the text from `start` to `end` says something else than it shows. */
function isEncoded(raw: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = raw.charCodeAt(at);
    if (code === 0x25 || code === 0x2b) return true;
  }
  return false;
}
