// What the kinds whose values are text share: length, pattern and the clean-up before them, in Pydantic's order.
// Lengths count code points, as Python does.

import { callerPlace } from "../kernel/caller-place.ts";
import { fixedPattern, type CharacterRanges } from "../kernel/fixed-pattern.ts";
import { consoleLogger } from "../kernel/logger.ts";
import { pluralEnding } from "../kernel/python-text.ts";
import { dangerousLoop } from "../kernel/regex-safety.ts";
import { errors } from "../errors/catalogue.ts";
import type { InheritedConfig } from "./node.ts";
import { ScalarKind } from "./scalar.ts";

/** How many code points `text` has: a pair of surrogates counts once. */
export function codePoints(text: string): number {
  let count = text.length;
  for (let index = 0; index < text.length - 1; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0xd800 || unit > 0xdbff) continue;
    const next = text.charCodeAt(index + 1);
    if (next >= 0xdc00 && next <= 0xdfff) {
      count -= 1;
      index += 1;
    }
  }
  return count;
}

/** At least `bound` code points, without counting where the units decide. */
function isLong(text: string, bound: number): boolean {
  return text.length >= bound && (text.length >= bound * 2 || codePoints(text) >= bound);
}

function isShort(text: string, bound: number): boolean {
  return text.length <= bound || (text.length <= bound * 2 && codePoints(text) <= bound);
}

export abstract class TextualKind<O extends string = string, I = O> extends ScalarKind<O, I, O> {
  /** At least this many characters (code points). */
  minLength(length: number): this {
    requireLength(this["~label"], "minLength", length);
    return this["~withRule"]({
      name: "minLength",
      order: 1,
      test: (text) => isLong(text, length),
      emit: (value, call) => (length <= 1 ? `${value}.length >= ${length}` : `${value}.length >= ${length * 2} || ${call()}`),
      type: "string_too_short",
      message: `String should have at least ${length} character${pluralEnding(length)}`,
      ctx: { min_length: length },
      schema: { minLength: length },
    });
  }

  /** At most this many characters (code points). */
  maxLength(length: number): this {
    requireLength(this["~label"], "maxLength", length);
    const test = (text: string): boolean => isShort(text, length);
    return this["~withRule"]({
      name: "maxLength",
      order: 2,
      test,
      emit: (value, call) => `${value}.length <= ${length} || ${call()}`,
      type: "string_too_long",
      message: `String should have at most ${length} character${pluralEnding(length)}`,
      ctx: { max_length: length },
      schema: { maxLength: length },
    });
  }

  /**
   * The text must hold a match of the expression. Anchor it (`^…$`) to cover the whole. JavaScript's syntax, which is also that of JSON
   * Schema; text is compiled with the flag `u`. A loop that a hostile text could keep busy for ever is warned of when the type is made:
   * give such a type a `maxLength`, which is checked before, or mend the expression. @throws DeclarationError SIG108 where it is none.
   */
  pattern(expression: RegExp | string): this {
    const regex = toRegex(this["~label"], expression);
    warnOfLoop(this["~label"], regex);
    const { source } = regex;
    const places = fixedPattern(regex);
    return this["~withRule"]({
      name: "pattern",
      order: 3,
      test: (text) => regex.test(text),
      emit: (value, _call, emitter) => (places === undefined ? `${emitter.constant(regex, "regex")}.test(${value})` : emitPlaces(places, value)),
      isAscii: places !== undefined,
      type: "string_pattern_mismatch",
      message: `String should match pattern '${source}'`,
      ctx: { pattern: source },
      schema: { pattern: source },
    });
  }

  override "~configure"(config: InheritedConfig): this {
    let own = super["~configure"](config);
    const has = (name: string): boolean => own.rules.some((rule) => rule.name === name);
    // What a model's settings ask of its texts is no part of their JSON Schema.
    const unsaid = (set: this, name: string): this => set["~copy"]({ rules: set.rules.map((rule) => (rule.name === name ? { ...rule, schema: {} } : rule)) });
    if (config.minLength !== undefined && !has("minLength")) own = unsaid(own.minLength(config.minLength), "minLength");
    if (config.maxLength !== undefined && !has("maxLength")) own = unsaid(own.maxLength(config.maxLength), "maxLength");
    return own;
  }
}

/** The expression by character codes: of an article number of eight characters 28 → 9 ns. */
function emitPlaces(places: readonly CharacterRanges[], value: string): string {
  const conditions = places.map((ranges, at) => {
    const code = `${value}.charCodeAt(${at})`;
    const tests = ranges.map(([from, to]) => (from === to ? `${code} === ${from}` : `(${code} - ${from}) >>> 0 <= ${to - from}`));
    return tests.length === 1 ? tests[0]! : `(${tests.join(" || ")})`;
  });
  return [`${value}.length === ${places.length}`, ...conditions].join(" && ");
}

function requireLength(kind: string, name: string, length: number): void {
  if (!Number.isSafeInteger(length) || length < 0) throw errors.badConstraint(kind, name, String(length), "a length is a whole number from zero up");
}

/** Global and sticky expressions remember where they stopped: the copy does not. */
function toRegex(kind: string, expression: RegExp | string): RegExp {
  if (expression instanceof RegExp) {
    return expression.global || expression.sticky ? new RegExp(expression.source, expression.flags.replace(/[gy]/g, "")) : expression;
  }
  try {
    return new RegExp(expression, "u");
  } catch (error) {
    throw errors.badConstraint(kind, "pattern", expression, (error as Error).message);
  }
}

function warnOfLoop(kind: string, regex: RegExp): void {
  const loop = dangerousLoop(regex);
  if (loop === undefined) return;
  const place = callerPlace();
  consoleLogger.warn(
    {},
    `${kind}.pattern(${regex})${place === undefined ? "" : ` at ${place}`}: the loop ${loop} can match one text in many ways, so that a hostile text takes exponential time. ` +
      "Let its parts match different characters, or limit the text with maxLength.",
  );
}
