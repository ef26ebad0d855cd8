// `t.json` and `t.json.of(type)`: JSON as text, and the value that it says.

import { decodeJson, jsonDepth } from "../../kernel/json-decode.ts";
import { jsonFault, JSON_NESTING } from "../../kernel/json-fault.ts";
import { writeJson } from "../../kernel/json-write.ts";
import { INVALID } from "../../kernel/invalid.ts";
import { compiled } from "../compile.ts";
import { ParseContext, type ParseOptions } from "../context.ts";
import { DumpContext } from "../dump.ts";
import type { Emitter } from "../emitter.ts";
import { hide, hides } from "../hiding.ts";
import type { Journal } from "../journal.ts";
import type { JsonSchema, SchemaContext } from "../json-schema.ts";
import type { InheritedConfig, Node } from "../node.ts";
import { isTextual, refuseBroken, textOf } from "../text-input.ts";
import { toNode } from "../to-node.ts";
import { Kind } from "../type.ts";
import type { AnyType, Out, Wire } from "../typing/faces.ts";
import { installWrappers } from "../wrappers.ts";

installWrappers();

/** The value of JSON text, any value or one of a type. Dumped as that value; as text again with `roundTrip`. */
export class JsonKind<O = unknown, W = O> extends Kind<O, string, W> {
  readonly inner: Node | undefined = undefined;

  /** The value must be one of `type`, by the rules of JSON input. */
  of<T extends AnyType>(type: T): JsonKind<Out<T>, Wire<T>> {
    return this["~copy"]({ inner: toNode(type, "the type of t.json.of") }) as unknown as JsonKind<Out<T>, Wire<T>>;
  }

  get "~label"(): string {
    return `json[${this.inner?.["~fullLabel"] ?? "any"}]`;
  }

  override get "~typeName"(): string {
    return this.inner === undefined ? "Json" : `Json[${this.inner["~typeName"]}]`;
  }

  override get "~children"(): readonly Node[] {
    return this.inner === undefined ? [] : [this.inner];
  }

  override get "~isScalar"(): boolean {
    return true;
  }

  override "~configure"(config: InheritedConfig): this {
    const own = super["~configure"](config);
    return this.inner === undefined ? own : own["~copy"]({ inner: this.inner["~configure"](config) });
  }

  /** The text shows everything that is inside of it. */
  override "~redactInside"(input: unknown): unknown {
    return this.inner !== undefined && hides(this.inner) ? hide(input) : input;
  }

  "~parse"(value: unknown, context: ParseContext): unknown {
    if (!isTextual(value, context.mode)) return context.report("json_type", "JSON input should be string, bytes or bytearray", value);
    const broken = refuseBroken(value, context);
    if (broken !== undefined) return broken;
    const reading = readText(textOf(value, context.mode) ?? "\ufffd");
    if (!reading.ok) return context.report("json_invalid", `Invalid JSON: ${reading.fault}`, value, { error: reading.fault });
    return this.inner === undefined ? reading.value : runInside(this.inner, reading.value, context);
  }

  "~emitParse"(emitter: Emitter, value: string): string {
    const { inner } = this;
    const { mode, fromAttributes } = emitter.settings;
    const read = (given: unknown, journal: Journal | undefined): unknown => {
      const text = textOf(given, mode);
      const reading = text?.isWellFormed() === true ? readText(text) : undefined;
      if (reading?.ok !== true) return INVALID;
      return inner === undefined ? reading.value : runFast(inner, reading.value, journal, fromAttributes);
    };
    const out = emitter.fresh("json");
    emitter.line(`const ${out} = ${emitter.constant(read, "json")}(${value}, J);`);
    emitter.line(`if (${out} === F) return F;`);
    return out;
  }

  "~dump"(value: unknown, context: DumpContext): unknown {
    const { inner } = this;
    if (context.options.roundTrip !== true) return inner === undefined ? context.unknown(value) : inner["~dumpRun"](value, context);
    const plain = new DumpContext({ ...context.options, mode: "json" });
    return writeJson(inner === undefined ? plain.unknown(value) : inner["~dumpRun"](value, plain));
  }

  override "~emitDump"(emitter: Emitter, value: string): string {
    return this.inner === undefined ? super["~emitDump"](emitter, value) : this.inner["~emitDumpRun"](emitter, value);
  }

  "~jsonSchema"(context: SchemaContext): JsonSchema {
    const content = this.inner === undefined ? {} : this.inner["~schema"](context);
    if (context.mode === "serialization") return content;
    return { type: "string", contentMediaType: "application/json", contentSchema: content };
  }
}

type Reading = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly fault: string };

/** Escapes that `JSON.parse` takes for halves of a surrogate pair, alone or not. */
const SURROGATE_ESCAPE = /\\u[dD][89a-fA-F]/;

function readText(text: string): Reading {
  const decoded = decodeJson(text, { exact: true });
  const isSuspicious = !decoded.ok || SURROGATE_ESCAPE.test(text) || (text.length > JSON_NESTING && jsonDepth(text, JSON_NESTING) > JSON_NESTING);
  const fault = isSuspicious ? jsonFault(text) : undefined;
  if (fault !== undefined) return { ok: false, fault };
  return decoded.ok ? decoded : { ok: false, fault: decoded.message };
}

/** Validates what the text said, as JSON, at the place where the text stands. */
function runInside(inner: Node, value: unknown, context: ParseContext): unknown {
  const inside = new ParseContext("json", context.options, context.path, context.journal);
  inside.data = context.data;
  inside.fieldName = context.fieldName;
  inside.redactor = context.redactor;
  const result = inside.withStrictness(context.isStrict(undefined), () => inner["~run"](value, inside));
  if (result === INVALID) return context.keep(inside.issues);
  context.floor(inside.exactness);
  if (inside.fieldsSet !== undefined) context.addFieldsSet(inside.fieldsSet);
  return result;
}

/** The same by generated code. It is compiled on first use, so that a type may hold itself as JSON. */
function runFast(inner: Node, value: unknown, journal: Journal | undefined, fromAttributes: boolean): unknown {
  const fast = compiled(inner).fast("parse", "json", fromAttributes);
  if (fast !== undefined) return fast(value, journal, 0);
  const options: ParseOptions = { fromAttributes };
  return inner["~run"](value, new ParseContext("json", options, [], journal));
}

/** Any JSON, as text. */
export const json: JsonKind = Object.freeze(new JsonKind());
