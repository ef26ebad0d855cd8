// A decimal number that keeps its digits: `1.10` stays `1.10`. It compares exactly and calculates nothing, which is left to the library
// of the user's choice; its text and its grammar are those of Python's `Decimal`.

import { plainNumber } from "./number-text.ts";
import { pythonStrip } from "./python-strip.ts";
import { asciiDigits } from "./unicode-digits.ts";

/** `negative`, and either digits × 10^exponent or something that is no number. */
export interface Parts {
  readonly negative: boolean;
  /** Without leading zeros; "0" for zero. */
  readonly digits: string;
  readonly exponent: number;
  readonly special: "" | "Infinity" | "NaN" | "sNaN";
}

/**
 * An immutable decimal of any size and precision.
 *
 * @example
 * const price = new Decimal("1.10");
 * price.toString();                  // "1.10"
 * price.compare(new Decimal("1.1")); // 0: equal in value
 */
export class Decimal {
  /** Its digits, as Python writes them: `1.10`, `1E+5`, `NaN`. */
  readonly text: string;
  readonly #parts: Parts;

  /** @throws RangeError where the text is no decimal number. Surrounding white space and underscores are passed over, as in Python. */
  constructor(value: string | number | bigint | Decimal) {
    const parts = value instanceof Prepared ? value.parts : partsOf(value);
    if (parts === undefined) throw new RangeError(`${JSON.stringify(String(value))} is no decimal number.`);
    this.#parts = parts;
    this.text = textOf(parts);
    Object.freeze(this);
  }

  /** The decimal that `value` says, or undefined where it says none. */
  static from(value: string | number | bigint | Decimal): Decimal | undefined {
    if (value instanceof Decimal) return value;
    const parts = partsOf(value);
    return parts === undefined ? undefined : new Decimal(new Prepared(parts) as never);
  }

  get "~parts"(): Parts {
    return this.#parts;
  }

  /** Whether it is neither an infinity nor NaN. */
  get isFinite(): boolean {
    return this.#parts.special === "";
  }

  get isNaN(): boolean {
    return this.#parts.special.endsWith("NaN");
  }

  /** Whether it is a whole number: `3.00` is. */
  get isInteger(): boolean {
    return this.isFinite && fractionLength(this) === 0;
  }

  /** Below (−1), equal in value (0) or above (1); NaN where one of the two is NaN. */
  compare(other: Decimal | number | bigint | string): number {
    const right = other instanceof Decimal ? other : new Decimal(other);
    if (this.isNaN || right.isNaN) return Number.NaN;
    return compareParts(this.#parts, right.#parts);
  }

  /** Whether the two are equal in value: `1.0` and `1.00` are. */
  equals(other: Decimal | number | bigint | string): boolean {
    return this.compare(other) === 0;
  }

  /** The nearest number of JavaScript. */
  toNumber(): number {
    return this.isNaN ? Number.NaN : Number(this.text);
  }

  /** The digits before the point. @throws RangeError where it is no whole number or has more than `digits` digits (1,000 by default). */
  toBigint(digits = 1000): bigint {
    const { negative, digits: all, exponent } = this.#parts;
    if (!this.isInteger || all.length + exponent > digits) throw new RangeError(`${this.text} is no whole number of at most ${digits} digits.`);
    const whole = exponent >= 0 ? all + "0".repeat(exponent) : all.slice(0, exponent) || "0";
    return negative ? -BigInt(whole) : BigInt(whole);
  }

  toString(): string {
    return this.text;
  }

  toJSON(): string {
    return this.text;
  }

  /** Refused, so that `<` and `+` cannot go wrong unseen. @throws TypeError */
  valueOf(): never {
    throw new TypeError("A Decimal does not calculate: use compare(), equals(), toNumber(), or hand toString() to a library that does.");
  }
}

/** Parts that were read already: the constructor takes them from inside of this file. */
class Prepared {
  readonly parts: Parts;

