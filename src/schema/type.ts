// What every kind of type is: an immutable description with modifiers, that answers for its own parsing, dumping, JSON Schema and
// generated code. The two modifiers that make another kind, nullable and optional, stand at the end.

import { copyOf } from "../kernel/deep.ts";
import { writeJson } from "../kernel/json-write.ts";
import { compiled } from "./compile.ts";
import type { ParseContext, ParseOptions } from "./context.ts";
import { DumpContext, JSON_OPTIONS, type DumpOptions } from "./dump.ts";
import type { Emitter } from "./emitter.ts";
import { emitSteps } from "./emit-steps.ts";
import { jsonable } from "./jsonable.ts";
import { readJson } from "./json-text.ts";
import { standaloneSchema, type JsonSchema, type JsonSchemaOptions, type SchemaContext } from "./json-schema.ts";
import type { AliasPath, InheritedConfig, Meta, Node, SerializationInfo, Serializer } from "./node.ts";
import { runSteps, type Step, type ValidationInfo } from "./steps.ts";
import { toStandard } from "./standard-out.ts";
import type { HasDefault, StandardSchemaProps, Type } from "./typing/faces.ts";

const NO_META: Meta = Object.freeze({});

export abstract class Kind<O = unknown, I = O, W = O> implements Type<O, I, W>, Node {
  declare readonly "~out": O;
  declare readonly "~in": I;
  declare readonly "~wire": W;
  readonly "~meta": Meta = NO_META;

  // What a kind answers for itself --------------------------------------------------------------------------------------

  abstract get "~label"(): string;
  /** Validates without the user's steps. */
  abstract "~parse"(value: unknown, context: ParseContext): unknown;
  /** Writes the code of `~parse` for the expression `value`, and gives an expression for the result. */
  abstract "~emitParse"(emitter: Emitter, value: string): string;
  abstract "~dump"(value: unknown, context: DumpContext): unknown;
  abstract "~jsonSchema"(context: SchemaContext): JsonSchema;

  /** An expression for what JSON carries of the expression `value`. Unless a kind knows better, its interpreter is called. */
  "~emitDump"(emitter: Emitter, value: string): string {
    if (this["~dumpsItself"]) return value;
    return `${emitter.constant(dumperOf(this), "dump")}(${value})`;
  }

  get "~children"(): readonly Node[] {
    return [];
  }
  get "~isScalar"(): boolean {
    return false;
  }
  get "~isSequence"(): boolean {
    return false;
  }
  get "~dumpsItself"(): boolean {
    return false;
  }
  get "~takesNull"(): boolean {
    return false;
  }
  get "~mayBeAbsent"(): boolean {
    return this["~meta"].fallback !== undefined || this["~meta"].factory !== undefined;
  }
  get "~hasUserCode"(): boolean {
    const { steps, factory } = this["~meta"];
    return steps !== undefined || factory !== undefined || this["~children"].some((child) => child["~hasUserCode"]);
  }
  "~configure"(config: InheritedConfig): this {
    if (config.strict === undefined || this["~meta"].strict !== undefined) return this;
    return this["~with"]({ strict: config.strict });
  }

  // Running, with what the user added ------------------------------------------------------------------------------------

  "~run"(value: unknown, context: ParseContext): unknown {
    const steps = this["~meta"].steps;
    if (steps === undefined) return this["~parse"](value, context);
    return runSteps(steps, steps.length, (given, where) => this["~parse"](given, where), value, context);
  }

  "~emitRun"(emitter: Emitter, value: string): string {
    const steps = this["~meta"].steps;
    if (steps === undefined) return this["~emitParse"](emitter, value);
    return emitSteps(this, steps, (writer, given) => this["~emitParse"](writer, given), emitter, value);
  }

  "~emitRespond"(emitter: Emitter, value: string): string {
    const parsed = this["~emitRun"](emitter, value);
    return this["~emitDumpRun"](emitter, parsed);
  }

  "~dumpRun"(value: unknown, context: DumpContext): unknown {
    const serializer = this["~meta"].serializer;
    if (serializer === undefined || !appliesTo(serializer, value, context)) return this["~dump"](value, context);
    const mode = context.json ? "json" : "js";
    const result = (serializer.run as (value: unknown, info: SerializationInfo) => unknown)(value, { context: context.options.context, mode });
    return serializer.returns === undefined ? context.unknown(result) : serializer.returns["~dumpRun"](result, context);
  }

  "~emitDumpRun"(emitter: Emitter, value: string): string {
    if (this["~meta"].serializer === undefined) return this["~emitDump"](emitter, value);
    return `${emitter.constant(dumperOf(this), "dump")}(${value})`;
  }

