// What every kind of type is: an immutable description with modifiers, that answers for its own parsing, dumping, JSON Schema and
// generated code. The modifiers that make another kind (nullable, optional, orNull) are installed by `wrappers.ts`.

import { copyOf } from "../kernel/deep.ts";
import { INVALID } from "../kernel/invalid.ts";
import { OmitItem, ValidationError } from "../errors/validation.ts";
import { compiled } from "./compile.ts";
import { ParseContext, type ParseOptions } from "./context.ts";
import { DumpContext, JSON_OPTIONS, type DumpOptions } from "./dump.ts";
import type { Emitter } from "./emitter.ts";
import { emitSteps } from "./emit-steps.ts";
import { readJson, writeDump, type JsonTextOptions } from "./json-text.ts";
import { anyOf, standaloneSchema, type JsonSchema, type JsonSchemaOptions, type SchemaContext } from "./json-schema.ts";
import { hide, hides, HIDES_ALL, redactorOf } from "./hiding.ts";
import { askInside } from "./inside.ts";
import type { AliasPath, Fit, InheritedConfig, Meta, Node, SerializationInfo, Serializer } from "./node.ts";
import { addMeta } from "./schema-meta.ts";
import { labelSteps, runSteps, type Step, type ValidationInfo } from "./steps.ts";
import { toStandard } from "./standard-out.ts";
import type { HasDefault, StandardSchemaProps, Type } from "./typing/faces.ts";

const NO_META: Meta = Object.freeze({});

const runsUserCode = askInside((node) => node["~ownsUserCode"]);

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
  /** Whether it refuses whatever is no object, so that no text or number is ever an exact value of it. */
  get "~takesOnlyObjects"(): boolean {
    return false;
  }
  get "~mayDumpUndefined"(): boolean {
    const { steps, serializer } = this["~meta"];
    return steps !== undefined || serializer !== undefined;
  }
  get "~dumpsByAlias"(): boolean {
    return this["~meta"].serializer !== undefined || this["~meta"].steps?.some(({ at }) => at !== "before" && at !== "check") === true;
  }
  get "~mayBeAbsent"(): boolean {
    return this["~meta"].fallback !== undefined || this["~meta"].factory !== undefined;
  }
  get "~hasUserCode"(): boolean {
    return runsUserCode(this);
  }
  get "~ownsUserCode"(): boolean {
    const { steps, factory } = this["~meta"];
    return steps !== undefined || factory !== undefined;
  }
  get "~fullLabel"(): string {
    const { steps } = this["~meta"];
    return steps === undefined ? this["~label"] : labelSteps(this["~label"], steps);
  }
  get "~title"(): string {
    return this["~fullLabel"];
  }
  get "~typeName"(): string {
    return this["~label"].replace(/^constrained-/, "");
  }
  get "~hasName"(): boolean {
    return false;
  }
  get "~identity"(): object {
    return this;
  }
  "~configure"(config: InheritedConfig): this {
    const { strict, hideInput } = this["~meta"];
    const changes: Partial<Meta> = {
      ...(config.strict === undefined || strict !== undefined ? {} : { strict: config.strict }),
      ...(config.hideInput === undefined || hideInput !== undefined ? {} : { hideInput: config.hideInput }),
    };
    return Object.keys(changes).length === 0 ? this : this["~with"](changes);
  }

  /** How well a value fits that is to be dumped. Unless a kind knows better: whether its strict form takes it. */
  "~fit"(value: unknown): Fit {
    return this["~parse"](value, new ParseContext("js", STRICTLY)) === INVALID ? 0 : 2;
  }

  /** The input as issues may repeat it. */
  "~redact"(input: unknown): unknown {
    if (!hides(this)) return input;
    return this["~meta"].hideInput === true ? hide(input) : this["~redactInside"](input);
  }

  /** Masks the hidden parts of an input that is not hidden as a whole. */
  "~redactInside"(input: unknown): unknown {
    return this["~children"].reduce((shown, child) => child["~redact"](shown), input);
  }

  // Running, with what the user added ------------------------------------------------------------------------------------

  "~run"(value: unknown, context: ParseContext): unknown {
    const outer = context.redactor;
    const redactor = outer === HIDES_ALL ? outer : redactorOf(this);
    if (redactor === outer) return runWithSteps(this, value, context);
    context.redactor = redactor;
    try {
      return runWithSteps(this, value, context);
    } finally {
      context.redactor = outer;
    }
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
    if (serializer === undefined || context.isBare || !appliesTo(serializer, value, context)) return this["~dump"](value, context);
    const result = serialize(this, serializer, value, context);
    return serializer.returns === undefined ? context.given(result) : serializer.returns["~dumpRun"](result, context);
  }

  "~emitDumpRun"(emitter: Emitter, value: string): string {
    if (this["~meta"].serializer === undefined) return this["~emitDump"](emitter, value);
    return `${emitter.constant(dumperOf(this), "dump")}(${value})`;
  }

  "~schema"(context: SchemaContext): JsonSchema {
    const { serializer } = this["~meta"];
    const returns = context.mode === "serialization" ? serializer?.returns : undefined;
    const given = returns === undefined ? this["~jsonSchema"](context) : returns["~schema"](context);
    const passesNull = returns !== undefined && this["~takesNull"] && serializer?.when.endsWith("unless-none") === true;
    const schema = passesNull ? anyOf([{ type: "null" }, given], context) : given;
    return addMeta(schema, this, context.mode);
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
  declare readonly nullable: Kind<O | null, I | null, W | null>;

  /** Null is taken, and stands in where the value was left out: Python's `X | None = None`. */
  declare readonly orNull: Kind<O | null, I | null, W | null> & HasDefault;

  /** The value may be left out and is `undefined` then. Null is refused. */
  declare readonly optional: Kind<O | undefined, I | undefined, W | undefined>;

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
    return addStep(this, { at: "wrap", run: around }) as unknown as Kind<P, I, P>;
  }

  /** Plain validator: takes the type's place; the type then only describes. */
  plain<P>(instead: (input: unknown, info: ValidationInfo) => P): Kind<P, I, P> {
    return addStep(this, { at: "plain", run: instead }) as unknown as Kind<P, I, P>;
  }

  /** In a list, a set or a record: what the type refuses is left out, in place of being an issue. */
  omitOnError(): this {
    return addStep(this, { at: "wrap", run: orOmit });
  }

  /** Serializer: what it gives is dumped in the value's place, as `returns` where given. */
  serialize<P>(run: (value: O, info: SerializationInfo) => P, options?: SerializeOptions<P>): Kind<O, I, P> {
    return addSerializer(this, run, false, options) as unknown as Kind<O, I, P>;
  }

  /** Serializer around the type's own: `inner(value)` gives the usual dump. */
  wrapSerialize<P>(run: (value: O, inner: (value: unknown) => unknown, info: SerializationInfo) => P, options?: SerializeOptions<P>): Kind<O, I, P> {
    return addSerializer(this, run, true, options) as unknown as Kind<O, I, P>;
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

  /** No error repeats the value, nor the part of an object where it stands. */
  hideInput(on = true): this {
    return this["~with"]({ hideInput: on });
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
    return compiled(this).parse(readJson(text, this), "json", options) as O;
  }

  /** Validates text from a query, a form or the environment: `"1"` is an integer, `"on"` a boolean. @throws ValidationError */
  parseStrings(value: unknown, options?: ParseOptions): O {
    return compiled(this).parse(orDefault(this, value), "strings", options) as O;
  }

  /** The value as plain data. */
  dump(value: O, options: DumpOptions = {}): unknown {
    return compiled(this).dump(value, options);
  }

  /** The value as JSON text. */
  dumpJson(value: O, options: DumpOptions & JsonTextOptions = {}): string {
    return writeDump(compiled(this).dumpToWrite(value, options), options);
  }

  /** JSON Schema 2020-12. */
  jsonSchema(options?: JsonSchemaOptions): JsonSchema {
    return standaloneSchema((context) => this["~schema"](context), options);
  }

  get "~standard"(): StandardSchemaProps<I, O> {
    return toStandard<I, O>(this);
  }
}