  constructor(parts: Parts) {
    this.parts = parts;
  }
}

const PLAIN = /^(-?)([0-9]+)(?:\.([0-9]+))?$/;

const NUMBER = /^([+-]?)(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:e([+-]?\d+))?$/i;
const SPECIAL = /^([+-]?)(?:(inf(?:inity)?)|(s?)nan(\d*))$/i;

/** Python's grammar: white space around, underscores anywhere, digits of every script. */
function partsOf(value: string | number | bigint | Decimal): Parts | undefined {
  if (value instanceof Decimal) return value["~parts"];
  const text = typeof value === "number" ? plainNumber(value) : String(value);
  const plain = PLAIN.exec(text);
  if (plain !== null) return numberOf(plain[1]!, plain[2]!, plain[3] ?? "", 0);
  const clean = asciiDigits(pythonStrip(text).replaceAll("_", ""));
  const match = NUMBER.exec(clean);
  if (match === null) return specialOf(clean);
  const [, sign, whole = "", fraction = match[4] ?? "", , power = "0"] = match;
  return numberOf(sign!, whole, fraction, Number(power));
}

function numberOf(sign: string, whole: string, fraction: string, power: number): Parts | undefined {
  const exponent = power - fraction.length;
  if (!Number.isSafeInteger(exponent)) return undefined;
  return { negative: sign === "-", digits: withoutLeadingZeros(whole + fraction), exponent, special: "" };
}

function specialOf(text: string): Parts | undefined {
  const match = SPECIAL.exec(text);
  if (match === null) return undefined;
  const [, sign, infinity, signalling, payload = ""] = match;
  const special = infinity !== undefined ? "Infinity" : signalling === "" ? "NaN" : "sNaN";
  return { negative: sign === "-", digits: payload.replace(/^0+/, ""), exponent: 0, special };
}

function withoutLeadingZeros(digits: string): string {
  let start = 0;
  while (start < digits.length - 1 && digits[start] === "0") start += 1;
  return digits.slice(start);
}

/** The General Decimal Arithmetic specification's to-scientific-string. */
function textOf({ negative, digits, exponent, special }: Parts): string {
  const sign = negative ? "-" : "";
  if (special !== "") return sign + special + digits;
  const before = digits.length + exponent;
  const isPlain = exponent <= 0 && before > -6;
  const point = isPlain ? before : 1;
  const power = before === point ? "" : `E${before > point ? "+" : ""}${before - point}`;
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  const fraction = digits.slice(point);
  return sign + digits.slice(0, point) + (fraction === "" ? "" : `.${fraction}`) + power;
}

function compareParts(left: Parts, right: Parts): number {
  const signs = signOf(left) - signOf(right);
  if (signs !== 0) return Math.sign(signs);
  if (signOf(left) === 0) return 0;
  return (left.negative ? -1 : 1) * compareMagnitudes(left, right);
}

function signOf({ negative, digits, special }: Parts): number {
  if (special === "" && digits === "0") return 0;
  return negative ? -1 : 1;
}

/** By the position of the first digit, then digit by digit: no power of ten is ever made, however large the exponent. */
function compareMagnitudes(left: Parts, right: Parts): number {
  if (left.special !== right.special) return left.special === "" ? -1 : 1;
  if (left.special !== "") return 0;
  const positions = left.digits.length + left.exponent - right.digits.length - right.exponent;
  if (positions !== 0) return Math.sign(positions);
  const length = Math.max(left.digits.length, right.digits.length);
  const [one, other] = [left.digits.padEnd(length, "0"), right.digits.padEnd(length, "0")];
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** How many digits a finite decimal has in all, and how many of them after the point; zeros at the end do not count. */
export function digitCounts(value: Decimal): { readonly all: number; readonly places: number } {
  const { digits, exponent } = value["~parts"];
  const places = fractionLength(value);
  const significant = digits.length - trailingZeros(digits);
  const power = digits === "0" ? 0 : exponent + trailingZeros(digits);
  return { all: power >= 0 ? significant + power : Math.max(significant, places), places };
}

function fractionLength(value: Decimal): number {
  const { digits, exponent } = value["~parts"];
  return digits === "0" ? 0 : Math.max(0, -(exponent + trailingZeros(digits)));
}

function trailingZeros(digits: string): number {
  let count = 0;
  while (count < digits.length - 1 && digits[digits.length - 1 - count] === "0") count += 1;
  return count;
}

/** Whether a finite value is a whole number of times the step, exactly. */
export function isMultipleOf(value: Decimal, step: Decimal): boolean {
  const left = value["~parts"];
  const right = step["~parts"];
  if (left.digits === "0") return true;
  const shift = left.exponent - right.exponent;
  const [coefficient, divisor] = [BigInt(left.digits), BigInt(right.digits)];
  if (shift >= 0) return (coefficient * powerOfTen(shift, divisor)) % divisor === 0n;
  // More places than digits: the value is smaller than any multiple with so few places could be.
  if (-shift > left.digits.length) return false;
  return coefficient % (divisor * 10n ** BigInt(-shift)) === 0n;
}

/** 10^`power` modulo `modulus`, in steps that double, so that `1E+999999999` costs thirty of them. */
function powerOfTen(power: number, modulus: bigint): bigint {
  let result = 1n;
  let base = 10n % modulus;
  for (let rest = BigInt(power); rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * base) % modulus;
    base = (base * base) % modulus;
  }
  return result;
}
