// What instances of models are at runtime: own, enumerable fields on the user's class, and in private the fields that were set.
// Validated values reach a new instance through a pending slot, so that any class may have a constructor and fields of its own.
// The private part is declared by the class that `Model` makes (`model-class.ts`); here it is reached through two symbols.

import { copyOf, isPlainObject, isSame, setOwn } from "../kernel/deep.ts";
import { INVALID } from "../kernel/invalid.ts";
import { errors } from "../errors/catalogue.ts";
import { ValidationError } from "../errors/validation.ts";
import { compiled } from "./compile.ts";
import { ParseContext } from "./context.ts";
import type { DumpOptions } from "./dump.ts";
import { redactorOf } from "./hiding.ts";
import { writeDump, type JsonTextOptions } from "./json-text.ts";
import { definitionOf, type Field, type ModelConstructor, type ModelDefinition } from "./model-definition.ts";
import type { Node } from "./node.ts";
import { runSteps } from "./steps.ts";

/** Which fields were set: a bit each, by index. */
export type SetMask = number | bigint;

/** Puts validated values on a new instance and tells which were set. */
export type Fill = (instance: object) => SetMask;

/** The next instance to be made takes its values from here. Taken at once, before any of the user's code runs. */
export const pending: { fill: Fill | null } = { fill: null };

/** Set by the model kind: what `new Item(data)` calls. Gives the fill, or throws ValidationError. */
export const construction: { validate: (definition: ModelDefinition, data: unknown) => Fill; nodeOf: (model: ModelConstructor) => Node } = {
  validate: () => {
    throw new TypeError("The model kind is not loaded.");
  },
  nodeOf: () => {
    throw new TypeError("The model kind is not loaded.");
  },
};

/** The fields that were set, on an instance. No key that data could have. */
export const SET: unique symbol = Symbol("signatura.set");

/** What was given besides the fields, on an instance. */
export const EXTRAS: unique symbol = Symbol("signatura.extras");

/** What the class that `Model` makes keeps of each instance. */
interface InstanceState {
  [SET]: SetMask;
  [EXTRAS]: Readonly<Record<string, unknown>> | undefined;
}

/** Every instance is of such a class. Said here and not by abstract members, since isolated declarations know no symbols as names of members. */
function stateOf(instance: ModelBase): InstanceState {
  return instance as unknown as InstanceState;
}

export abstract class ModelBase {
  static get "~node"(): Node {
    return construction.nodeOf(this as unknown as ModelConstructor);
  }

  dump(options: DumpOptions = {}): unknown {
    const { config } = definitionOfInstance(this);
    return compiled(nodeOfInstance(this)).dump(
      this,
      config.serializeByAlias === true && options.byAlias === undefined ? { ...options, byAlias: true } : options,
    );
  }

  dumpJson(options: DumpOptions & JsonTextOptions = {}): string {
    const { config } = definitionOfInstance(this);
    const asked = config.serializeByAlias === true && options.byAlias === undefined ? { ...options, byAlias: true } : options;
    return writeDump(compiled(nodeOfInstance(this)).dumpToWrite(this, asked), options);
  }

  toJSON(): unknown {
    return compiled(nodeOfInstance(this)).dumpPlain(this);
  }

  copy(changes: Readonly<Record<string, unknown>> = {}, options: { readonly deep?: boolean } = {}): this {
    const definition = definitionOfInstance(this);
    const values = { ...ModelBase["~extras"](this), ...this } as Record<string, unknown>;
    let set = stateOf(this)[SET];
    if (definition.partial) for (const field of definition.fields) if (Object.hasOwn(values, field.name)) set = withBit(set, field.index);
    if (options.deep === true) for (const key of Object.keys(values)) setOwn(values, key, copyOf(values[key]));
    for (const [key, value] of Object.entries(changes)) {
      setOwn(values, key, value);
      const field = definition.byName.get(key);
      if (field !== undefined) set = withBit(set, field.index);
    }
    const extras = definition.config.extra === "allow" ? Object.fromEntries(Object.entries(values).filter(([key]) => !definition.byName.has(key))) : undefined;
    return make(definition, values, set, extras) as this;
  }

