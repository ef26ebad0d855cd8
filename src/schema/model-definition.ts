// What a model class declares, gathered from its ancestors once: fields with their aliases, configuration, validators, computed fields.
// It is resolved on first use, since the fields of recursive models are getters that must not fire while classes are still being made.

import { errors } from "../errors/catalogue.ts";
import type { AliasPath, InheritedConfig, Node } from "./node.ts";
import { describe, nodeOf } from "./to-node.ts";
import { reservedNames } from "./typing/instance.ts";
import type { ModelConfig } from "./typing/model.ts";

/** A class that extends `Model(…)`; more is not known of it here. */
export type ModelConstructor = (new (data?: unknown) => object) & { readonly prototype: object };

/** What one call of `Model` or `extend` declares. */
export interface ModelShape {
  readonly name: string | undefined;
  /** Property descriptors, so that getters stay unread. */
  readonly fields: Readonly<Record<string, PropertyDescriptor>>;
  readonly config: ModelConfig;
  readonly before: ((data: unknown) => unknown) | undefined;
  readonly after: ((self: never) => void) | undefined;
  readonly wrap: ((data: unknown, inner: (data: unknown) => unknown) => unknown) | undefined;
  readonly computed: Readonly<Record<string, readonly [unknown, (self: never) => unknown]>>;
  readonly serialize: ((self: never, inner: () => Record<string, unknown>) => unknown) | undefined;
  /** Instances carry only the fields that were given. */
  readonly partial: boolean;
}

/** The shape that a class made by `Model` or `extend` owns. */
export const shapes: WeakMap<ModelConstructor, ModelShape> = new WeakMap();

export interface Field {
  readonly name: string;
  readonly index: number;
  readonly type: Node;
  /** Where its value is looked for, in order; the first one's text stands in locations. */
  readonly sources: readonly AliasPath[];
  /** The name in locations and in JSON Schema of input. */
  readonly inputName: string;
  /** The name in dumps by alias and in JSON Schema of output. */
  readonly outputName: string;
  readonly isRequired: boolean;
}

export interface ComputedField {
  readonly name: string;
  readonly type: Node;
  readonly outputName: string;
}

export class ModelDefinition {
  readonly class: ModelConstructor;
  readonly name: string;
  readonly fields: readonly Field[];
  readonly byName: ReadonlyMap<string, Field>;
  readonly config: ModelConfig;
  readonly before: readonly ((data: unknown) => unknown)[];
  readonly after: readonly ((self: never) => void)[];
  readonly wrap: readonly ((data: unknown, inner: (data: unknown) => unknown) => unknown)[];
  readonly computed: readonly ComputedField[];
  readonly serialize: ModelShape["serialize"];
  readonly partial: boolean;
  /** Fields are guarded by accessors: frozen, or validated when assigned. */
  readonly isGuarded: boolean;

  constructor(model: ModelConstructor) {
    const lineage = lineageOf(model);
    this.class = model;
    this.name = nameOf(model);
    this.config = Object.assign({}, ...lineage.map((shape) => shape.config)) as ModelConfig;
    this.before = lineage.flatMap((shape) => shape.before ?? []);
    this.after = lineage.flatMap((shape) => shape.after ?? []);
    this.wrap = lineage.flatMap((shape) => shape.wrap ?? []);
    this.serialize = lineage.findLast((shape) => shape.serialize !== undefined)?.serialize;
    this.partial = lineage.at(-1)?.partial ?? false;
    this.fields = this.#readFields(Object.assign({}, ...lineage.map((shape) => shape.fields)) as ModelShape["fields"]);
    this.byName = new Map(this.fields.map((field) => [field.name, field]));
    this.computed = this.#readComputed(Object.assign({}, ...lineage.map((shape) => shape.computed)) as ModelShape["computed"]);
    this.isGuarded = this.config.frozen === true || this.config.validateAssignment === true || this.fields.some((field) => field.type["~meta"].frozen === true);
  }

