// `t.tuple(a, b)`: an array of a fixed number of items, each of its own type; `.rest(c)` lets more follow.

import { copyOf } from "../../kernel/deep.ts";
import { INVALID } from "../../kernel/invalid.ts";
import type { ParseContext } from "../context.ts";
import type { DumpContext } from "../dump.ts";
import type { Emitter } from "../emitter.ts";
import type { JsonSchema, SchemaContext } from "../json-schema.ts";
import { lengthRule } from "../length.ts";
import type { Fit, InheritedConfig, Node } from "../node.ts";
import { emitRules, meetsRules, ruleSchema } from "../rules.ts";
import { iterated, itemsOf, readItems, refuseItems } from "../sequence.ts";
import { sizeOf, SequenceKind } from "../sequence-kind.ts";
import { toNode } from "../to-node.ts";
import type { AnyType, In, Out, Wire } from "../typing/faces.ts";

type OutOf<T extends readonly AnyType[]> = { -readonly [K in keyof T]: Out<T[K]> };
type InOf<T extends readonly AnyType[]> = { -readonly [K in keyof T]: In<T[K]> };
type WireOf<T extends readonly AnyType[]> = { -readonly [K in keyof T]: Wire<T[K]> };

/** An array with a type for each place. Lax mode also takes sets and other iterables of the program, but no text. */
export class TupleKind<T extends readonly AnyType[], O = OutOf<T>, I = InOf<T>, W = WireOf<T>> extends SequenceKind<readonly unknown[], O, I, W> {
  readonly items: readonly Node[];
  /** The type of all items after those. */
  readonly more: Node | undefined;

  constructor(items: readonly Node[], more?: Node) {
    super();
    this.items = items;
    this.more = more;
    Object.freeze(this);
  }

  /** Any number of further items of one type: `t.tuple().rest(t.int)` is Python's `tuple[int, ...]`. */
  rest<R extends AnyType>(type: R): TupleKind<T, [...OutOf<T>, ...Out<R>[]], [...InOf<T>, ...In<R>[]], [...WireOf<T>, ...Wire<R>[]]> {
    return this["~copy"]({ more: toNode(type, "the rest of a tuple") }) as never;
  }

  get "~noun"(): string {
    return "Tuple";
  }
  get "~label"(): string {
    return nameOf(this, "~fullLabel");
  }
  override get "~typeName"(): string {
    return nameOf(this, "~typeName");
  }
  override get "~children"(): readonly Node[] {
    return this.more === undefined ? this.items : [...this.items, this.more];
  }
  override get "~dumpsItself"(): boolean {
    return this["~meta"].serializer === undefined && this["~children"].every((child) => child["~dumpsItself"]);
  }
  override "~configure"(config: InheritedConfig): this {
    const items = this.items.map((item) => item["~configure"](config));
    return super["~configure"](config)["~copy"]({ items, more: this.more?.["~configure"](config) });
  }
  override "~fit"(value: unknown): Fit {
    if (!Array.isArray(value) || value.length < this.items.length || (value.length > this.items.length && this.more === undefined)) return 0;
    return Math.min(2, ...value.map((item, index) => typeAt(this, index)["~fit"](item))) as Fit;
  }
  override "~redactInside"(input: unknown): unknown {
    if (!Array.isArray(input)) return super["~redactInside"](input);
    return input.map((item, index) =>
      index < this.items.length || this.more !== undefined ? typeAt(this, index)["~redact"](item) : super["~redactInside"](item),
    );
  }

  "~parse"(value: unknown, context: ParseContext): unknown {
    const items = itemsOf(value, "tuple", context.isStrict(this["~meta"].strict), context);
    if (items === undefined) return refuseItems("tuple", value, context);
    const given = iterated(items, value, context);
    if (given === undefined || !this["~takesSize"](given, value, context)) return INVALID;
    const result: unknown[] = [];
    const isValid = readItems(
      given,
      (index) => typeAt(this, index),
      context,
      this.stopsAtFirst,
      (item) => result.push(item) > 0,
    );
    const isWhole = given.length >= this.items.length || fillMissing(this, given, result, value, context);
    // Pydantic counts the items that were taken, and counts them even where others were refused.
    const isLongEnough = meetsRules(this.rules, result, value, context);
    return isValid && isWhole && isLongEnough ? result : INVALID;
  }

