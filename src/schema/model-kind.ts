// A model class as a type: how its input is read, how an instance is made, dumped and described. The interpreter of models; their
// generated code is in `emit-model.ts`.

import { copyOf, isSame, setOwn } from "../kernel/deep.ts";
import { INVALID, type Invalid } from "../kernel/invalid.ts";
import { toTitle } from "../kernel/python-text.ts";
import { UseDefault, ValidationError } from "../errors/validation.ts";
import { EXACT, MAX_DEPTH, ParseContext, STRICT, type ParseOptions } from "./context.ts";
import type { DumpContext } from "./dump.ts";
import { emitModel } from "./emit-model.ts";
import type { Emitter, Purpose, Routine } from "./emitter.ts";
import { construct, construction, emptyMask, fillFrom, isFieldSource, isSet, ModelBase, pending, verifyFields, withBit, type Fill, type SetMask } from "./instance.ts";
import type { JsonSchema, SchemaContext } from "./json-schema.ts";
import { definitionOf, validatedHook, type Field, type ModelConstructor, type ModelDefinition } from "./model-definition.ts";
import type { AliasPath, InheritedConfig, Node } from "./node.ts";
import { guarded } from "./steps.ts";
import { Kind } from "./type.ts";

/** What the reading of an input gives: values by field name, and which were given. */
interface Reading {
  readonly values: Record<string, unknown>;
  readonly set: SetMask;
  readonly extras: Record<string, unknown> | undefined;
}

export class ModelKind extends Kind implements Routine {
  readonly model: ModelConstructor;

  constructor(model: ModelConstructor) {
    super();
    this.model = model;
    Object.freeze(this);
  }

  get definition(): ModelDefinition {
    return definitionOf(this.model);
  }

  get "~label"(): string {
    return this.definition.name;
  }

  get "~routineName"(): string {
    return this.definition.name;
  }

  override get "~children"(): readonly Node[] {
    return this.definition.fields.map((field) => field.type);
  }

  override get "~hasUserCode"(): boolean {
    return runsUserCode(this);
  }

  override "~configure"(_config: InheritedConfig): this {
    return this;
  }

  "~parse"(value: unknown, context: ParseContext): unknown {
    const { definition } = this;
    const [wrap, ...inner] = definition.wrap;
    if (wrap === undefined) return readModel(definition, value, context);
    return readWrapped(definition, [wrap, ...inner], value, context);
  }

  "~emitParse"(emitter: Emitter, value: string): string {
    const out = emitter.fresh(this.definition.name);
    emitter.line(`const ${out} = ${emitter.routine(modelKindOf(this.model), "parse")}(${value}, J);`);
    emitter.line(`if (${out} === F) return F;`);
    return out;
  }

  override "~emitRespond"(emitter: Emitter, value: string): string {
    const { steps, serializer } = this["~meta"];
    if (steps !== undefined || serializer !== undefined) return super["~emitRespond"](emitter, value);
    const out = emitter.fresh(this.definition.name);
    emitter.line(`const ${out} = ${emitter.routine(modelKindOf(this.model), "respond")}(${value}, J);`);
    emitter.line(`if (${out} === F) return F;`);
    return out;
  }

  override "~emitDump"(emitter: Emitter, value: string): string {
    return `${emitter.routine(modelKindOf(this.model), "dump")}(${value}, J)`;
  }

  "~emitRoutine"(emitter: Emitter, purpose: Purpose): void {
    emitModel(this.definition, this, emitter, purpose);
  }

  "~dump"(value: unknown, context: DumpContext): unknown {
    if (typeof value !== "object" || value === null) return context.unknown(value);
    const { definition } = this;
    const { serialize } = definition;
    if (serialize === undefined) return dumpFields(definition, value, context);
    const inner = (): Record<string, unknown> => dumpFields(definition, value, context);
    return context.unknown((serialize as (self: object, inner: () => Record<string, unknown>) => unknown)(value, inner));
  }

  "~jsonSchema"(context: SchemaContext): JsonSchema {
    const { definition } = this;
    return context.define(definition, definition.name, () => describeModel(definition, context));
  }
}

// Reading ------------------------------------------------------------------------------------------------------------------

