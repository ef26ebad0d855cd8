// `t.record(key, value)`: an object with any keys of one type and values of another: Python's `dict`.

import { isPlainObject, setOwn } from "../../kernel/deep.ts";
import { INVALID, type Invalid } from "../../kernel/invalid.ts";
import { OmitItem } from "../../errors/validation.ts";
import { LAX, ParseContext, STRICT } from "../context.ts";
import { DumpContext, JSON_OPTIONS } from "../dump.ts";
import { emitInterpreted } from "../emit-steps.ts";
import type { Emitter } from "../emitter.ts";
import type { JsonSchema, SchemaContext } from "../json-schema.ts";
import { lengthRule } from "../length.ts";
import type { Fit, InheritedConfig, Node } from "../node.ts";
import { emitRules, meetsRules, ruleSchema, withRule, type Rule } from "../rules.ts";
import { toNode } from "../to-node.ts";
import { Kind } from "../type.ts";
import type { AnyType, In, Out, Wire } from "../typing/faces.ts";

/** The object with such keys: every literal key may be missing. */
export type RecordOf<K, V> = [K] extends [string | number]
  ? string extends K
    ? Record<string, V>
    : number extends K
      ? Record<number, V>
      : { [P in K]?: V }
  : Record<string, V>;

/** An object whose keys and values are each of one type. Keys are text: those that are read as something else are written as JSON writes them. */
export class RecordKind<K = unknown, O = unknown, I = O, W = O> extends Kind<RecordOf<K, O>, RecordOf<K, I>, RecordOf<K, W>> {
  readonly key: Node;
  readonly value: Node;
  readonly rules: readonly Rule<object>[] = [];

  constructor(key: Node, value: Node) {
    super();
    this.key = key;
    this.value = value;
    Object.freeze(this);
  }

  /** At least this many entries. */
  minLength(length: number): this {
    return this["~copy"]({ rules: withRule(this.rules, lengthRule("Dictionary", "minLength", length, sizeOf, "properties")) });
  }

  /** At most this many entries. */
  maxLength(length: number): this {
    return this["~copy"]({ rules: withRule(this.rules, lengthRule("Dictionary", "maxLength", length, sizeOf, "properties")) });
  }

  get "~label"(): string {
    return `dict[${this.key["~fullLabel"]},${this.value["~fullLabel"]}]`;
  }
  override get "~typeName"(): string {
    return `dict[${this.key["~typeName"]}, ${this.value["~typeName"]}]`;
  }
  override get "~children"(): readonly Node[] {
    return [this.key, this.value];
  }
  override get "~takesOnlyObjects"(): boolean {
    return this["~meta"].steps === undefined;
  }
  override get "~dumpsItself"(): boolean {
    return this["~meta"].serializer === undefined && this.value["~dumpsItself"];
  }
  override "~configure"(config: InheritedConfig): this {
    return super["~configure"](config)["~copy"]({ key: this.key["~configure"](config), value: this.value["~configure"](config) });
  }
  override "~fit"(value: unknown): Fit {
    return isPlainObject(value) ? (Math.min(2, ...Object.values(value).map((item) => this.value["~fit"](item))) as Fit) : 0;
  }
  override "~redactInside"(input: unknown): unknown {
    if (!isPlainObject(input)) return this.value["~redact"](this.key["~redact"](input));
    const shown: Record<string, unknown> = {};
    for (const key of Object.keys(input)) setOwn(shown, String(this.key["~redact"](key)), this.value["~redact"](input[key]));
    return shown;
  }

  "~parse"(value: unknown, context: ParseContext): unknown {
    const entries = entriesOf(value, context.isStrict(this["~meta"].strict), context);
    if (entries === undefined) {
      return context.report("dict_type", context.words === "js" ? "Input should be a valid dictionary" : "Input should be an object", value);
    }
    const result: Record<string, unknown> = {};
    let isValid = true;
    for (const [key, item] of entries) isValid = readEntry(this, key, item, result, context) && isValid;
    return isValid && meetsRules(this.rules, result, value, context) ? result : INVALID;
  }

  "~emitParse"(emitter: Emitter, value: string): string {
    return this["~emitEntries"](emitter, value, "~emitRun");
  }

  override "~emitRespond"(emitter: Emitter, value: string): string {
    if (this["~meta"].steps !== undefined || this["~meta"].serializer !== undefined) return super["~emitRespond"](emitter, value);
    return this["~emitEntries"](emitter, value, "~emitRespond");
  }

  "~emitEntries"(emitter: Emitter, value: string, emit: "~emitRun" | "~emitRespond"): string {
    if (this["~meta"].strict === true && !isPlainText(this.key)) {
      const read = emitInterpreted((given, context) => this["~parse"](given, context), emitter, value);
      return emit === "~emitRun" ? read : this["~emitDump"](emitter, read);
    }
    const given = emitter.fresh("given");
    const out = emitter.fresh("record");
    const key = emitter.fresh("key");
    const item = emitter.fresh("item");
    const isPlain = emitter.constant(isPlainObject, "isPlainObject");
    emitter.line(`const ${given} = ${value};`);
    emitter.require(`${isPlain}(${given})`);
    emitter.line(`const ${out} = {};`);
    emitter.block(`for (const ${key} of Object.keys(${given}))`, () => {
      const name = isPlainText(this.key) ? key : this["~emitKey"](emitter, key);
      emitter.line(`const ${item} = ${given}[${key}];`);
      const read = emitter.fresh("value");
      emitter.line(`const ${read} = ${this.value[emit](emitter, item)};`);
      emitter.line(`if (${name} === "__proto__") ${emitter.constant(setOwn, "setOwn")}(${out}, ${name}, ${read});`);
      emitter.line(`else ${out}[${name}] = ${read};`);
    });
    emitRules(this.rules, emitter, out);
    return out;
  }