  /** Refuses too many items before they are read, where their number is fixed. */
  "~takesSize"(given: readonly unknown[], value: unknown, context: ParseContext): boolean {
    const most = this.items.length;
    return this.more !== undefined || given.length <= most || meetsRules([lengthRule("Tuple", "maxLength", most, sizeOf)], given, value, context);
  }

  "~emitParse"(emitter: Emitter, value: string): string {
    return this["~emitItems"](emitter, value, "~emitRun");
  }

  override "~emitRespond"(emitter: Emitter, value: string): string {
    if (this["~meta"].steps !== undefined || this["~meta"].serializer !== undefined) return super["~emitRespond"](emitter, value);
    return this["~emitItems"](emitter, value, "~emitRespond");
  }

  "~emitItems"(emitter: Emitter, value: string, emit: "~emitRun" | "~emitRespond"): string {
    const given = emitter.fresh("given");
    const out = emitter.fresh("tuple");
    const { length } = this.items;
    emitter.line(`const ${given} = ${value};`);
    emitter.require(`Array.isArray(${given}) && ${given}.length ${this.more === undefined ? "===" : ">="} ${length}`);
    emitter.line(`const ${out} = [];`);
    for (const [index, item] of this.items.entries()) {
      const raw = emitter.fresh("item");
      emitter.line(`const ${raw} = ${given}[${index}];`);
      emitter.line(`${out}.push(${item[emit](emitter, raw)});`);
    }
    const { more } = this;
    if (more !== undefined) {
      const index = emitter.fresh("i");
      const raw = emitter.fresh("item");
      emitter.block(`for (let ${index} = ${length}; ${index} < ${given}.length; ${index} += 1)`, () => {
        emitter.line(`const ${raw} = ${given}[${index}];`);
        emitter.line(`${out}.push(${more[emit](emitter, raw)});`);
      });
    }
    emitRules(this.rules, emitter, out);
    return out;
  }

  "~dump"(value: unknown, context: DumpContext): unknown {
    if (!Array.isArray(value)) return context.unknown(value);
    const result: unknown[] = [];
    for (const [index, item] of value.entries()) {
      const key = String(index);
      const fromEnd = String(index - value.length);
      if (context.wants(key, fromEnd)) result.push(context.inside(key, () => dumpItem(this, index, item, context), fromEnd));
    }
    return result;
  }

  override "~emitDump"(emitter: Emitter, value: string): string {
    return this["~dumpsItself"] ? value : super["~emitDump"](emitter, value);
  }

  "~jsonSchema"(context: SchemaContext): JsonSchema {
    const { length } = this.items;
    const prefixItems = this.items.map((item) => item["~schema"](context));
    if (this.more === undefined) return { maxItems: length, minItems: length, ...(length === 0 ? {} : { prefixItems }), type: "array" };
    const prefix = length === 0 ? {} : { minItems: length, prefixItems };
    return { items: this.more["~schema"](context), ...prefix, type: "array", ...ruleSchema(this.rules) };
  }
}

interface Places {
  readonly items: readonly Node[];
  readonly more: Node | undefined;
}

function typeAt({ items, more }: Places, index: number): Node {
  return items[index] ?? more!;
}

function nameOf({ items, more }: Places, name: "~fullLabel" | "~typeName"): string {
  const parts = items.map((item) => item[name]);
  return `tuple[${(more === undefined ? parts : [...parts, more[name], "..."]).join(", ")}]`;
}

/** Items that were not given: their defaults, or an issue each. */
function fillMissing({ items }: Places, given: readonly unknown[], result: unknown[], value: unknown, context: ParseContext): boolean {
  let isWhole = true;
  for (const [index, item] of items.entries()) {
    if (index < given.length) continue;
    const { fallback, factory } = item["~meta"];
    if (fallback !== undefined) result.push(copyOf(fallback.value));
    else if (factory !== undefined) result.push(context.journal.run(() => factory({})));
    else {
      context.path.push(index);
      context.report("missing", "Field required", value);
      context.path.pop();
      isWhole = false;
    }
  }
  return isWhole;
}

function dumpItem(places: Places, index: number, item: unknown, context: DumpContext): unknown {
  const type = typeAt(places, index) as Node | undefined;
  return type === undefined ? context.unknown(item) : type["~dumpRun"](item, context);
}

/** A tuple: each item is of the type at its place. */
export function tuple<const T extends readonly AnyType[]>(...items: T): TupleKind<T> {
  return new TupleKind(items.map((item, index) => toNode(item, `item ${index} of a tuple`)));
}
