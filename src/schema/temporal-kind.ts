// What the kinds of date, time and duration have in common: input becomes fields, rules are tested on fields, and the value is made from
// them at the end. A value that is of the kind's own class already is taken as it is.

import { INVALID, type Invalid } from "../kernel/invalid.ts";
import { EXACT, type InputMode, type ParseContext } from "./context.ts";
import type { DumpContext } from "./dump.ts";
import type { Emitter } from "./emitter.ts";
import type { JsonSchema } from "./json-schema.ts";
import { jsonable } from "./jsonable.ts";
import type { Fit } from "./node.ts";
import { meetsRules, withRule, type Rule } from "./rules.ts";
import { boundRule } from "./temporal-bounds.ts";
import type { Reading, Refusal } from "./temporal-input.ts";
import { Kind } from "./type.ts";
import "./wrappers.ts";

export abstract class TemporalKind<F, O, I> extends Kind<O, I, string> {
  /** In the order in which they are tried, on fields. */
  readonly rules: readonly Rule<F>[] = [];

  /** JSON Schema's word for the text. */
  abstract get "~format"(): string;
  /** The fields of an input, or why it is none. Pure. */
  abstract "~read"(value: unknown, mode: InputMode, strict: boolean, words?: InputMode): Reading<F>;
  abstract "~make"(fields: F): O;
  /** Whether a value is of the kind's own class. */
  abstract "~isOwn"(value: unknown): value is O;
  /** What JSON carries of a value of the kind's own class. */
  abstract "~write"(value: O): string;
  abstract "~compare"(left: F, right: F): number;
  /** How a bound is called in messages. */
  abstract "~name"(bound: F): string;

  /** A rule that belongs to the kind itself, tried last. Values of its own class need not be asked. */
  get "~ownRule"(): Rule<F> | undefined {
    return undefined;
  }
  /** Why no value can be made of fields that met every rule. */
  "~impossible"(_fields: F): Refusal | undefined {
    return undefined;
  }
  /** What an issue of a rule shows as its input. */
  "~refusedInput"(value: unknown, _fields: F): unknown {
    return value;
  }
  /** Called once for generated code: throws where the runtime lacks what values are made of. */
  "~prepare"(): void {}

  // Constraints ----------------------------------------------------------------------------------------------------------

  /** Later, or longer, than the bound. */
  gt(bound: I): this {
    return this["~withRule"](boundRule<F>(this, "gt", bound));
  }

  /** The bound, or later or longer than it. */
  ge(bound: I): this {
    return this["~withRule"](boundRule<F>(this, "ge", bound));
  }

  /** Earlier, or shorter, than the bound. */
  lt(bound: I): this {
    return this["~withRule"](boundRule<F>(this, "lt", bound));
  }

  /** The bound, or earlier or shorter than it. */
  le(bound: I): this {
    return this["~withRule"](boundRule<F>(this, "le", bound));
  }

  /** A copy with one more rule. */
  "~withRule"(rule: Rule<F>): this {
    return this["~copy"]({ rules: withRule(this.rules, rule) });
  }

  // The kind's answers ---------------------------------------------------------------------------------------------------

  override get "~isScalar"(): boolean {
    return true;
  }

  "~parse"(value: unknown, context: ParseContext): unknown {
    const reading = this["~read"](value, context.mode, context.isStrict(this["~meta"].strict), context.words);
    if (!reading.ok) return context.report(reading.type, reading.msg, value, reading.ctx);
    const { fields } = reading;
    const isOwn = this["~isOwn"](value);
    context.floor(isOwn ? EXACT : reading.exactness);
    const rules = rulesFor(this.rules, this["~ownRule"], isOwn);
    if (rules.length > 0 && !meetsRules(rules, fields, this["~refusedInput"](value, fields), context)) return INVALID;
    if (isOwn) return value;
    const impossible = this["~impossible"](fields);
    return impossible === undefined ? this["~make"](fields) : context.report(impossible.type, impossible.msg, value, impossible.ctx);
  }

  "~emitParse"(emitter: Emitter, value: string): string {
    this["~prepare"]();
    const out = emitter.fresh(this["~label"]);
    const convert = this["~converter"](emitter.settings.mode, this["~meta"].strict ?? false);
    emitter.line(`const ${out} = ${emitter.constant(convert, this["~label"])}(${value});`);
    emitter.line(`if (${out} === F) return F;`);
    return out;
  }

  /** `~parse` without its reports, for generated code. */
  "~converter"(mode: InputMode, strict: boolean): (value: unknown) => O | Invalid {
    const hasRules = this.rules.length > 0;
    return (value) => {
      const isOwn = this["~isOwn"](value);
      if (isOwn && !hasRules) return value;
      const reading = this["~read"](value, mode, strict);
      if (!reading.ok || !rulesFor(this.rules, this["~ownRule"], isOwn).every((rule) => rule.test(reading.fields))) return INVALID;
      if (isOwn) return value;
      return this["~impossible"](reading.fields) === undefined ? this["~make"](reading.fields) : INVALID;
    };
  }

  /** Rules are for what comes in. */
  override "~fit"(value: unknown): Fit {
    return this["~isOwn"](value) ? 2 : 0;
  }

  "~dump"(value: unknown, context: DumpContext): unknown {
    return context.json && this["~isOwn"](value) ? this["~write"](value) : context.unknown(value);
  }

  override "~emitDump"(emitter: Emitter, value: string): string {
    return `${emitter.constant(this["~writer"](), "text")}(${value})`;
  }

  /** `~dump` to JSON, for generated code. A transform of the user's may have made another value. */
  "~writer"(): (value: unknown) => unknown {
    return (value) => (this["~isOwn"](value) ? this["~write"](value) : jsonable(value));
  }

  "~jsonSchema"(): JsonSchema {
    return { type: "string", format: this["~format"] };
  }
}

/** A value of the kind's own class meets the kind's own rule, whatever it is. */
function rulesFor<F>(rules: readonly Rule<F>[], ownRule: Rule<F> | undefined, isOwn: boolean): readonly Rule<F>[] {
  return isOwn || ownRule === undefined ? rules : [...rules, ownRule];
}
