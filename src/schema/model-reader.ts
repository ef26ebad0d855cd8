// How the input of a model is read: every field with its aliases and defaults, unknown keys, and the instance that is made of them.
// The interpreter of models; `emit-model.ts` writes the same as code.

import { copyOf, isPlainObject, setOwn } from "../kernel/deep.ts";
import { INVALID, type Invalid } from "../kernel/invalid.ts";
import { OmitItem, UseDefault } from "../errors/validation.ts";
import { STRICT, type ParseContext } from "./context.ts";
import { compiled } from "./compile.ts";
import { classOf, construct, emptyMask, fillFrom, isFieldSource, ModelBase, pending, verifyFields, withBit, type SetMask } from "./instance.ts";
import { validatedHook, type Field, type ModelDefinition } from "./model-definition.ts";
import type { AliasPath, Node } from "./node.ts";
import { guarded, infoOf } from "./steps.ts";

/** What the reading of an input gives: values by field name, and which were given. */
export interface Reading {
  readonly values: Record<string, unknown>;
  readonly set: SetMask;
  readonly extras: Record<string, unknown> | undefined;
}

/** How far the reading of a model's fields has come. */
interface Progress {
  readonly input: unknown;
  readonly values: Record<string, unknown>;
  /** The keys of the input that fields have taken. */
  readonly used: Set<string>;
  /** Whether a field was given and refused. */
  hasRefused: boolean;
  /** Whether a field that is needed was not given. */
  isMissing: boolean;
}

/** An instance that the before-validators have given. */
export interface Made {
  readonly made: object;
}

/** An instance of the model, without the validators that see it. */
export function readModel(definition: ModelDefinition, input: unknown, context: ParseContext): unknown {
  if (input instanceof definition.class && !mustRevalidate(definition, input)) return input;
  const data = input instanceof definition.class ? contentsOf(definition, input) : input;
  if (!(input instanceof definition.class)) context.floor(STRICT);
  const reading = readInput(definition, data, context);
  if (reading === INVALID) return INVALID;
  if ("made" in reading) return reading.made;
  const known = input instanceof ModelBase && input instanceof definition.class ? ModelBase["~mask"](input) : reading.set;
  pending.fill = fillFrom(definition, reading.values, known, reading.extras);
  const instance = construct(definition);
  verifyFields(definition, instance, reading.values);
  return runHook(definition, instance, input, context);
}

function mustRevalidate(definition: ModelDefinition, input: object): boolean {
  const { revalidate = "never" } = definition.config;
  return revalidate === "always" || (revalidate === "subclass-instances" && classOf(input) !== definition.class);
}

function contentsOf(definition: ModelDefinition, instance: object): unknown {
  return definition.isRoot ? (instance as { root?: unknown }).root : { ...(instance instanceof ModelBase ? ModelBase["~extras"](instance) : {}), ...instance };
}

/** The fields of what the before-validators make of an input. They may give an instance, too. */
export function readInput(definition: ModelDefinition, input: unknown, context: ParseContext): Reading | Invalid | Made {
  let value = input;
  for (const before of definition.before) {
    const given = value;
    value = guarded(context, given, () => before(given, infoOf(context)));
    if (value === INVALID) return INVALID;
  }
  if (value instanceof definition.class) return { made: value };
  const read = (): Reading | Invalid => (definition.isRoot ? readRoot(definition, value, context) : readFields(definition, value, context));
  return definition.before.length > 0 ? context.asProgram(read) : read();
}

/** Runs the class's own hook on a new instance. */
export function runHook(definition: ModelDefinition, instance: object, input: unknown, context: ParseContext): unknown {
  const hook = validatedHook(definition.class.prototype);
  return hook !== undefined && guarded(context, input, () => hook.call(instance)) === INVALID ? INVALID : instance;
}

/** The one value of a root model: it stands in the place of the whole, so that locations have no `root`. */
function readRoot(definition: ModelDefinition, input: unknown, context: ParseContext): Reading | Invalid {
  const [field] = definition.fields as [Field];
  const progress = begin(input);
  const { values } = progress;
  let set = emptyMask(1);
  if (input === undefined && !field.isRequired) fillIn(definition, field, progress, context);
  else {
    const root = field.type["~run"](input, context);
    if (root === INVALID) return INVALID;
    setOwn(values, field.name, root);
    set = withBit(set, field.index);
    context.addFieldsSet(1);
  }
  return { values, set, extras: undefined };
}