/** What stands in the place of an input that the before-validators have turned into something else. */
export function readModel(definition: ModelDefinition, input: unknown, context: ParseContext): unknown {
  if (input instanceof definition.class && !mustRevalidate(definition, input)) {
    context.floor(input.constructor === definition.class ? EXACT : STRICT);
    return input;
  }
  let value = input instanceof definition.class ? { ...input } : input;
  for (const before of definition.before.toReversed()) {
    value = guarded(context, value, () => before(value));
    if (value === INVALID) return INVALID;
  }
  if (value instanceof definition.class) return value;
  const reading = readFields(definition, value, context);
  if (reading === INVALID) return INVALID;
  pending.fill = fillFrom(definition, reading.values, reading.set, reading.extras);
  const instance = construct(definition);
  verifyFields(definition, instance, reading.values);
  return finish(definition, instance, input, context);
}

function mustRevalidate(definition: ModelDefinition, input: object): boolean {
  const { revalidate = "never" } = definition.config;
  return revalidate === "always" || (revalidate === "subclass-instances" && input.constructor !== definition.class);
}

/** Runs the after-validators over a new instance. */
function finish(definition: ModelDefinition, instance: object, input: unknown, context: ParseContext): unknown {
  for (const after of definition.after) {
    if (guarded(context, input, () => (after as (self: object) => void)(instance)) === INVALID) return INVALID;
  }
  const hook = validatedHook(definition.class.prototype);
  if (hook !== undefined && guarded(context, input, () => hook.call(instance)) === INVALID) return INVALID;
  return instance;
}

function readWrapped(definition: ModelDefinition, wraps: ModelDefinition["wrap"], input: unknown, context: ParseContext): unknown {
  const run = (count: number, value: unknown): unknown => {
    const wrap = wraps[count - 1];
    if (wrap === undefined) return readModel(definition, value, context);
    return guarded(context, value, () => wrap(value, (given) => {
      const issues = context.issues.length;
      const result = run(count - 1, given);
      if (result === INVALID) throw new ValidationError(definition.name, context.issues.splice(issues));
      return result;
    }));
  };
  return run(wraps.length, input);
}

/** Every field of an input, all issues at once. */
export function readFields(definition: ModelDefinition, input: unknown, context: ParseContext): Reading | Invalid {
  const fromAttributes = context.mode === "js" && (context.options.fromAttributes ?? definition.config.fromAttributes ?? false);
  if (!isFieldSource(input, fromAttributes || context.mode !== "js")) return refuseInput(definition, input, fromAttributes, context);
  if (context.path.length > MAX_DEPTH || context.depth > MAX_DEPTH) {
    return context.report("recursion_loop", "Recursion error - cyclic reference detected", null);
  }
  const outer = { data: context.data, fieldName: context.fieldName, fieldsSet: context.fieldsSet };
  const values: Record<string, unknown> = {};
  const issueCount = context.issues.length;
  let set = emptyMask(definition.fields.length);
  let givenCount = 0;
  let nestedSet = 0;
  context.depth += 1;
  for (const field of definition.fields) {
    context.data = values;
    context.fieldName = field.name;
    context.fieldsSet = undefined;
    const given = readField(definition, field, input, values, context);
    if (!given) continue;
    set = withBit(set, field.index);
    givenCount += 1;
    nestedSet += context.fieldsSet ?? 0;
  }
  context.depth -= 1;
  context.data = outer.data;
  context.fieldName = outer.fieldName;
  context.fieldsSet = (outer.fieldsSet ?? 0) + givenCount + nestedSet;
  const extras = readExtras(definition, input, context);
  return context.issues.length > issueCount ? INVALID : { values, set, extras };
}

function refuseInput(definition: ModelDefinition, input: unknown, fromAttributes: boolean, context: ParseContext): Invalid {
  if (fromAttributes) {
    return context.report("model_attributes_type", "Input should be a valid dictionary or object to extract fields from", input);
  }
  const words = context.mode === "json" ? "Input should be an object" : `Input should be a valid dictionary or instance of ${definition.name}`;
  return context.report("model_type", words, input, { class_name: definition.name });
}

/** Reads one field into `values`; whether it was given. */
function readField(definition: ModelDefinition, field: Field, input: Record<string, unknown>, values: Record<string, unknown>, context: ParseContext): boolean {
  const found = lookUp(sourcesOf(definition, field, context), input);
  if (found === undefined) {
    fillIn(definition, field, input, values, context);
    return false;
  }
  const depth = context.path.length;
  context.path.push(...found.path);
  try {
    const value = field.type["~run"](found.value, context);
    if (value !== INVALID) setOwn(values, field.name, value);
  } catch (error) {
    if (!(error instanceof UseDefault)) throw error;
    context.path.length = depth;
    fillIn(definition, field, input, values, context);
  } finally {
    context.path.length = depth;
  }
  return true;
}

