// `t.list(item)`: an array.

import { INVALID } from "../../kernel/invalid.ts";
import { compiled } from "../compile.ts";
import type { ParseContext } from "../context.ts";
import type { DumpContext } from "../dump.ts";
import type { Emitter } from "../emitter.ts";
import { ItemsKind } from "../items-kind.ts";
import type { JsonSchema, SchemaContext } from "../json-schema.ts";
import type { Fit } from "../node.ts";
import { emitRules, meetsRules, ruleSchema } from "../rules.ts";
import { iterated, itemsOf, readItems, refuseItems } from "../sequence.ts";
import { toNode } from "../to-node.ts";
import type { AnyType, In, Out, Wire } from "../typing/faces.ts";

/** An array of one type of item. Lax mode also takes sets and other iterables of the program, but no text. */
export class ListKind<O = unknown, I = O, W = O> extends ItemsKind<readonly unknown[], O[], I[], W[]> {
  get "~noun"(): string {
    return "List";
  }
  override get "~dumpsItself"(): boolean {
    return this.item["~dumpsItself"] && this["~meta"].serializer === undefined;
  }
  override "~fit"(value: unknown): Fit {
    return Array.isArray(value) ? (Math.min(2, ...value.map((item) => this.item["~fit"](item))) as Fit) : 0;
  }
  override "~redactInside"(input: unknown): unknown {
    return Array.isArray(input) ? input.map((item) => this.item["~redact"](item)) : this.item["~redact"](input);
  }

  "~parse"(value: unknown, context: ParseContext): unknown {
    const items = itemsOf(value, "array", context.isStrict(this["~meta"].strict), context);
    if (items === undefined) return refuseItems("list", value, context);
    const given = iterated(items, value, context);
    if (given === undefined || (this.rules.length > 0 && !meetsRules(this.rules.filter(isMaximum), given, value, context))) return INVALID;
    if (this["~findRefused"](given, context)) return INVALID;
    const result: unknown[] = [];
    const isValid = readItems(
      given,
      () => this.item,
      context,
      this.stopsAtFirst,
      (item) => result.push(item) > 0,
    );
    return isValid && meetsRules(this.rules, result, value, context) ? result : INVALID;
  }

  /**
   * Reads the items that generated code refuses, where it has refused the list and no user code is in it; whether that has found a mistake.
   * (The one wrong of eight lines: 2 → 0.7 µs.)
   */
  "~findRefused"(given: readonly unknown[], context: ParseContext): boolean {
    const isRefused = context.takeRefused();
    if (!context.mayTakeFast || this.stopsAtFirst || this["~hasUserCode"]) return false;
    const fast = compiled(this.item).fast("parse", context.mode, context.options.fromAttributes === true);
    if (fast === undefined) return false;
    if (!isRefused) context.refusals += 1;
    const { issueCount, path } = context;
    for (let index = 0; index < given.length; index += 1) {
      const item = given[index];
      if (fast(item, undefined, context.depth) !== INVALID) continue;
      path.push(index);
      context.second = "refused";
      this.item["~run"](item, context);
      context.second = "inside";
      path.pop();
    }
    return context.issueCount > issueCount;
  }

  "~emitParse"(emitter: Emitter, value: string): string {
    return this["~emitItems"](emitter, value, (given) => this.item["~emitRun"](emitter, given));
  }

  override "~emitRespond"(emitter: Emitter, value: string): string {
    if (this["~meta"].steps !== undefined || this["~meta"].serializer !== undefined) return super["~emitRespond"](emitter, value);
    return this["~emitItems"](emitter, value, (given) => this.item["~emitRespond"](emitter, given));
  }

  "~emitItems"(emitter: Emitter, value: string, emitItem: (given: string) => string): string {
    const given = emitter.fresh("given");
    const out = emitter.fresh("list");
    const index = emitter.fresh("i");
    const item = emitter.fresh("item");
    emitter.line(`const ${given} = ${value};`);
    emitter.require(`Array.isArray(${given})`);
    emitRules(this.rules.filter(isMaximum), emitter, given);
    emitter.line(`const ${out} = new Array(${given}.length);`);
    emitter.block(`for (let ${index} = 0; ${index} < ${given}.length; ${index} += 1)`, () => {
      emitter.line(`const ${item} = ${given}[${index}];`);
      emitter.line(`${out}[${index}] = ${emitItem(item)};`);
    });
    emitRules(
      this.rules.filter((rule) => !isMaximum(rule)),
      emitter,
      out,
    );
    return out;
  }

  "~dump"(value: unknown, context: DumpContext): unknown {
    if (!Array.isArray(value)) return context.unknown(value);
    const result: unknown[] = [];
    for (const [index, item] of value.entries()) {
      const key = String(index);
      const fromEnd = String(index - value.length);
      if (context.wants(key, fromEnd)) result.push(context.inside(key, () => this.item["~dumpRun"](item, context), fromEnd));
    }
    return result;
  }

  override "~emitDump"(emitter: Emitter, value: string): string {
    if (this["~dumpsItself"]) return value;
    const dump = emitter.function("item", () => emitter.line(`return ${this.item["~emitDumpRun"](emitter, "v")};`));
    const given = emitter.fresh("list");
    emitter.line(`const ${given} = ${value};`);
    return `(Array.isArray(${given}) ? ${given}.map((item) => ${dump}(item, J, d)) : ${given})`;
  }

  "~jsonSchema"(context: SchemaContext): JsonSchema {
    return { items: this.item["~schema"](context), type: "array", ...ruleSchema(this.rules) };
  }
}

const isMaximum = (rule: { readonly name: string }): boolean => rule.name === "maxLength";

/** A list of items of one type. */
export function list<T extends AnyType>(item: T): ListKind<Out<T>, In<T>, Wire<T>> {
  return new ListKind(toNode(item, "the item of a list"));
}
