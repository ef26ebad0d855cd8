// `t.set(item)`: a `Set`, which JSON carries as an array.

import { isSame } from "../../kernel/deep.ts";
import { INVALID } from "../../kernel/invalid.ts";
import type { ParseContext } from "../context.ts";
import type { DumpContext } from "../dump.ts";
import type { Emitter } from "../emitter.ts";
import { ItemsKind } from "../items-kind.ts";
import type { JsonSchema, SchemaContext } from "../json-schema.ts";
import type { Fit } from "../node.ts";
import { emitRules, meetsRules, ruleSchema, type Rule } from "../rules.ts";
import { iterated, itemsOf, readItems, refuseItems } from "../sequence.ts";
import { toNode } from "../to-node.ts";
import type { AnyType, In, Out, Wire } from "../typing/faces.ts";

/** A set of one type of item: what says the same stands once. Lax mode takes arrays and other iterables, too, but no text. */
export class SetKind<O = unknown, I = O, W = O> extends ItemsKind<ReadonlySet<unknown>, Set<O>, ReadonlySet<I> | readonly I[], W[]> {
  get "~noun"(): string {
    return "Set";
  }
  override "~fit"(value: unknown): Fit {
    return value instanceof Set ? (Math.min(2, ...[...value].map((item) => this.item["~fit"](item))) as Fit) : 0;
  }
  override "~redactInside"(input: unknown): unknown {
    return Array.isArray(input) || input instanceof Set ? [...input].map((item) => this.item["~redact"](item)) : this.item["~redact"](input);
  }

  "~parse"(value: unknown, context: ParseContext): unknown {
    const items = itemsOf(value, "set", context.isStrict(this["~meta"].strict), context);
    if (items === undefined) return refuseItems("set", value, context);
    const given = iterated(items, value, context);
    if (given === undefined) return INVALID;
    const most = this.rules.find((rule) => rule.name === "maxLength");
    const result = new DistinctItems();
    let isFull = false;
    const attempt = context.attempt(() =>
      readItems(
        given,
        () => this.item,
        context,
        this.stopsAtFirst,
        (item) => {
          result.add(item);
          isFull = most !== undefined && !most.test(result.items);
          return !isFull;
        },
      ),
    );
    if (isFull) return reportTooLong(most!, value, context);
    context.floor(attempt.exactness);
    if (attempt.fieldsSet !== undefined) context.addFieldsSet(attempt.fieldsSet);
    if (attempt.result !== true) return context.keep(attempt.issues);
    return meetsRules(this.rules, result.items, value, context) ? result.items : INVALID;
  }

  "~emitParse"(emitter: Emitter, value: string): string {
    const given = emitter.fresh("given");
    const out = emitter.fresh("set");
    const item = emitter.fresh("item");
    const strict = this["~meta"].strict === true && emitter.settings.mode === "js";
    const isSet = emitter.settings.mode === "js" ? `${given} instanceof Set` : "false";
    emitter.line(`const ${given} = ${value};`);
    emitter.require(strict ? isSet : `Array.isArray(${given}) || ${isSet}`);
    emitter.line(`const ${out} = new ${emitter.constant(DistinctItems, "DistinctItems")}();`);
    emitter.block(`for (const ${item} of ${given})`, () => {
      emitter.line(`${out}.add(${this.item["~emitRun"](emitter, item)});`);
      emitRules(
        this.rules.filter((rule) => rule.name === "maxLength"),
        emitter,
        `${out}.items`,
      );
    });
    emitRules(
      this.rules.filter((rule) => rule.name !== "maxLength"),
      emitter,
      `${out}.items`,
    );
    return `${out}.items`;
  }

  "~dump"(value: unknown, context: DumpContext): unknown {
    if (!(value instanceof Set)) return context.unknown(value);
    const items = [...value].map((item) => this.item["~dumpRun"](item, context));
    return context.json ? items : new Set(items);
  }

  override "~emitDump"(emitter: Emitter, value: string): string {
    const dump = emitter.function("item", () => emitter.line(`return ${this.item["~emitDumpRun"](emitter, "v")};`));
    const given = emitter.fresh("set");
    emitter.line(`const ${given} = ${value};`);
    return `(${given} instanceof Set ? Array.from(${given}, (item) => ${dump}(item, J, d)) : ${super["~emitDump"](emitter, given)})`;
  }

  "~jsonSchema"(context: SchemaContext): JsonSchema {
    return { items: this.item["~schema"](context), type: "array", uniqueItems: true, ...ruleSchema(this.rules) };
  }
}

/** Pydantic does not count what it has not read. */
function reportTooLong(rule: Rule<ReadonlySet<unknown>>, value: unknown, context: ParseContext): typeof INVALID {
  const most = rule.schema.maxItems as number;
  const message = `Set should have at most ${most} item${most === 1 ? "" : "s"} after validation, not more`;
  return context.report(rule.type, message, value, { field_type: "Set", max_length: most, actual_length: null });
}

/** A set under construction. Texts and numbers are the same by value; so are dates, tuples and other values that are objects. */
class DistinctItems {
  readonly items = new Set<unknown>();
  readonly #objects = new Map<string, object[]>();

  add(item: unknown): void {
    if (typeof item !== "object" || item === null || !this.#isKnown(item)) this.items.add(item);
  }

  #isKnown(item: object): boolean {
    const key = `${item.constructor?.name}:${JSON.stringify(item, (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value))}`;
    const alike = this.#objects.get(key);
    if (alike === undefined) this.#objects.set(key, [item]);
    else if (showsItsContents(item) && alike.some((other) => isSame(other, item))) return true;
    else alike.push(item);
    return false;
  }
}

/** Objects that show nothing of themselves are the same only where they are one. */
function showsItsContents(item: object): boolean {
  return Object.keys(item).length > 0 || item instanceof Set || Array.isArray(item) || typeof (item as { toJSON?: unknown }).toJSON === "function";
}

/** A set of items of one type. */
export function set<T extends AnyType>(item: T): SetKind<Out<T>, In<T>, Wire<T>> {
  return new SetKind(toNode(item, "the item of a set"));
}