function sourcesOf(definition: ModelDefinition, field: Field, context: ParseContext): readonly AliasPath[] {
  const { byAlias, byName } = context.options;
  if (byAlias === undefined && byName === undefined) return field.sources;
  const named = field.sources.filter((path) => path.length === 1 && path[0] === field.name);
  const aliased = field.sources.filter((path) => !named.includes(path));
  const alias = byAlias ?? definition.config.byAlias !== false ? aliased : [];
  return byName === true || alias.length === 0 ? [...alias, [field.name]] : alias;
}

/** The first source that is there. `undefined` is absent: JSON has none. */
export function lookUp(sources: readonly AliasPath[], input: Record<string, unknown>): { readonly path: AliasPath; readonly value: unknown } | undefined {
  for (const path of sources) {
    let value: unknown = input;
    for (const key of path) value = step(value, key);
    if (value !== undefined) return { path, value };
  }
  return undefined;
}

function step(value: unknown, key: string | number): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  if (Array.isArray(value)) return typeof key === "number" ? value.at(key) : undefined;
  if (key in Object.prototype && !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string | number, unknown>)[key];
}

/** A field that was not given: its default, or the issue that it is missing. */
function fillIn(definition: ModelDefinition, field: Field, input: unknown, values: Record<string, unknown>, context: ParseContext): void {
  const { fallback, factory, validateDefault } = field.type["~meta"];
  context.path.push(field.inputName);
  if (field.isRequired) context.report("missing", "Field required", input);
  else if (fallback === undefined && factory === undefined) {
    if (!definition.partial) setOwn(values, field.name, undefined);
  } else {
    const value = fallback === undefined ? makeDefault(factory!, values, context) : copyOf(fallback.value);
    const checked = (validateDefault ?? definition.config.validateDefault) === true ? field.type["~run"](value, context) : value;
    if (checked !== INVALID) setOwn(values, field.name, checked);
  }
  context.path.pop();
}

function makeDefault(factory: (data: Readonly<Record<string, unknown>>) => unknown, values: Record<string, unknown>, context: ParseContext): unknown {
  if (factory.length > 0 && context.issues.length > 0) {
    return context.report("default_factory_not_called", "The default factory uses validated data, but at least one validation error occurred", null);
  }
  return context.journal.run(() => factory(values));
}

/** Keys that no field takes: ignored, kept, or an issue each. */
function readExtras(definition: ModelDefinition, input: Record<string, unknown>, context: ParseContext): Record<string, unknown> | undefined {
  const extra = context.options.extra ?? definition.config.extra ?? "ignore";
  if (extra === "ignore") return undefined;
  const known = knownKeys(definition);
  const extras: Record<string, unknown> = {};
  for (const key of Object.keys(input)) {
    if (known.has(key)) continue;
    if (extra === "allow") {
      setOwn(extras, key, input[key]);
      continue;
    }
    context.path.push(key);
    context.report("extra_forbidden", "Extra inputs are not permitted", input[key]);
    context.path.pop();
  }
  return extra === "allow" ? extras : undefined;
}

/** The keys of an input that fields take. */
export function knownKeys(definition: ModelDefinition): ReadonlySet<string> {
  return new Set(definition.fields.flatMap((field) => field.sources.map((path) => String(path[0]))));
}

// Dumping and describing ---------------------------------------------------------------------------------------------------

function dumpFields(definition: ModelDefinition, value: object, context: DumpContext): Record<string, unknown> {
  const { options } = context;
  const result: Record<string, unknown> = {};
  const put = (name: string, key: string, type: Node, item: unknown): void => {
    if (item === undefined || (options.excludeNone === true && item === null)) return;
    setOwn(result, key, context.inside(name, () => type["~dumpRun"](item, context)));
  };
  const byAlias = options.byAlias ?? definition.config.serializeByAlias ?? false;
  for (const field of definition.fields) {
    const item = (value as Record<string, unknown>)[field.name];
    if (!context.wants(field.name) || isExcluded(field, item)) continue;
    if (options.excludeUnset === true && value instanceof ModelBase && !isSet(value, field)) continue;
    if (options.excludeDefaults === true && isDefault(field, item)) continue;
    put(field.name, byAlias ? field.outputName : field.name, field.type, item);
  }
  if (value instanceof ModelBase) {
    for (const [key, item] of Object.entries(value.extras())) {
      if (context.wants(key) && !(options.excludeNone === true && item === null)) setOwn(result, key, context.inside(key, () => context.unknown(item)));
    }
  }
  if (options.roundTrip === true || options.excludeComputed === true) return result;
  for (const { name, type, outputName } of definition.computed) {
    if (context.wants(name)) put(name, byAlias ? outputName : name, type, (value as Record<string, unknown>)[name]);
  }
  return result;
}