  #readFields(descriptors: ModelShape["fields"]): readonly Field[] {
    return Object.entries(descriptors).map(([name, descriptor], index) => {
      if (reservedNames.has(name)) throw errors.reservedField(this.name, name);
      const given: unknown = descriptor.get === undefined ? descriptor.value : descriptor.get.call(undefined);
      const found = nodeOf(given);
      if (found === undefined) throw errors.notAType(`${this.name}.${name}`, describe(given));
      return this.#toField(name, index, this.#configured(found));
    });
  }

  #configured(type: Node): Node {
    const { strict, stripWhitespace, toLower, toUpper, minLength, maxLength, allowInfNan, coerceNumbersToString } = this.config;
    const inherited: InheritedConfig = { strict, stripWhitespace, toLower, toUpper, minLength, maxLength, allowInfNan, coerceNumbersToString };
    return Object.values(inherited).some((setting) => setting !== undefined) ? type["~configure"](inherited) : type;
  }

  #toField(name: string, index: number, type: Node): Field {
    const { aliases, serializationAlias } = type["~meta"];
    const generated = this.config.alias?.(name);
    const alias = aliases ?? (generated === undefined ? undefined : [[generated]]);
    const takesAlias = this.config.byAlias !== false;
    const takesName = alias === undefined || this.config.byName === true || !takesAlias;
    const sources = [...(takesAlias && alias !== undefined ? alias : []), ...(takesName ? [[name]] : [])];
    return Object.freeze({
      name,
      index,
      type,
      sources,
      inputName: String(sources[0]?.[0] ?? name),
      outputName: serializationAlias ?? (aliases === undefined ? generated : undefined) ?? name,
      isRequired: !type["~mayBeAbsent"],
    });
  }

  #readComputed(computed: ModelShape["computed"]): readonly ComputedField[] {
    return Object.entries(computed).map(([name, [given]]) => {
      const found = nodeOf(given);
      if (found === undefined) throw errors.notAType(`The computed field ${this.name}.${name}`, describe(given));
      return { name, type: found, outputName: found["~meta"].serializationAlias ?? this.config.alias?.(name) ?? name };
    });
  }

  /** Whether user code runs when an instance is made, besides that of its fields. */
  get hasValidators(): boolean {
    return this.before.length > 0 || this.after.length > 0 || this.wrap.length > 0 || validatedHook(this.class.prototype) !== undefined;
  }
}

/** The user's `validated()` method, which sees the whole instance. */
export function validatedHook(prototype: object): ((this: object) => void) | undefined {
  const hook = (prototype as { validated?: unknown }).validated;
  return typeof hook === "function" ? (hook as (this: object) => void) : undefined;
}

/** The shapes of a class and its ancestors, the oldest first. */
function lineageOf(model: ModelConstructor): ModelShape[] {
  const lineage: ModelShape[] = [];
  for (let current: unknown = model; typeof current === "function"; current = Object.getPrototypeOf(current)) {
    const shape = shapes.get(current as ModelConstructor);
    if (shape !== undefined) lineage.unshift(shape);
  }
  return lineage;
}

/** `Model("Item", …)` names the classes that extend it directly; any other class has its own name. */
function nameOf(model: ModelConstructor): string {
  const own = shapes.get(model);
  if (own !== undefined) return own.name ?? "Model";
  const parent = shapes.get(Object.getPrototypeOf(model) as ModelConstructor);
  return parent?.name ?? (model.name === "" ? "Model" : model.name);
}

const definitions = new WeakMap<ModelConstructor, ModelDefinition>();

/** What a class declares. Resolved once. @throws DeclarationError */
export function definitionOf(model: ModelConstructor): ModelDefinition {
  let definition = definitions.get(model);
  if (definition === undefined) definitions.set(model, (definition = new ModelDefinition(model)));
  return definition;
}
