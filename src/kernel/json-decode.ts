// JSON text to a value, with what Python's `json.loads` says where the text is broken: FastAPI's 422 quotes its message and position.
// `JSON.parse` does the work; only what it refuses, or what Python would refuse, is read again by the scanner beside this file.

import { scanJson } from "./_json-scanner.ts";
import type { JsonDecoded, JsonRefused } from "./_json-scanner.ts";
import { maximalDigits } from "./python-integer.ts";

export type { JsonDecoded, JsonRefused } from "./_json-scanner.ts";

/**
 * How deep arrays and objects may nest unless an option says otherwise. A FastAPI application under uvicorn
 * answers 400 from about 963 levels on, where Python's recursion limit is reached.
 */
export const defaultNesting = 960;

export interface JsonDecodeOptions {
  /** The deepest nesting that is read. Default 960. */
  readonly nesting?: number;
  /** Whether integers beyond ±(2^53 − 1) become `bigint` rather than being rounded. Default `false`. */
  readonly exact?: boolean;
}

/**
 * Reads JSON as Python's `json.loads` does: `NaN`, `Infinity` and `-Infinity` are values, everything else is strict.
 * Never throws. A refusal of the reason `"syntax"` is FastAPI's 422 `json_invalid`; the other reasons are its 400.
 */
export function decodeJson(text: string, options?: JsonDecodeOptions): JsonDecoded | JsonRefused {
  const nesting = options?.nesting ?? defaultNesting;
  const exact = options?.exact === true;
  if (!nestsDeeper(text, nesting) && !hasDigitRun(text, maximalDigits + 1)) {
    if (exact && mayRound(text)) {
      if (!hasSources) return scanJson(text, nesting, true);
      try {
        return { ok: true, value: JSON.parse(text, keepInteger as Reviver) };
      } catch {
        return scanJson(text, nesting, true);
      }
    }
    try {
      return { ok: true, value: JSON.parse(text) };
    } catch {
      // The scanner finds out why, or reads the NaN that `JSON.parse` does not know.
    }
  }
  return scanJson(text, nesting, exact);
}

/** Whether the text may hold integers beyond ±(2^53 − 1), which `JSON.parse` rounds. */
export function mayRound(text: string): boolean {
  return hasDigitRun(text, 16);
}

/**
 * Like `JSON.parse`, but integers beyond the safe range become `bigint`, and `NaN` and `Infinity` are read.
 * Throws a `SyntaxError` that names the position, also where the text nests deeper than 960 levels.
 */
export function parseJsonExact(text: string): unknown {
  const decoded = decodeJson(text, { exact: true });
  if (decoded.ok) return decoded.value;
  throw new SyntaxError(`${decoded.message} (char ${decoded.position})`);
}

/**
 * How deep the arrays and objects of a JSON text nest: 0 for a scalar. Stops counting at `limit + 1`.
 * One pass, strings skipped; of a broken text it says at least as much as a parser would reach.
 */
export function jsonDepth(text: string, limit: number = Infinity): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      at = closingQuote(text, at);
      if (at < 0) return deepest;
    } else if ((code | 0x20) === 0x7b) {
      // "[" or "{", which differ in this one bit
      if (++depth > deepest) deepest = depth;
      if (deepest > limit) return deepest;
    } else if ((code | 0x20) === 0x7d) depth--;
  }
  return deepest;
}

/** Where the string that begins at `start` ends, or -1. */
function closingQuote(text: string, start: number): number {
  // Most strings are short, and stepping through them costs half of what a search does.
  const near = Math.min(text.length, start + 32);
  let at = start + 1;
  for (; at < near; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at;
    if (code === 0x5c) at++;
  }
  for (let quote = text.indexOf('"', at); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let slash = quote - 1;
    while (text.charCodeAt(slash) === 0x5c) slash--;
    if ((quote - slash) % 2 === 1) return quote;
  }
  return -1;
}

/** A text that nests n levels and is whole has at least 2n characters, so that short bodies are never walked. */
function nestsDeeper(text: string, limit: number): boolean {
  return text.length > 2 * limit && jsonDepth(text, limit) > limit;
}

/** Whether `length` decimal digits follow one another. Looks at every `length`-th character only, since a run must cover one. */
function hasDigitRun(text: string, length: number): boolean {
  for (let at = length - 1; at < text.length; at += length) {
    if (!isDigit(text.charCodeAt(at))) continue;
    let start = at;
    let end = at + 1;
    while (start > 0 && isDigit(text.charCodeAt(start - 1))) start--;
    while (end - start < length && isDigit(text.charCodeAt(end))) end++;
    if (end - start >= length) return true;
  }
  return false;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

type Reviver = (this: unknown, key: string, value: unknown) => unknown;

/** A reviver's third argument, where the runtime has it (Node 22, and every engine with the source text proposal). */
interface SourceContext {
  readonly source?: string;
}

const hasSources: boolean = JSON.parse("7", ((_key: string, _value: unknown, context?: SourceContext) => context?.source === "7") as Reviver) === true;

const integerText = /^-?[0-9]+$/;

function keepInteger(_key: string, value: unknown, context: SourceContext): unknown {
  if (typeof value !== "number" || Number.isSafeInteger(value)) return value;
  return context.source !== undefined && integerText.test(context.source) ? BigInt(context.source) : value;
}
