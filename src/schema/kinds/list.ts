// `t.list(item)`: an array.

import { INVALID } from "../../kernel/invalid.ts";
import { OmitItem } from "../../errors/validation.ts";
import { LAX, MAX_DEPTH, type ParseContext } from "../context.ts";
import type { DumpContext } from "../dump.ts";
import type { Emitter } from "../emitter.ts";
import type { JsonSchema, SchemaContext } from "../json-schema.ts";
import { lengthRule } from "../length.ts";
import type { InheritedConfig, Node } from "../node.ts";
import { emitRules, meetsRules, ruleSchema, withRule, type Rule } from "../rules.ts";
import { toNode } from "../to-node.ts";
import { Kind } from "../type.ts";
import type { AnyType, In, Out, Wire } from "../typing/faces.ts";

/** An array of one type of item. Lax mode also takes sets and other iterables of the program, but no text. */
export class ListKind<O = unknown, I = O, W = O> extends Kind<O[], I[], W[]> {
  readonly item: Node;
  readonly rules: readonly Rule<readonly O[]>[] = [];

  constructor(item: Node) {
    super();
    this.item = item;
    Object.freeze(this);
  }

  /** At least this many items. */
  minLength(length: number): this {
    return this["~copy"]({ rules: withRule(this.rules, lengthRule("List", "minLength", length, sizeOf)) });
  }

  /** At most this many items. Longer input is refused before its items are read. */
  maxLength(length: number): this {
    return this["~copy"]({ rules: withRule(this.rules, lengthRule("List", "maxLength", length, sizeOf)) });
  }

  get "~label"(): string {
    return `list[${this.item["~label"]}]`;
  }
  override get "~children"(): readonly Node[] {
    return [this.item];
  }
  override get "~isSequence"(): boolean {
    return true;
  }
  override get "~dumpsItself"(): boolean {
    return this.item["~dumpsItself"] && this["~meta"].serializer === undefined;
  }
  override "~configure"(config: InheritedConfig): this {
    return super["~configure"](config)["~copy"]({ item: this.item["~configure"](config) });
  }

  "~parse"(value: unknown, context: ParseContext): unknown {
    const items = itemsOf(value, context, this["~meta"].strict);
    if (items === undefined) return context.report("list_type", "Input should be a valid list", value);
    if (context.path.length > MAX_DEPTH) return context.report("recursion_loop", "Recursion error - cyclic reference detected", null);
    const longest = this.rules.find((rule) => rule.name === "maxLength");
    if (longest !== undefined && !meetsRules([longest], items as O[], value, context)) return INVALID;
    const result: unknown[] = [];
    let isValid = true;
    for (const [index, item] of items.entries()) {
      context.path.push(index);
      try {
        const parsed = this.item["~run"](item, context);
        if (parsed === INVALID) isValid = false;
        else result.push(parsed);
      } catch (error) {
        if (!(error instanceof OmitItem)) throw error;
      } finally {
        context.path.pop();
      }
    }
    return isValid && meetsRules(this.rules, result as O[], value, context) ? result : INVALID;
  }

  "~emitParse"(emitter: Emitter, value: string): string {
    return emitList(this, emitter, value, (given) => this.item["~emitRun"](emitter, given));
  }

  override "~emitRespond"(emitter: Emitter, value: string): string {
    if (this["~meta"].steps !== undefined || this["~meta"].serializer !== undefined) return super["~emitRespond"](emitter, value);
    return emitList(this, emitter, value, (given) => this.item["~emitRespond"](emitter, given));
  }

  "~dump"(value: unknown, context: DumpContext): unknown {
    if (!Array.isArray(value)) return context.unknown(value);
    const wanted = value.map((item, index) => [String(index), item] as const).filter(([index]) => context.wants(index));
    return wanted.map(([index, item]) => context.inside(index, () => this.item["~dumpRun"](item, context)));
  }

  override "~emitDump"(emitter: Emitter, value: string): string {
    if (this["~dumpsItself"]) return value;
    const dump = emitter.function("item", () => emitter.line(`return ${this.item["~emitDumpRun"](emitter, "v")};`));
    const given = emitter.fresh("list");
    emitter.line(`const ${given} = ${value};`);
    return `(Array.isArray(${given}) ? ${given}.map((item) => ${dump}(item, J)) : ${given})`;
  }

  "~jsonSchema"(context: SchemaContext): JsonSchema {
    return { type: "array", items: this.item["~schema"](context), ...ruleSchema(this.rules) };
  }
}

const sizeOf = (list: readonly unknown[]): number => list.length;

/** The items of what lax or strict mode takes for a list. */
function itemsOf(value: unknown, context: ParseContext, strict: boolean | undefined): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (context.mode !== "js" || context.isStrict(strict) || typeof value !== "object" || value === null) return undefined;
  if (value instanceof Map || value instanceof Uint8Array || !(Symbol.iterator in value)) return undefined;
  context.floor(LAX);
  return [...(value as Iterable<unknown>)];
}

function emitList(kind: { readonly rules: readonly Rule<never>[] }, emitter: Emitter, value: string, emitItem: (given: string) => string): string {
  const given = emitter.fresh("given");
  const out = emitter.fresh("list");
  const index = emitter.fresh("i");
  const item = emitter.fresh("item");
  emitter.line(`const ${given} = ${value};`);
  emitter.require(`Array.isArray(${given})`);
  emitRules(kind.rules.filter((rule) => rule.name === "maxLength"), emitter, given);
  emitter.line(`const ${out} = new Array(${given}.length);`);
  emitter.block(`for (let ${index} = 0; ${index} < ${given}.length; ${index} += 1)`, () => {
    emitter.line(`const ${item} = ${given}[${index}];`);
    emitter.line(`${out}[${index}] = ${emitItem(item)};`);
  });
  emitRules(kind.rules.filter((rule) => rule.name !== "maxLength"), emitter, out);
  return out;
}

/** A list of items of one type. */
export function list<T extends AnyType>(item: T): ListKind<Out<T>, In<T>, Wire<T>> {
  return new ListKind(toNode(item, "the item of a list"));
}