function isExcluded(field: Field, item: unknown): boolean {
  const { exclude } = field.type["~meta"];
  return typeof exclude === "function" ? exclude(item) : exclude === true;
}

function isDefault(field: Field, item: unknown): boolean {
  const { fallback } = field.type["~meta"];
  return fallback !== undefined && isSame(item, fallback.value);
}

function describeModel(definition: ModelDefinition, context: SchemaContext): JsonSchema {
  const { config } = definition;
  const properties: JsonSchema = {};
  const required: string[] = [];
  const isOutput = context.mode === "serialization";
  for (const field of definition.fields) {
    if (isOutput && field.type["~meta"].exclude === true) continue;
    const name = context.byAlias ? (isOutput ? field.outputName : field.inputName) : field.name;
    setOwn(properties, name, titled(field.type["~schema"](context), name));
    if (field.isRequired) required.push(name);
  }
  if (isOutput) {
    for (const { name, type, outputName } of definition.computed) {
      const key = context.byAlias ? outputName : name;
      const schema = titled(type["~schema"](context), key);
      schema.readOnly = true;
      setOwn(properties, key, schema);
      required.push(key);
    }
  }
  const schema: JsonSchema = { properties };
  if (required.length > 0) schema.required = required;
  schema.title = config.title ?? definition.name;
  schema.type = "object";
  if (config.extra === "forbid") schema.additionalProperties = false;
  if (config.extra === "allow") schema.additionalProperties = true;
  if (config.description !== undefined) schema.description = config.description;
  const extra = config.jsonSchemaExtra;
  return typeof extra === "function" ? extra(schema) : Object.assign(schema, extra);
}

/** A property's title comes from its name, unless it refers to something that has one. */
function titled(schema: JsonSchema, name: string): JsonSchema {
  if (schema.title === undefined && !("$ref" in schema)) schema.title = toTitle(name);
  return schema;
}

// The node of a class --------------------------------------------------------------------------------------------------------

const kinds = new WeakMap<ModelConstructor, ModelKind>();

/** The type that a model class is. */
export function modelKindOf(model: ModelConstructor): ModelKind {
  let kind = kinds.get(model);
  if (kind === undefined) kinds.set(model, (kind = new ModelKind(model)));
  return kind;
}

const userCode = new WeakMap<ModelConstructor, boolean>();
const visiting = new Set<ModelConstructor>();

/** Recursive models ask this of themselves: a model that is being asked already answers no. */
function runsUserCode(kind: ModelKind): boolean {
  const { steps, factory } = kind["~meta"];
  if (steps !== undefined || factory !== undefined) return true;
  const known = userCode.get(kind.model);
  if (known !== undefined) return known;
  if (visiting.has(kind.model)) return false;
  visiting.add(kind.model);
  try {
    const answer = kind.definition.hasValidators || kind["~children"].some((child) => child["~hasUserCode"]);
    if (answer || visiting.size === 1) userCode.set(kind.model, answer);
    return answer;
  } finally {
    visiting.delete(kind.model);
  }
}

// `new Item(data)` validates in the program's own mode. The after-validators run before the class's own fields are set up.
construction.nodeOf = modelKindOf;
construction.validate = (definition: ModelDefinition, data: unknown): Fill => {
  const options: ParseOptions = {};
  const context = new ParseContext("js", options);
  let input = data;
  for (const before of definition.before.toReversed()) {
    const given = input;
    input = guarded(context, given, () => before(given));
    if (input === INVALID) throw new ValidationError(definition.name, context.issues);
  }
  const reading = readFields(definition, input, context);
  if (reading === INVALID) throw new ValidationError(definition.name, context.issues);
  const fill = fillFrom(definition, reading.values, reading.set, reading.extras);
  return (instance) => {
    const set = fill(instance);
    if (finish(definition, instance, data, context) === INVALID) throw new ValidationError(definition.name, context.issues);
    return set;
  };
};
