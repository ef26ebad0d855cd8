// What a model class declares, gathered from its ancestors once: fields with their aliases, configuration, validators, computed fields.
// It is resolved on first use, since the fields of recursive models are getters that must not fire while classes are still being made.

import { errors } from "../errors/catalogue.ts";
import type { AliasPath, InheritedConfig, Node, SerializationInfo } from "./node.ts";
import { labelSteps, type Step, type ValidationInfo } from "./steps.ts";
import { describe, nodeOf } from "./to-node.ts";
import { reservedNames } from "./typing/instance.ts";
import type { ModelConfig } from "./typing/model.ts";

/** A class that extends `Model(…)`; more is not known of it here. */
export type ModelConstructor = (new (data?: unknown) => object) & { readonly prototype: object };

/** Sees the raw input of a model and gives what is read in its place. */
export type BeforeValidator = (data: unknown, info: ValidationInfo) => unknown;

/** What one call of `Model` or `extend` declares. */
export interface ModelShape {
  readonly name: string | undefined;
  /** The name where no class with a name of its own extends it. */
  readonly fallbackName?: string | undefined;
  /** The name in documents, where it is not made from the other. */
  readonly componentName?: string | undefined;
  /** Property descriptors, so that getters stay unread. */
  readonly fields: Readonly<Record<string, PropertyDescriptor>>;
  readonly config: ModelConfig;
  readonly before: BeforeValidator | undefined;
  readonly after: ((self: never, info: ValidationInfo) => void) | undefined;
  readonly wrap: ((data: unknown, inner: (data: unknown) => unknown, info: ValidationInfo) => unknown) | undefined;
  readonly computed: Readonly<Record<string, readonly [unknown, (self: never) => unknown]>>;
  readonly serialize: ((self: never, inner: () => Record<string, unknown>, info: SerializationInfo) => unknown) | undefined;
  /** What `serialize` gives; not known where undefined. */
  readonly serializeReturns: unknown;
  /** The type of the one field of a root model, whose value stands for the whole. */
  readonly isRoot: boolean;
  /** Instances carry only the fields that were given. */
  readonly partial: boolean;
  /** What is made is a plain object without methods, so that its keys may have any name. */
  readonly isPlain?: boolean;
}

/** The shape that a class made by `Model` or `extend` owns. */
export const shapes: WeakMap<ModelConstructor, ModelShape> = new WeakMap();

export interface Field {
  readonly name: string;
  readonly index: number;
  readonly type: Node;
  /** Where its value is looked for, in order; the first one's text stands in locations. */
  readonly sources: readonly AliasPath[];
  /** The first name under which it is looked for. */
  readonly inputName: string;
  /** The name in JSON Schema of input. */
  readonly schemaName: string;
  /** The name in dumps by alias and in JSON Schema of output. */
  readonly outputName: string;
  readonly isRequired: boolean;
  /** A default is read like a value that was given. */
  readonly validatesDefault: boolean;
}

export interface ComputedField {
  readonly name: string;
  readonly type: Node;
  readonly outputName: string;
}

export class ModelDefinition {
  readonly class: ModelConstructor;
  readonly name: string;
  /** The name that it would like to have in documents. */
  readonly componentName: string;
  readonly fields: readonly Field[];
  readonly byName: ReadonlyMap<string, Field>;
  readonly config: ModelConfig;
  /** They see the raw input, the last declared first. */
  readonly before: readonly BeforeValidator[];
  /** The validators around an instance that is made: wrap and after, in the order of their declaration. */
  readonly steps: readonly Step[];
  readonly computed: readonly ComputedField[];
  readonly serialize: ModelShape["serialize"];
  /** What `serialize` gives; undefined where that is not declared. */
  readonly serializeReturns: Node | undefined;
  readonly partial: boolean;
  /** A value of its own stands for the whole: its only field is `root`. */
  readonly isRoot: boolean;
  /** The type of what is given besides the fields, where that is declared. */
  readonly extraType: Node | undefined;
  /** Fields are guarded by accessors: frozen, or validated when assigned. */
  readonly isGuarded: boolean;

  #inherited: InheritedConfig | undefined;