/** When a serializer runs, and what it gives. */
export interface SerializeOptions<P> {
  /** Always by default; only for JSON; not for null. */
  readonly when?: Serializer["when"];
  /** The type of what it gives: dumped as that, and described as that in JSON Schema. */
  readonly returns?: Type<P>;
}

const STRICTLY: ParseOptions = Object.freeze({ strict: true });

function runWithSteps(kind: Kind, value: unknown, context: ParseContext): unknown {
  const { steps } = kind["~meta"];
  if (steps === undefined) return kind["~parse"](value, context);
  return runSteps(steps, steps.length, (given, where) => kind["~parse"](given, where), value, context);
}

function addSerializer(
  kind: Kind,
  run: Serializer["run"],
  wraps: boolean,
  options: Omit<SerializeOptions<never>, "returns"> & { readonly returns?: unknown } = {},
): Kind {
  const returns = options.returns as Node | undefined;
  return kind["~with"]({ serializer: { run, wraps, when: options.when ?? "always", returns } });
}

function serialize(kind: Kind, { run, wraps }: Serializer, value: unknown, context: DumpContext): unknown {
  const info: SerializationInfo = { context: context.options.context, mode: context.json ? "json" : "js" };
  const inner = (given: unknown): unknown => kind["~dump"](given, context);
  return (run as (...given: unknown[]) => unknown)(...(wraps ? [value, inner, info] : [value, info]));
}

function addStep<K extends Kind>(kind: K, step: Step): K {
  return kind["~with"]({ steps: Object.freeze([...(kind["~meta"].steps ?? []), step]) });
}

function orOmit(value: unknown, inner: (value: unknown) => unknown): unknown {
  try {
    return inner(value);
  } catch (error) {
    throw error instanceof ValidationError ? new OmitItem() : error;
  }
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