/** Every field of an input, all issues at once. */
function readFields(definition: ModelDefinition, input: unknown, context: ParseContext): Reading | Invalid {
  const fromAttributes = context.mode === "js" && (context.options.fromAttributes ?? definition.config.fromAttributes ?? false);
  if (!isFieldSource(input, fromAttributes)) return refuseInput(definition, input, fromAttributes, context);
  const { data, fieldName, issueCount } = context;
  const progress = begin(input);
  let set = emptyMask(definition.fields.length);
  let count = 0;
  for (const field of definition.fields) {
    context.data = progress.values;
    context.fieldName = field.name;
    if (!readField(definition, field, progress, context)) continue;
    set = withBit(set, field.index);
    count += 1;
  }
  const extras = readExtras(definition, input, progress.used, context);
  context.data = data;
  context.fieldName = fieldName;
  if (context.issueCount > issueCount) return INVALID;
  context.addFieldsSet(count);
  return { values: progress.values, set, extras };
}

/**
 * Reads the fields that generated code refuses, where it has refused the input as a whole and no user code is in it: the others need not be
 * read again (three mistakes of an order with eight lines: 7.2 → 3 µs). Whether that has found a mistake: the interpreter takes more than
 * generated code does, and then has to read everything.
 */
export function readRefused(kind: Node, definition: ModelDefinition, input: unknown, context: ParseContext): boolean {
  if (!context.mayTakeFast || !definition.isGenerated || definition.isRoot || definition.config.extra === "forbid" || definition.fields.length > 31)
    return false;
  if (kind["~hasUserCode"]) return false;
  context.refusals += 1;
  const faults = compiled(kind).fast("faults", context.mode, context.options.fromAttributes === true)?.(input, undefined, context.depth);
  if (typeof faults !== "number" || faults === 0) return false;
  const { issueCount } = context;
  const progress = begin(input);
  for (const field of definition.fields) {
    if ((faults & (1 << field.index)) === 0) continue;
    context.second = "refused";
    readField(definition, field, progress, context);
    context.second = "inside";
  }
  return context.issueCount > issueCount;
}

function begin(input: unknown): Progress {
  return { input, values: {}, used: new Set(), hasRefused: false, isMissing: false };
}

function refuseInput(definition: ModelDefinition, input: unknown, fromAttributes: boolean, context: ParseContext): Invalid {
  if (fromAttributes) {
    const words = context.words === "js" ? "Input should be a valid dictionary or object to extract fields from" : "Input should be an object";
    return context.report("model_attributes_type", words, input);
  }
  const words = context.words === "js" ? `Input should be a valid dictionary or instance of ${definition.name}` : "Input should be an object";
  return context.report("model_type", words, input, { class_name: definition.name });
}

/** Reads one field into the values; whether it was given and taken. */
function readField(definition: ModelDefinition, field: Field, progress: Progress, context: ParseContext): boolean {
  const found = look(definition, field, progress.input, context);
  if (found === INVALID) return false;
  if (found === undefined) {
    fillIn(definition, field, progress, context);
    return false;
  }
  progress.used.add(String(found.path[0]));
  const depth = context.path.length;
  context.path.push(...definition.locate(field, found.path));
  try {
    const value = field.type["~run"](found.value, context);
    if (value === INVALID) progress.hasRefused = true;
    else setOwn(progress.values, field.name, value);
    return value !== INVALID;
  } catch (error) {
    context.path.length = depth;
    if (error instanceof OmitItem) return false;
    if (!(error instanceof UseDefault) || field.isRequired) throw error;
    fillIn(definition, field, progress, context);
    return true;
  } finally {
    context.path.length = depth;
  }
}

interface Found {
  readonly path: AliasPath;
  readonly value: unknown;
}

/** The value of a field in its input. An accessor of a class that throws is an issue of its own. */
function look(definition: ModelDefinition, field: Field, input: unknown, context: ParseContext): Found | Invalid | undefined {
  try {
    return lookUp(sourcesOf(definition, field, context), input);
  } catch (error) {
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    context.path.push(field.name);
    context.report("get_attribute_error", `Error extracting attribute: ${text}`, input, { error: text });
    context.path.pop();
    return INVALID;
  }
}