  equals(other: unknown): boolean {
    return (
      other instanceof ModelBase &&
      classOf(other) === classOf(this) &&
      isSame({ ...ModelBase["~extras"](this), ...this }, { ...ModelBase["~extras"](other), ...other })
    );
  }

  fieldsSet(): ReadonlySet<string> {
    const { fields } = definitionOfInstance(this);
    return new Set(fields.filter((field) => isSet(this, field)).map((field) => field.name));
  }

  extras(): Readonly<Record<string, unknown>> {
    const extras: Record<string, unknown> = {};
    const kept = stateOf(this)[EXTRAS] ?? {};
    for (const key of Object.keys(kept)) setOwn(extras, key, Object.hasOwn(this, key) ? (this as Record<string, unknown>)[key] : kept[key]);
    return extras;
  }

  /** For copies of what holds it, whatever the instance calls by the name `copy`. */
  "~deepCopy"(): unknown {
    return ModelBase.prototype.copy.call(this, {}, { deep: true });
  }

  static "~mask"(instance: ModelBase): SetMask {
    return stateOf(instance)[SET];
  }

  static "~setMask"(instance: ModelBase, set: SetMask): void {
    stateOf(instance)[SET] = set;
  }

  static "~setExtras"(instance: ModelBase, extras: Readonly<Record<string, unknown>>): void {
    stateOf(instance)[EXTRAS] = extras;
  }

  /** What `extras()` gives, whatever the instance calls by that name. */
  static "~extras"(instance: ModelBase): Readonly<Record<string, unknown>> {
    return ModelBase.prototype.extras.call(instance);
  }

  static "~mark"(instance: ModelBase, index: number): void {
    const state = stateOf(instance);
    state[SET] = withBit(state[SET], index);
  }
}

/** The class of an instance, whatever that calls by the name `constructor`. */
export function classOf(instance: object): ModelConstructor {
  return (Object.getPrototypeOf(instance) as { readonly constructor: ModelConstructor }).constructor;
}

function definitionOfInstance(instance: object): ModelDefinition {
  return definitionOf(classOf(instance));
}

function nodeOfInstance(instance: object): Node {
  return construction.nodeOf(classOf(instance));
}

export function hasBit(mask: SetMask, index: number): boolean {
  return typeof mask === "bigint" ? (mask & (1n << BigInt(index))) !== 0n : (mask & (1 << index)) !== 0;
}

export function withBit(mask: SetMask, index: number): SetMask {
  return typeof mask === "bigint" ? mask | (1n << BigInt(index)) : mask | (1 << index);
}

/** An empty mask for so many fields: a number holds 31 bits. */
export function emptyMask(fields: number): SetMask {
  return fields > 31 ? 0n : 0;
}

/** Whether a field was given, or has been changed from its default since. */
export function isSet(instance: ModelBase, field: Field): boolean {
  if (hasBit(ModelBase["~mask"](instance), field.index)) return true;
  if (field.validatesDefault) return false;
  const value = fieldValue(instance, field.name);
  const { fallback, factory } = field.type["~meta"];
  if (fallback !== undefined) return !isSame(value, fallback.value);
  return factory === undefined && value !== undefined;
}

/** A field of an instance. What every object inherits (`toString`) is none. */
export function fieldValue(instance: object, name: string): unknown {
  return name in Object.prototype && !Object.hasOwn(instance, name) ? undefined : (instance as Record<string, unknown>)[name];
}

/** What puts the fields on a new instance of `model`: the fill that waits, or one of `data`. @throws ValidationError */
export function takeFill(model: ModelConstructor, data: unknown): Fill {
  const { fill } = pending;
  if (fill === null) return construction.validate(definitionOf(model), data);
  pending.fill = null;
  return fill;
}

/** An instance of values that are right already. */
export function make(definition: ModelDefinition, values: Readonly<Record<string, unknown>>, set: SetMask, extras?: Record<string, unknown>): object {
  pending.fill = fillFrom(definition, values, set, extras);
  return construct(definition);
}

/** Calls the user's class; the pending slot is emptied even where its constructor throws before `super()`. */
export function construct(definition: ModelDefinition): object {
  try {
    return new definition.class();
  } finally {
    pending.fill = null;
  }
}

