// What lists, sets and tuples have in common as kinds: bounds of how many items they have, and whether the first refused item ends the reading.

import { lengthRule } from "./length.ts";
import { withRule, type Rule } from "./rules.ts";
import { Kind } from "./type.ts";

type Items = readonly unknown[] | ReadonlySet<unknown>;

/** `G` is what its rules look at: the items that were read. */
export abstract class SequenceKind<G extends Items, O, I, W> extends Kind<O, I, W> {
  readonly rules: readonly Rule<G>[] = [];
  readonly stopsAtFirst: boolean = false;

  /** Pydantic's word for it in messages: `List`. */
  abstract get "~noun"(): string;

  /** At least this many items; of a set, so many different ones. */
  minLength(length: number): this {
    return this["~copy"]({ rules: withRule(this.rules, lengthRule<G>(this["~noun"], "minLength", length, sizeOf)) });
  }

  /** At most this many items. Longer input is refused before its items are read; of a set, reading stops at the first different one too many. */
  maxLength(length: number): this {
    return this["~copy"]({ rules: withRule(this.rules, lengthRule<G>(this["~noun"], "maxLength", length, sizeOf)) });
  }

  /** Stop at the first item that is refused, rather than report each. */
  failFast(on = true): this {
    return this["~copy"]({ stopsAtFirst: on });
  }

  override get "~isSequence"(): boolean {
    return true;
  }
  override get "~takesOnlyObjects"(): boolean {
    return this["~meta"].steps === undefined;
  }
}

export function sizeOf(items: Items): number {
  return items instanceof Set ? items.size : (items as readonly unknown[]).length;
}