function sourcesOf(definition: ModelDefinition, field: Field, context: ParseContext): readonly AliasPath[] {
  const { byAlias, byName } = context.options;
  if (byAlias === undefined && byName === undefined) return field.sources;
  const { aliases } = field.type["~meta"];
  const alias: readonly AliasPath[] = aliases ?? (field.schemaName === field.name ? [] : [[field.schemaName]]);
  if (alias.length === 0) return [[field.name]];
  const takesAlias = byAlias ?? definition.config.byAlias !== false;
  const takesName = byName ?? (definition.config.byName === true || !takesAlias);
  return [...(takesAlias ? alias : []), ...(takesName ? [[field.name]] : [])];
}

/** The first source that is there. `undefined` is absent: JSON has none. */
export function lookUp(sources: readonly AliasPath[], input: unknown): Found | undefined {
  for (const path of sources) {
    const value = path.reduce(step, input);
    if (value !== undefined) return { path, value };
  }
  return undefined;
}

/** One step into a value: an index of an array, or a key. Names that every object inherits count only as own data. */
export function step(value: unknown, key: string | number): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  if (Array.isArray(value) || typeof key === "number") return Array.isArray(value) && typeof key === "number" ? value.at(key) : undefined;
  if (key in Object.prototype && !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string | number, unknown>)[key];
}

/** A field that was not given: its default, or the issue that it is missing. */
function fillIn(definition: ModelDefinition, field: Field, progress: Progress, context: ParseContext): void {
  const { fallback, factory } = field.type["~meta"];
  const depth = context.path.length;
  context.path.push(...(field.isRequired ? definition.locate(field, field.sources[0]!) : [field.name]));
  if (field.isRequired) {
    progress.isMissing = true;
    context.report("missing", "Field required", progress.input);
  } else if (fallback === undefined && factory === undefined) {
    if (!definition.partial) setOwn(progress.values, field.name, undefined);
  } else {
    const value = fallback === undefined ? makeDefault(factory!, progress, context) : copyOf(fallback.value);
    const checked = value === INVALID || !field.validatesDefault ? value : field.type["~run"](value, context);
    if (checked !== INVALID) setOwn(progress.values, field.name, checked);
    else if (value !== INVALID) progress.hasRefused = true;
  }
  context.path.length = depth;
}

/** A factory that looks at the fields before it is not asked where one was refused. Where one is missing, it may fail for that reason. */
function makeDefault(factory: (data: Record<string, unknown>) => unknown, progress: Progress, context: ParseContext): unknown {
  if (factory.length > 0 && progress.hasRefused) {
    return context.report("default_factory_not_called", "The default factory uses validated data, but at least one validation error occurred", null);
  }
  try {
    return context.journal.run(() => factory({ ...progress.values }));
  } catch (error) {
    if (!progress.isMissing) throw error;
    return INVALID;
  }
}

/** Keys that no field has taken: ignored, kept, or an issue each. Only plain objects are searched for them. */
function readExtras(
  definition: ModelDefinition,
  input: Record<string, unknown>,
  used: ReadonlySet<string>,
  context: ParseContext,
): Record<string, unknown> | undefined {
  const extra = context.options.extra ?? definition.config.extra ?? "ignore";
  if (extra === "ignore") return undefined;
  const extras: Record<string, unknown> = {};
  for (const key of isPlainObject(input) ? Object.keys(input) : []) {
    if (used.has(key) || input[key] === undefined) continue;
    context.path.push(key);
    if (extra === "forbid") context.report("extra_forbidden", "Extra inputs are not permitted", input[key]);
    else keepExtra(definition, key, input[key], extras, context);
    context.path.pop();
  }
  return extra === "allow" ? extras : undefined;
}

function keepExtra(definition: ModelDefinition, key: string, given: unknown, extras: Record<string, unknown>, context: ParseContext): void {
  try {
    const value = definition.extraType === undefined ? given : definition.extraType["~run"](given, context);
    if (value !== INVALID) setOwn(extras, key, value);
  } catch (error) {
    if (!(error instanceof OmitItem)) throw error;
  }
}