  "~schema"(context: SchemaContext): JsonSchema {
    const returns = context.mode === "serialization" ? this["~meta"].serializer?.returns : undefined;
    const schema = returns === undefined ? this["~jsonSchema"](context) : returns["~schema"](context);
    return addMeta(schema, this, context);
  }

  // Copies ---------------------------------------------------------------------------------------------------------------

  /** A copy that differs in its meta. */
  "~with"(changes: Partial<Meta>): this {
    return this["~copy"]({ "~meta": Object.freeze({ ...this["~meta"], ...changes }) });
  }

  /** A copy that differs in properties of its own. */
  "~copy"(changes: object): this {
    const copy = Object.create(Object.getPrototypeOf(this) as object) as this;
    return Object.freeze(Object.assign(copy, this, changes));
  }

  // Modifiers ------------------------------------------------------------------------------------------------------------

  /** The value may be left out; `value`, or what the function gives, then takes its place. Defaults are copied, and not validated unless asked for. */
  default(value: O | ((data: Readonly<Record<string, unknown>>) => O), options?: { validate?: boolean }): this & HasDefault {
    const meta = typeof value === "function" ? { factory: value as Meta["factory"], fallback: undefined } : { fallback: { value }, factory: undefined };
    return this["~with"]({ ...meta, validateDefault: options?.validate ?? this["~meta"].validateDefault }) as this & HasDefault;
  }

  /** Null is taken, too. The value must still be given. */
  get nullable(): Kind<O | null, I | null, W | null> {
    return new NullableKind(this) as unknown as Kind<O | null, I | null, W | null>;
  }

  /** Null is taken, and stands in where the value was left out: Python's `X | None = None`. */
  get orNull(): Kind<O | null, I | null, W | null> & HasDefault {
    return this.nullable.default(null as never) as Kind<O | null, I | null, W | null> & HasDefault;
  }

  /** The value may be left out and is `undefined` then. Null is refused. */
  get optional(): Kind<O | undefined, I | undefined, W | undefined> {
    return new OptionalKind(this) as unknown as Kind<O | undefined, I | undefined, W | undefined>;
  }

  /** After-validator that only looks: throw `ValueError` to refuse the value. */
  check(assert: (value: O, info: ValidationInfo) => void): this {
    return addStep(this, { at: "check", run: assert });
  }

  /** After-validator: what it gives takes the value's place. Throw `ValueError` to refuse. Validators are synchronous, as in Pydantic. */
  transform<P>(after: (value: O, info: ValidationInfo) => P): Kind<P, I, P> {
    return addStep(this, { at: "after", run: after }) as unknown as Kind<P, I, P>;
  }

  /** Before-validator: prepares the input for the type. */
  before(prepare: (input: unknown, info: ValidationInfo) => unknown): this {
    return addStep(this, { at: "before", run: prepare });
  }

  /** Wrap-validator: calls `inner(input)` when it likes; that throws `ValidationError` where the type refuses. */
  wrap<P = O>(around: (input: unknown, inner: (input: unknown) => O, info: ValidationInfo) => P): Kind<P, I, P> {
    return addStep(this, { at: "wrap", run: around as never }) as unknown as Kind<P, I, P>;
  }

  /** Plain validator: takes the type's place; the type then only describes. */
  plain<P>(instead: (input: unknown, info: ValidationInfo) => P): Kind<P, I, P> {
    return addStep(this, { at: "plain", run: instead }) as unknown as Kind<P, I, P>;
  }

  /** Serializer: what it gives is dumped in the value's place, as `returns` where given. */
  serialize<P>(
    run: (value: O, info: SerializationInfo) => P,
    options?: { when?: Serializer["when"]; returns?: Type<P> },
  ): Kind<O, I, P> {
    const returns = options?.returns as unknown as Node | undefined;
    return this["~with"]({ serializer: { run, when: options?.when ?? "always", returns } }) as unknown as Kind<O, I, P>;
  }

  /** Refuse conversions here, or allow them again inside of a strict model. */
  strict(on = true): this {
    return this["~with"]({ strict: on });
  }

  title(text: string): this {
    return this["~with"]({ title: text });
  }

  description(text: string): this {
    return this["~with"]({ description: text });
  }

  examples(...values: I[]): this {
    return this["~with"]({ examples: values });
  }

  deprecated(note: boolean | string = true): this {
    return this["~with"]({ deprecated: note });
  }

  /** The name on the wire, both ways. A string, a path (`["user", "names", 0]`), or several to choose from. */
  alias(name: string | AliasPath, ...others: (string | AliasPath)[]): this {
    const serializationAlias = typeof name === "string" ? name : undefined;
    return this["~with"]({ aliases: [name, ...others].map(toPath), ...(serializationAlias === undefined ? {} : { serializationAlias }) });
  }

  /** The name in the input only. */
  validationAlias(name: string | AliasPath, ...others: (string | AliasPath)[]): this {
    return this["~with"]({ aliases: [name, ...others].map(toPath) });
  }

