// Constraints of a kind as data: one object says how it is tested, how its code reads, what its issue says and how JSON Schema puts it.

import type { ParseContext } from "./context.ts";
import type { Emitter } from "./emitter.ts";
import type { JsonSchema } from "./json-schema.ts";

export interface Rule<T> {
  /** The modifier's name. A later use of the same modifier replaces the earlier. */
  readonly name: string;
  /** Where it stands among the rules of its kind: the first that fails is the one reported. */
  readonly order: number;
  readonly test: (value: T) => boolean;
  /** The test as a JavaScript expression, which may begin with a cheaper one and end in `call()`, the test itself; that alone where there is none. */
  readonly emit?: ((value: string, call: () => string, emitter: Emitter) => string) | undefined;
  /** Whether text that meets it is ASCII, by the code that `emit` writes. */
  readonly isAscii?: boolean | undefined;
  readonly type: string;
  readonly message: string | ((value: T) => string);
  readonly ctx?: Readonly<Record<string, unknown>> | ((value: T) => Readonly<Record<string, unknown>>) | undefined;
  readonly schema: JsonSchema;
}

/** The rules with one more, in order. */
export function withRule<T>(rules: readonly Rule<T>[], rule: Rule<T>): readonly Rule<T>[] {
  return Object.freeze([...rules.filter((other) => other.name !== rule.name), rule].toSorted((a, b) => a.order - b.order));
}

/** Whether every rule holds; the first that does not is reported against `input`. */
export function meetsRules<T>(rules: readonly Rule<T>[], value: T, input: unknown, context: ParseContext): boolean {
  for (const rule of rules) {
    if (rule.test(value)) continue;
    const message = typeof rule.message === "function" ? rule.message(value) : rule.message;
    context.report(rule.type, message, input, typeof rule.ctx === "function" ? rule.ctx(value) : rule.ctx);
    return false;
  }
  return true;
}

/** The code of `meetsRules`. */
export function emitRules<T>(rules: readonly Rule<T>[], emitter: Emitter, value: string): void {
  for (const rule of rules) emitter.require(ruleCondition(rule, emitter, value));
}

/** One rule as a JavaScript expression. */
export function ruleCondition<T>(rule: Rule<T>, emitter: Emitter, value: string): string {
  const call = (): string => `${emitter.constant(rule.test, rule.name)}(${value})`;
  return rule.emit === undefined ? call() : rule.emit(value, call, emitter);
}

/** What the rules add to a JSON Schema. */
export function ruleSchema<T>(rules: readonly Rule<T>[]): JsonSchema {
  return Object.assign({}, ...rules.map((rule) => rule.schema)) as JsonSchema;
}