  constructor(model: ModelConstructor) {
    const lineage = lineageOf(model);
    this.class = model;
    const { name, componentName } = namesOf(model);
    this.name = name;
    this.componentName = componentName;
    this.config = Object.assign({}, ...lineage.map((shape) => shape.config)) as ModelConfig;
    this.before = lineage.flatMap((shape) => shape.before ?? []).toReversed();
    this.steps = lineage.flatMap(stepsOf);
    const serializing = lineage.findLast((shape) => shape.serialize !== undefined);
    this.serialize = serializing?.serialize;
    this.serializeReturns = this.#toNode(serializing?.serializeReturns, "What the serializer gives");
    this.partial = lineage.at(-1)?.partial ?? false;
    this.isRoot = lineage.some((shape) => shape.isRoot);
    this.extraType = this.#toNode(this.config.extraType, "The type of extra values");
    this.fields = this.#readFields(
      merged(lineage.map((shape) => shape.fields)),
      lineage.some((shape) => shape.isPlain === true),
    );
    this.byName = new Map(this.fields.map((field) => [field.name, field]));
    this.computed = this.#readComputed(merged(lineage.map((shape) => shape.computed)));
    this.isGuarded = this.config.frozen === true || this.config.validateAssignment === true || this.fields.some((field) => field.type["~meta"].frozen === true);
  }

  #toNode(given: unknown, what: string): Node | undefined {
    if (given === undefined) return undefined;
    const node = nodeOf(given);
    if (node === undefined) throw errors.notAType(`${what} of ${this.name}`, describe(given));
    return node;
  }

  #readFields(descriptors: ModelShape["fields"], isPlain: boolean): readonly Field[] {
    return Object.entries(descriptors).map(([name, descriptor], index) => {
      if (!isPlain && reservedNames.has(name)) throw errors.reservedField(this.name, name);
      const given: unknown = descriptor.get === undefined ? descriptor.value : descriptor.get.call(undefined);
      const found = nodeOf(given);
      if (found === undefined) throw errors.notAType(`${this.name}.${name}`, describe(given));
      return this.#toField(name, index, this.#configured(found));
    });
  }

  #configured(type: Node): Node {
    this.#inherited ??= inheritedOf(this.config);
    return Object.values(this.#inherited).some((setting) => setting !== undefined) ? type["~configure"](this.#inherited) : type;
  }

  #toField(name: string, index: number, type: Node): Field {
    const { aliases, serializationAlias } = type["~meta"];
    const generated = this.#generated(name);
    const alias = aliases ?? (generated.input === undefined ? undefined : [[generated.input]]);
    const takesAlias = this.config.byAlias !== false;
    const takesName = alias === undefined || this.config.byName === true || !takesAlias;
    const sources = [...(takesAlias && alias !== undefined ? alias : []), ...(takesName ? [[name]] : [])];
    return Object.freeze({
      name,
      index,
      type,
      sources,
      inputName: String(sources[0]?.[0] ?? name),
      schemaName: String(alias?.find((path) => path.length === 1)?.[0] ?? name),
      outputName: serializationAlias ?? generated.output ?? name,
      isRequired: !type["~mayBeAbsent"],
      validatesDefault: (type["~meta"].validateDefault ?? this.config.validateDefault) === true,
    });
  }

  /** The aliases that the configuration makes of a name. */
  #generated(name: string): { readonly input: string | undefined; readonly output: string | undefined } {
    const { alias } = this.config;
    if (typeof alias === "function") return { input: alias(name), output: alias(name) };
    return { input: alias?.validation?.(name), output: alias?.serialization?.(name) };
  }

  #readComputed(computed: ModelShape["computed"]): readonly ComputedField[] {
    return Object.entries(computed).map(([name, [given]]) => {
      const found = nodeOf(given);
      if (found === undefined) throw errors.notAType(`The computed field ${this.name}.${name}`, describe(given));
      return { name, type: found, outputName: found["~meta"].serializationAlias ?? this.#generated(name).output ?? name };
    });
  }

  /** Whether user code runs when an instance is made, besides that of its fields. */
  get hasValidators(): boolean {
    return this.before.length > 0 || this.steps.length > 0 || validatedHook(this.class.prototype) !== undefined;
  }

  /**
   * Whether generated code reads it. The interpreter keeps unknown keys that are kept, wrap-validators, accessors, instances that are read
   * again, and unknown keys that are refused where which keys are known depends on what was found.
   */
  get isGenerated(): boolean {
    const { extra, revalidate } = this.config;
    if (extra === "allow" || this.isGuarded || this.steps.some((step) => step.at === "wrap")) return false;
    if (extra === "forbid" && this.fields.some(({ sources }) => sources.length !== 1 || sources[0]!.length !== 1)) return false;
    return revalidate === undefined || revalidate === "never";
  }

  /** The name with the validators around it. */
  get label(): string {
    return labelSteps(this.name, this.steps);
  }

  /** The title of its errors and of its schema. */
  get title(): string {
    return this.config.title ?? this.name;
  }

  /** Where an issue of a field that was found at `path` stands. */
  locate(field: Field, path: AliasPath): AliasPath {
    return this.config.locByAlias === false ? [field.name] : path;
  }
}

/** What the settings of a model say to the types of its fields. */
function inheritedOf(config: ModelConfig): InheritedConfig {
  const { strict, stripWhitespace, toLower, toUpper, minLength, maxLength, allowInfNan, coerceNumbersToString, hideInput } = config;
  const { extra, extraType, alias, byAlias, byName, locByAlias } = config;
  const keys = { extra, extraType, alias, byAlias, byName, locByAlias };
  const saysKeys = Object.values(keys).some((setting) => setting !== undefined);
  const texts = { stripWhitespace, toLower, toUpper, minLength, maxLength, coerceNumbersToString };
  return { strict, ...texts, allowInfNan, hideInput, keys: saysKeys ? keys : undefined };
}

/** One record of several; of one key the last. Spread keeps `__proto__` a key. */
function merged<V>(records: readonly Readonly<Record<string, V>>[]): Readonly<Record<string, V>> {
  return records.reduce((all, record) => ({ ...all, ...record }), {});
}

function stepsOf({ wrap, after }: ModelShape): readonly Step[] {
  const steps: Step[] = [];
  if (wrap !== undefined) steps.push({ at: "wrap", run: wrap });
  if (after !== undefined) steps.push({ at: "check", run: after });
  return steps;
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

/** `Model("Item", …)` names the classes that extend it directly; any other class has its own name, where it has one. */
function namesOf(model: ModelConstructor): { readonly name: string; readonly componentName: string } {
  const own = shapes.get(model);
  const parent = own ?? shapes.get(Object.getPrototypeOf(model) as ModelConstructor);
  const given = parent?.name ?? (own === undefined && model.name !== "" ? model.name : undefined);
  const name = given ?? parent?.fallbackName ?? "Model";
  return { name, componentName: given === undefined || given === parent?.name ? (parent?.componentName ?? name) : name };
}

const definitions = new WeakMap<ModelConstructor, ModelDefinition>();

/** What a class declares. Resolved once. @throws DeclarationError */
export function definitionOf(model: ModelConstructor): ModelDefinition {
  let definition = definitions.get(model);
  if (definition === undefined) definitions.set(model, (definition = new ModelDefinition(model)));
  return definition;
}