  /** The name in the output only. */
  serializationAlias(name: string): this {
    return this["~with"]({ serializationAlias: name });
  }

  /** Never dumped; or not where the function says so of the value. */
  exclude(when: boolean | ((value: O) => boolean) = true): this {
    return this["~with"]({ exclude: when as boolean | ((value: unknown) => boolean) });
  }

  /** The field cannot be assigned after construction. */
  frozen(on = true): this {
    return this["~with"]({ frozen: on });
  }

  /** Added to the JSON Schema, or what a function makes of it. */
  jsonSchemaExtra(extra: JsonSchema | ((schema: JsonSchema) => JsonSchema)): this {
    return this["~with"]({ jsonSchemaExtra: extra });
  }

  // Use on its own -------------------------------------------------------------------------------------------------------

  /** Validates a value of the program. @throws ValidationError with every issue. */
  parse(value: unknown, options?: ParseOptions): O {
    return compiled(this).parse(orDefault(this, value), "js", options) as O;
  }

  /** Validates JSON text. @throws ValidationError, of type `json_invalid` where it is no JSON. */
  parseJson(text: string | Uint8Array, options?: ParseOptions): O {
    return compiled(this).parse(readJson(text, this["~label"]), "json", options) as O;
  }

  /** Validates text from a query, a form or the environment: `"1"` is an integer, `"on"` a boolean. @throws ValidationError */
  parseStrings(value: unknown, options?: ParseOptions): O {
    return compiled(this).parse(orDefault(this, value), "strings", options) as O;
  }

  /** The value as plain data. */
  dump(value: O, options: DumpOptions = {}): unknown {
    return compiled(this).dump(value, options);
  }

  /** The value as JSON text. `indent` is in spaces. */
  dumpJson(value: O, options: DumpOptions & { readonly indent?: number } = {}): string {
    return writeJson(compiled(this).dump(value, { ...options, mode: "json" }), { indent: options.indent });
  }

  /** JSON Schema 2020-12. */
  jsonSchema(options?: JsonSchemaOptions): JsonSchema {
    return standaloneSchema((context) => this["~schema"](context), options);
  }

  get "~standard"(): StandardSchemaProps<I, O> {
    return toStandard<I, O>(this);
  }
}

function addStep<K extends Kind>(kind: K, step: Step): K {
  return kind["~with"]({ steps: Object.freeze([...(kind["~meta"].steps ?? []), step]) });
}

function toPath(name: string | AliasPath): AliasPath {
  return typeof name === "string" ? [name] : name;
}

function orDefault(kind: Kind, value: unknown): unknown {
  if (value !== undefined) return value;
  const { fallback, factory } = kind["~meta"];
  if (fallback !== undefined) return copyOf(fallback.value);
  return factory === undefined ? value : factory({});
}

const dumperOf =
  (kind: Kind) =>
  (value: unknown): unknown =>
    kind["~dumpRun"](value, new DumpContext(JSON_OPTIONS));

function appliesTo(serializer: Serializer, value: unknown, context: DumpContext): boolean {
  if (serializer.when === "always") return true;
  if (serializer.when === "json") return context.json;
  return value !== null && (serializer.when === "unless-none" || context.json);
}

/** Writes into `schema` itself, which is always fresh: it may be a reference whose text comes later. */
function addMeta(schema: JsonSchema, kind: Kind, context: SchemaContext): JsonSchema {
  const meta = kind["~meta"];
  if (meta.title !== undefined) schema.title = meta.title;
  if (meta.description !== undefined) schema.description = meta.description;
  if (meta.examples !== undefined) schema.examples = meta.examples.map((example) => jsonable(example));
  if (meta.deprecated !== undefined && meta.deprecated !== false) schema.deprecated = true;
  if (meta.fallback !== undefined) schema.default = kind["~dumpRun"](meta.fallback.value, new DumpContext(JSON_OPTIONS));
  const extra = meta.jsonSchemaExtra;
  if (typeof extra === "function") replaceContents(schema, extra(schema));
  else if (extra !== undefined) Object.assign(schema, extra);
  void context;
  return schema;
}

function replaceContents(schema: JsonSchema, changed: JsonSchema): void {
  if (changed === schema) return;
  const entries = { ...changed };
  for (const key of Object.keys(schema)) if (!(key in entries)) delete schema[key];
  Object.assign(schema, entries);
}

// Wrappers -----------------------------------------------------------------------------------------------------------------

/** `X | None`. */
export class NullableKind extends Kind {
  readonly inner: Node;

  constructor(inner: Node) {
    super();
    this.inner = inner;
    Object.freeze(this);
  }