/** The plain twin of the fill that generated code makes. */
export function fillFrom(definition: ModelDefinition, values: Readonly<Record<string, unknown>>, set: SetMask, extras?: Record<string, unknown>): Fill {
  return (instance) => {
    for (const field of definition.fields) {
      if (definition.partial && !hasBit(set, field.index)) continue;
      if (definition.isGuarded) guard(instance, definition, field, values[field.name]);
      else setOwn(instance, field.name, values[field.name]);
    }
    if (extras !== undefined) putExtras(definition, instance, extras);
    return set;
  };
}

/** What was given besides the fields becomes properties, unless methods or what every object inherits would be hidden by them. */
function putExtras(definition: ModelDefinition, instance: object, given: Readonly<Record<string, unknown>>): void {
  const extras: Record<string, unknown> = {};
  for (const key of Object.keys(given)) {
    if (definition.byName.has(key)) continue;
    setOwn(extras, key, given[key]);
    if (!(key in instance)) setOwn(instance, key, given[key]);
  }
  ModelBase["~setExtras"](instance as ModelBase, extras);
}

/** Takes over the values of another instance; gives which were set. */
export function copyInto(definition: ModelDefinition, target: object, source: object): SetMask {
  const set = source instanceof ModelBase ? ModelBase["~mask"](source) : emptyMask(definition.fields.length);
  fillFrom(definition, { ...source }, set, source instanceof ModelBase ? ModelBase["~extras"](source) : undefined)(target);
  return set;
}

/** A field behind an accessor: it refuses to be assigned, or validates what is. */
function guard(instance: object, definition: ModelDefinition, field: Field, initial: unknown): void {
  let value = initial;
  const isFrozen = definition.config.frozen === true || field.type["~meta"].frozen === true;
  const assign = (given: unknown): void => {
    if (isFrozen) {
      const [type, msg] = definition.config.frozen === true ? ["frozen_instance", "Instance is frozen"] : ["frozen_field", "Field is frozen"];
      throw new ValidationError(definition.title, [{ type, loc: [field.name], msg, input: given }]);
    }
    if (definition.config.validateAssignment !== true) value = given;
    else {
      const previous = value;
      value = validateAssigned(definition, field, given, instance);
      try {
        checkAssigned(definition, instance);
      } catch (error) {
        value = previous;
        throw error;
      }
    }
    ModelBase["~mark"](instance as ModelBase, field.index);
  };
  Object.defineProperty(instance, field.name, { get: () => value, set: assign, enumerable: true, configurable: true });
}

function validateAssigned(definition: ModelDefinition, field: Field, given: unknown, instance: object): unknown {
  const context = new ParseContext("js", {}, [field.name]);
  const { [field.name]: _assigned, ...others } = instance as Record<string, unknown>;
  context.data = others;
  context.fieldName = field.name;
  const result = field.type["~run"](given, context);
  if (context.issueCount > 0) throw new ValidationError(definition.title, context.issues);
  return result;
}

/** The validators of the whole model see the instance with its new value. */
function checkAssigned(definition: ModelDefinition, instance: object): void {
  const context = new ParseContext("js");
  context.redactor = redactorOf(nodeOfInstance(instance));
  const steps = definition.steps.filter(({ at }) => at === "check");
  if (runSteps(steps, steps.length, () => instance, instance, context) === INVALID) throw new ValidationError(definition.title, context.issues);
}

/** The first instance of a class shows whether class fields of its own have overwritten what was validated. */
export function verifyFields(definition: ModelDefinition, instance: object, values: Readonly<Record<string, unknown>>): void {
  for (const field of definition.fields) {
    if (!Object.hasOwn(values, field.name)) continue;
    const found = (instance as Record<string, unknown>)[field.name];
    if (!Object.is(found, values[field.name])) throw errors.constructorRequired(definition.name, field.name);
  }
}

/** Whether a value can be read as a model's fields: a plain object, or any object where attributes are taken. */
export function isFieldSource(value: unknown, fromAttributes: boolean): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  if (fromAttributes) return !(value instanceof Date || value instanceof Uint8Array || value instanceof Map || value instanceof Set);
  return isPlainObject(value);
}
