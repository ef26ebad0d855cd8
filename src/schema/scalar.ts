// What the scalar kinds have in common: a pure conversion that both ways of running share, rules, and a message for what it refuses.

import { INVALID, type Invalid } from "../kernel/invalid.ts";
import { EXACT, LAX, type Exactness, type InputMode, type ParseContext } from "./context.ts";
import type { DumpContext } from "./dump.ts";
import type { Emitter } from "./emitter.ts";
import type { Node } from "./node.ts";
import { emitRules, meetsRules, ruleCondition, withRule, type Rule } from "./rules.ts";
import { Kind } from "./type.ts";
import { installWrappers } from "./wrappers.ts";

installWrappers();

export abstract class ScalarKind<O, I = O, W = O> extends Kind<O, I, W> {
  /** In the order in which they are tried. */
  readonly rules: readonly Rule<O>[] = [];

  /** The value, or INVALID. Pure: no issue is reported, no user code runs. */
  abstract "~convert"(value: unknown, mode: InputMode, strict: boolean): O | Invalid;

  /** Reports why `~convert` refused `value`. */
  abstract "~refuse"(value: unknown, context: ParseContext, strict: boolean): Invalid;

  /** A JavaScript expression that is true of a value which needs no conversion; undefined where every value is converted. */
  "~exactTest"(_value: string, _emitter: Emitter): string | undefined {
    return undefined;
  }

  /** How well an accepted value fits, for unions. */
  "~exactness"(value: unknown, converted: O, _mode: InputMode): Exactness {
    return Object.is(value, converted) ? EXACT : LAX;
  }

  /** Whether a value that has to be converted may fit as well as one that has not. */
  get "~convertsExactly"(): boolean {
    return false;
  }

  override get "~isScalar"(): boolean {
    return true;
  }

  override get "~dumpsItself"(): boolean {
    return this["~meta"].serializer === undefined;
  }

  "~parse"(value: unknown, context: ParseContext): unknown {
    const strict = context.isStrict(this["~meta"].strict);
    const converted = this["~convert"](value, context.mode, strict);
    if (converted === INVALID) return this["~refuse"](value, context, strict);
    context.floor(this["~exactness"](value, converted, context.mode));
    return meetsRules(this.rules, converted, value, context) ? converted : INVALID;
  }

  "~emitParse"(emitter: Emitter, value: string): string {
    const out = emitter.fresh(this["~label"]);
    const strict = this["~meta"].strict ?? false;
    const { mode } = emitter.settings;
    const convert = emitter.constant((given: unknown) => this["~convert"](given, mode, strict), "convert");
    emitter.line(`let ${out} = ${value};`);
    const test = this["~exactTest"](out, emitter);
    if (test === undefined) emitter.line(`if ((${out} = ${convert}(${out})) === F) return F;`);
    else emitter.line(`if (!(${test}) && (${out} = ${convert}(${out})) === F) return F;`);
    emitRules(this.rules, emitter, out);
    return out;
  }

  "~dump"(value: unknown, _context: DumpContext): unknown {
    return value;
  }

  /** A copy with one more rule. */
  "~withRule"(rule: Rule<O>): this {
    return this["~copy"]({ rules: withRule(this.rules, rule) });
  }
}

/** Code that is true where the expression `value` is an exact value of a scalar, as it is; undefined where no code can tell. */
export function exactCondition(node: Node, emitter: Emitter, value: string): string | undefined {
  if (!(node instanceof ScalarKind) || node["~meta"].steps !== undefined) return undefined;
  const test = node["~exactTest"](value, emitter);
  if (test === undefined) return undefined;
  const { mode } = emitter.settings;
  const isExact = emitter.constant((given: unknown) => node["~exactness"](given, given, mode) === EXACT, "isExact");
  const exactness = node["~exactness"] === ScalarKind.prototype["~exactness"] ? [] : [`${isExact}(${value})`];
  const rules = (node.rules as readonly Rule<unknown>[]).map((rule) => ruleCondition(rule, emitter, value));
  return [test, ...exactness, ...rules].map((condition) => `(${condition})`).join(" && ");
}