  get "~label"(): string {
    return `nullable[${this.inner["~label"]}]`;
  }
  override get "~children"(): readonly Node[] {
    return [this.inner];
  }
  override get "~isScalar"(): boolean {
    return this.inner["~isScalar"];
  }
  override get "~isSequence"(): boolean {
    return this.inner["~isSequence"];
  }
  override get "~dumpsItself"(): boolean {
    return this.inner["~dumpsItself"];
  }
  override get "~takesNull"(): boolean {
    return true;
  }
  override "~configure"(config: InheritedConfig): this {
    return super["~configure"](config)["~copy"]({ inner: this.inner["~configure"](config) });
  }

  "~parse"(value: unknown, context: ParseContext): unknown {
    return value === null || (value === undefined && context.mode === "js") ? null : this.inner["~run"](value, context);
  }

  "~emitParse"(emitter: Emitter, value: string): string {
    return emitUnlessEmpty(emitter, value, emitter.settings.mode === "js" ? "== null" : "=== null", "null", (given) => this.inner["~emitRun"](emitter, given));
  }

  override "~emitRespond"(emitter: Emitter, value: string): string {
    const { steps, serializer } = this["~meta"];
    if (steps !== undefined || serializer !== undefined) return super["~emitRespond"](emitter, value);
    return emitUnlessEmpty(emitter, value, "== null", "null", (given) => this.inner["~emitRespond"](emitter, given));
  }

  "~dump"(value: unknown, context: DumpContext): unknown {
    return value === null || value === undefined ? null : this.inner["~dumpRun"](value, context);
  }

  override "~emitDump"(emitter: Emitter, value: string): string {
    if (this["~dumpsItself"]) return value;
    return emitUnlessEmpty(emitter, value, "== null", "null", (given) => this.inner["~emitDumpRun"](emitter, given));
  }

  "~jsonSchema"(context: SchemaContext): JsonSchema {
    const inner = this.inner["~schema"](context);
    if (Array.isArray(inner.anyOf) && Object.keys(inner).length === 1) return { anyOf: [...(inner.anyOf as JsonSchema[]), { type: "null" }] };
    return { anyOf: [inner, { type: "null" }] };
  }
}

/** A value that may be left out, without a default: `undefined` then. */
export class OptionalKind extends Kind {
  readonly inner: Node;

  constructor(inner: Node) {
    super();
    this.inner = inner;
    Object.freeze(this);
  }

  get "~label"(): string {
    return this.inner["~label"];
  }
  override get "~children"(): readonly Node[] {
    return [this.inner];
  }
  override get "~isScalar"(): boolean {
    return this.inner["~isScalar"];
  }
  override get "~isSequence"(): boolean {
    return this.inner["~isSequence"];
  }
  override get "~mayBeAbsent"(): boolean {
    return true;
  }
  override get "~takesNull"(): boolean {
    return this.inner["~takesNull"];
  }
  override get "~dumpsItself"(): boolean {
    return this.inner["~dumpsItself"];
  }
  override "~configure"(config: InheritedConfig): this {
    return super["~configure"](config)["~copy"]({ inner: this.inner["~configure"](config) });
  }

  "~parse"(value: unknown, context: ParseContext): unknown {
    return value === undefined ? undefined : this.inner["~run"](value, context);
  }

  "~emitParse"(emitter: Emitter, value: string): string {
    return emitUnlessEmpty(emitter, value, "=== undefined", "undefined", (given) => this.inner["~emitRun"](emitter, given));
  }

  override "~emitRespond"(emitter: Emitter, value: string): string {
    const { steps, serializer } = this["~meta"];
    if (steps !== undefined || serializer !== undefined) return super["~emitRespond"](emitter, value);
    return emitUnlessEmpty(emitter, value, "=== undefined", "undefined", (given) => this.inner["~emitRespond"](emitter, given));
  }

  "~dump"(value: unknown, context: DumpContext): unknown {
    return value === undefined ? undefined : this.inner["~dumpRun"](value, context);
  }

  override "~emitDump"(emitter: Emitter, value: string): string {
    if (this["~dumpsItself"]) return value;
    return emitUnlessEmpty(emitter, value, "=== undefined", "undefined", (given) => this.inner["~emitDumpRun"](emitter, given));
  }

  "~jsonSchema"(context: SchemaContext): JsonSchema {
    return this.inner["~schema"](context);
  }
}

/** `let out = empty; if (!(value test)) { …; out = …; }` */
function emitUnlessEmpty(emitter: Emitter, value: string, test: string, empty: string, full: (given: string) => string): string {
  const given = emitter.fresh("given");
  const out = emitter.fresh("out");
  emitter.line(`const ${given} = ${value};`);
  emitter.line(`let ${out} = ${empty};`);
  emitter.block(`if (!(${given} ${test}))`, () => emitter.line(`${out} = ${full(given)};`));
  return out;
}