  "~emitKey"(emitter: Emitter, key: string): string {
    const name = emitter.fresh("name");
    emitter.line(`const ${name} = ${emitter.constant(textOfKey(this.key), "textOfKey")}(${this.key["~emitRun"](emitter, key)});`);
    return name;
  }

  "~dump"(value: unknown, context: DumpContext): unknown {
    if (!isPlainObject(value)) return context.unknown(value);
    const result: Record<string, unknown> = {};
    for (const key of Object.keys(value)) {
      if (context.wants(key))
        setOwn(
          result,
          key,
          context.inside(key, () => this.value["~dumpRun"](value[key], context)),
        );
    }
    return result;
  }

  override "~emitDump"(emitter: Emitter, value: string): string {
    if (this["~dumpsItself"]) return value;
    const dump = emitter.function("record", () => {
      emitter.line(`if (!${emitter.constant(isPlainObject, "isPlainObject")}(v)) return ${super["~emitDump"](emitter, "v")};`);
      emitter.line("const out = {};");
      emitter.block("for (const key of Object.keys(v))", () => {
        emitter.line("const item = v[key];");
        emitter.line(`const shown = ${this.value["~emitDumpRun"](emitter, "item")};`);
        emitter.line(`if (key === "__proto__") ${emitter.constant(setOwn, "setOwn")}(out, key, shown);`);
        emitter.line("else out[key] = shown;");
      });
      emitter.line("return out;");
    });
    return `${dump}(${value}, J, d)`;
  }

  "~jsonSchema"(context: SchemaContext): JsonSchema {
    const keys = this.key["~schema"](context);
    const values = this.value["~schema"](context);
    delete values.title;
    const { pattern, ...names } = keys;
    delete names.title;
    const schema: JsonSchema = {};
    if (typeof pattern === "string") schema.patternProperties = { [pattern]: values };
    else schema.additionalProperties = Object.keys(values).length === 0 ? true : values;
    const { type, ...constraints } = names;
    if (context.definitions.target(keys) !== undefined) schema.propertyNames = keys;
    else if (type === "string" && Object.keys(constraints).length > 0) schema.propertyNames = constraints;
    return { ...schema, type: "object", ...ruleSchema(this.rules) };
  }
}

const sizeOf = (record: object): number => Object.keys(record).length;

/** Whether keys are taken as they are. */
function isPlainText(key: Node): boolean {
  return key["~fullLabel"] === "str";
}

/** The entries of a plain object; in lax mode of a `Map`, too. */
function entriesOf(value: unknown, strict: boolean, context: ParseContext): Iterable<readonly [unknown, unknown]> | undefined {
  if (isPlainObject(value)) return Object.entries(value);
  if (context.mode !== "js" || strict || !(value instanceof Map)) return undefined;
  context.floor(LAX);
  return value as Map<unknown, unknown>;
}

/** Reads one entry into `result`; both its key and its value are read, whatever is wrong with the other. */
function readEntry(
  kind: { readonly key: Node; readonly value: Node },
  key: unknown,
  item: unknown,
  result: Record<string, unknown>,
  context: ParseContext,
): boolean {
  const depth = context.path.length;
  context.path.push(typeof key === "number" ? key : String(key));
  try {
    const name = readKey(kind.key, key, context);
    const value = kind.value["~run"](item, context);
    if (name === INVALID || value === INVALID) return false;
    setOwn(result, textOfKey(kind.key)(name), value);
    return true;
  } catch (error) {
    if (!(error instanceof OmitItem)) throw error;
    return true;
  } finally {
    context.path.length = depth;
  }
}

/** A key of an object is text: strict mode reads it as text that stands for something, as Pydantic reads the keys of JSON. */
function readKey(type: Node, key: unknown, context: ParseContext): unknown | Invalid {
  context.path.push("[key]");
  try {
    if (context.mode === "json") context.floor(STRICT);
    if (typeof key !== "string" || isPlainText(type) || !(context.isStrict(type["~meta"].strict) || context.mode === "json")) return type["~run"](key, context);
    const apart = new ParseContext("strings", context.options, [...context.path], context.journal);
    const name = type["~run"](key, apart);
    if (name === INVALID) return context.keep(apart.issues);
    context.floor(apart.exactness);
    return name;
  } finally {
    context.path.pop();
  }
}

/** How a key is written. */
const textOfKey =
  (type: Node) =>
  (key: unknown): string =>
    typeof key === "object" && key !== null ? String(type["~dumpRun"](key, new DumpContext(JSON_OPTIONS))) : String(key);

/** An object with keys of one type and values of another. */
export function record<K extends AnyType, V extends AnyType>(key: K, value: V): RecordKind<Out<K>, Out<V>, In<V>, Wire<V>> {
  return new RecordKind(toNode(key, "the key of a record"), toNode(value, "the value of a record"));
}
