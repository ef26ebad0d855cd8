// Convertors: which texts a path parameter takes, and how such a text becomes a value and a value such a text.
// They know nothing of templates; `{item_id:int}` finds its convertor here by the name "int".

import { RoutingError } from "./routing-error.ts";

/** One way to read and write a path parameter. */
export interface Convertor {
  /** Source of a regular expression (flag `u`, no anchors) for the texts that are taken. */
  readonly pattern: string;
  /** A text that the pattern took → its value. */
  readonly convert: (text: string) => unknown;
  /** A value → its text in a path. Throws a `RoutingError` where the value has none. */
  readonly format: (value: unknown) => string;
  /**
   * Says whether the pattern takes exactly `path.slice(start, end)`, a piece that holds no "/".
   * To give it is to promise that the pattern never takes a "/" and never looks beyond its piece; routes are then
   * found without a regular expression. Left out by default.
   */
  readonly accepts?: (path: string, start: number, end: number) => boolean;
}

/** The pattern of "path". Python's `.` stops at line feeds alone, JavaScript's at four characters: hence a class. */
export const REST_PATTERN: string = "[^\\n]*";

/** The pattern of "int": ASCII digits, no sign. */
export const INTEGER_PATTERN: string = "[0-9]+";

/** The pattern of "float": digits on both sides of the point, if there is one. */
export const FLOAT_PATTERN: string = "[0-9]+(\\.[0-9]+)?";

/** The scanner of "str": anything, but not nothing. */
export function acceptsAnyText(_path: string, start: number, end: number): boolean {
  return end > start;
}

const convertors: Map<string, Convertor> = new Map(
  Object.entries<Convertor>({
    str: { pattern: "[^/]+", convert: asIs, format: toSegmentText, accepts: acceptsAnyText },
    path: { pattern: REST_PATTERN, convert: asIs, format: toText },
    int: { pattern: INTEGER_PATTERN, convert: toInteger, format: toIntegerText, accepts: acceptsDigits },
    float: { pattern: FLOAT_PATTERN, convert: Number, format: toFloatText, accepts: acceptsDecimal },
    uuid: {
      pattern: "[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}",
      convert: toUuid,
      format: toText,
      accepts: acceptsUuid,
    },
  }).map(([name, convertor]) => [name, Object.freeze(convertor)]),
);

/** The convertor of that name, if there is one. */
export function findConvertor(name: string): Convertor | undefined {
  return convertors.get(name);
}

/** The names that a template may use at this moment, in the order in which they were registered. */
export function convertorNames(): string[] {
  return [...convertors.keys()];
}

/**
 * Makes `{parameter:name}` mean this convertor, for every template that is parsed from now on. A name that exists is
 * taken over; templates that were parsed before keep theirs. Throws a `RoutingError` for a name that no template could
 * hold and for a pattern that is no regular expression.
 */
export function registerConvertor(name: string, convertor: Convertor): void {
  if (!/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name)) {
    throw new RoutingError("bad_convertor", `"${name}" cannot name a convertor: use letters, digits and "_", and no digit first`);
  }
  try {
    new RegExp(`^(?:${convertor.pattern})$`, "u");
  } catch (cause) {
    throw new RoutingError("bad_convertor", `the pattern of the convertor "${name}" is no regular expression with the flag "u": ${convertor.pattern}`, {
      cause,
    });
  }
  convertors.set(name, Object.freeze({ ...convertor }));
}

function asIs(text: string): string {
  return text;
}

/** Beyond 2^53 a number would be rounded, so the value is a bigint there. */
function toInteger(text: string): number | bigint {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : BigInt(text);
}

/** The canonical form of RFC 9562 §4: lower case, five groups. */
function toUuid(text: string): string {
  const digits = text.replaceAll("-", "").toLowerCase();
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join("-");
}

/** The `format` of "path": any value but none. */
export function toText(value: unknown): string {
  if (value === null || value === undefined) throw badValue(value, "there is no value");
  return String(value);
}

function toSegmentText(value: unknown): string {
  const text = toText(value);
  if (text === "") throw badValue(value, "it is empty");
  if (text.includes("/")) throw badValue(value, 'it holds a "/"; only {name:path} takes one');
  return text;
}

/** Integers as they are, fractions cut off, texts of digits: what Python's `int()` takes. */
function toIntegerText(value: unknown): string {
  let integer: bigint;
  if (typeof value === "bigint") integer = value;
  else if (typeof value === "boolean") integer = BigInt(value);
  else if (typeof value === "number" && Number.isFinite(value)) integer = BigInt(Math.trunc(value));
  else if (typeof value === "string" && /^\s*[+-]?[0-9]+(_[0-9]+)*\s*$/.test(value)) integer = fromDigits(value.trim().replaceAll("_", ""));
  else throw badValue(value, "it is no integer");
  if (integer < 0n) throw badValue(value, "negative integers have no text in a path");
  return integer.toString();
}

/** `BigInt` itself takes no sign "+". */
function fromDigits(text: string): bigint {
  return BigInt(text.startsWith("+") ? text.slice(1) : text);
}

/** Twenty places and no zeros at the end, as Starlette writes it: 0.1 is 0.10000000000000000555. */
function toFloatText(value: unknown): string {
  let float: number;
  if (typeof value === "number") float = value;
  else if (typeof value === "bigint" || typeof value === "boolean") float = Number(value);
  else if (typeof value === "string" && /^\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*$/.test(value)) float = Number(value);
  else throw badValue(value, "it is no number");
  if (!Number.isFinite(float)) throw badValue(value, "only finite numbers have a text in a path");
  if (float < 0) throw badValue(value, "negative numbers have no text in a path");
  // `toFixed` changes to exponents there, where a double is an integer anyway.
  if (float >= 1e21) return BigInt(float).toString();
  return float.toFixed(20).replace(/\.?0+$/, "");
}

function badValue(value: unknown, reason: string): RoutingError {
  const shown = typeof value === "string" ? JSON.stringify(value) : String(value);
  return new RoutingError("bad_parameter_value", `${shown} cannot stand in a path: ${reason}`);
}

function acceptsDigits(path: string, start: number, end: number): boolean {
  return end > start && skipDigits(path, start, end) === end;
}

function acceptsDecimal(path: string, start: number, end: number): boolean {
  const point = skipDigits(path, start, end);
  if (point === start) return false;
  if (point === end) return true;
  return path.charCodeAt(point) === 46 && point + 1 < end && skipDigits(path, point + 1, end) === end;
}

function skipDigits(path: string, start: number, end: number): number {
  let index = start;
  while (index < end && isDigit(path.charCodeAt(index))) index++;
  return index;
}

/** 32 hexadecimal digits, and a hyphen after the 8th, 12th, 16th and 20th or not, each by itself. */
function acceptsUuid(path: string, start: number, end: number): boolean {
  let digits = 0;
  let mayBeHyphen = false;
  for (let index = start; index < end; index++) {
    const code = path.charCodeAt(index);
    if (code === 45) {
      if (!mayBeHyphen) return false;
      mayBeHyphen = false;
    } else {
      const lowerCase = code | 32;
      if (!isDigit(code) && !(lowerCase >= 97 && lowerCase <= 102)) return false;
      digits++;
      mayBeHyphen = digits === 8 || digits === 12 || digits === 16 || digits === 20;
    }
  }
  return digits === 32;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
