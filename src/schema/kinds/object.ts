// `t.object(fields)`: a plain object with keys of types of their own, Python's `TypedDict`. A model is a class; this is data that stays data.
// Its fields are read, dumped and described by what does it for models.

import { isPlainObject, setOwn } from "../../kernel/deep.ts";
import { INVALID } from "../../kernel/invalid.ts";
import type { ParseContext } from "../context.ts";
import type { DumpContext } from "../dump.ts";
import { emitPlainObject } from "../emit-model.ts";
import type { Emitter, Routine } from "../emitter.ts";
import { emitInterpreted } from "../emit-steps.ts";
import type { JsonSchema, SchemaContext } from "../json-schema.ts";
import { definitionOf, shapes, type ModelConstructor, type ModelDefinition, type ModelShape } from "../model-definition.ts";
import { dumpPlainFields } from "../model-dump.ts";
import { readInput } from "../model-reader.ts";
import { describeModel } from "../model-schema.ts";
import type { Fit, InheritedConfig, Node } from "../node.ts";
import { Kind } from "../type.ts";
import type { Fields } from "../typing/faces.ts";
import type { ModelConfig } from "../typing/model.ts";
import type { ObjectInput, ObjectValue, ObjectWire } from "../typing/object.ts";

/** How a plain object treats its keys. What is not said is as in the model around it. */
export type ObjectConfig = Pick<
  ModelConfig,
  "alias" | "byAlias" | "byName" | "description" | "extra" | "extraType" | "jsonSchemaExtra" | "locByAlias" | "strict" | "title"
>;

/** A plain object. Keys whose type is `.optional` may be left out, and are absent then; a default fills the place of the others. */
export class ObjectKind<F extends Fields = Fields> extends Kind<ObjectValue<F>, ObjectInput<F>, ObjectWire<F>> implements Routine {
  readonly shape: ModelShape;
  /** What a model around it asks of its fields, unless it has settings of its own. */
  readonly inherited: InheritedConfig | undefined = undefined;

  constructor(shape: ModelShape) {
    super();
    this.shape = shape;
    Object.freeze(this);
  }

  get definition(): ModelDefinition {
    return definitionFor(this, this.shape, this.inherited);
  }

  get "~label"(): string {
    return this.shape.name ?? "typed-dict";
  }
  override get "~title"(): string {
    return this["~meta"].steps === undefined ? (this.shape.config.title ?? this["~label"]) : super["~title"];
  }
  override get "~typeName"(): string {
    return this["~label"];
  }
  override get "~hasName"(): boolean {
    return this.shape.name !== undefined;
  }
  override get "~children"(): readonly Node[] {
    const { fields, extraType } = this.definition;
    const types = fields.map(({ type }) => type);
    return extraType === undefined ? types : [...types, extraType];
  }
  override get "~takesOnlyObjects"(): boolean {
    return this["~meta"].steps === undefined;
  }
  override get "~dumpsByAlias"(): boolean {
    const { fields, config } = this.definition;
    return super["~dumpsByAlias"] || config.extra === "allow" || fields.some(({ name, outputName }) => name !== outputName);
  }

  override "~configure"(config: InheritedConfig): this {
    const own = super["~configure"]({ hideInput: config.hideInput });
    return Object.keys(this.shape.config).length > 0 ? own : own["~copy"]({ inherited: config });
  }

  override "~fit"(value: unknown): Fit {
    if (!isPlainObject(value)) return 0;
    const { fields, byName, config } = this.definition;
    const isOpen = config.extra === "allow" || Object.keys(value).every((key) => byName.has(key));
    return Math.min(
      isOpen ? 2 : 1,
      ...fields.map(({ name, type, isRequired }) => (value[name] === undefined ? (isRequired ? 0 : 2) : type["~fit"](value[name]))),
    ) as Fit;
  }

  override "~redactInside"(input: unknown): unknown {
    if (!isPlainObject(input)) return input;
    const shown: Record<string, unknown> = { ...input };
    for (const { type, sources, name } of this.definition.fields) {
      for (const key of [...sources.map(([first]) => String(first)), name]) if (Object.hasOwn(shown, key)) setOwn(shown, key, type["~redact"](shown[key]));
    }
    return shown;
  }

  "~parse"(value: unknown, context: ParseContext): unknown {
    if (!isPlainObject(value))
      return context.report("dict_type", context.words === "js" ? "Input should be a valid dictionary" : "Input should be an object", value);
    return context.descend(this.shape, value, () => {
      const reading = readInput(this.definition, value, context);
      if (reading === INVALID || "made" in reading) return INVALID;
      for (const key of Object.keys(reading.extras ?? {})) setOwn(reading.values, key, reading.extras![key]);
      return reading.values;
    });
  }

  "~emitParse"(emitter: Emitter, value: string): string {
    const { definition } = this;
    if (!definition.isGenerated) return emitInterpreted((given, context) => this["~parse"](given, context), emitter, value);
    const out = emitter.fresh(this["~label"]);
    emitter.line(`const ${out} = ${emitter.call(this, "parse", value)};`);
    emitter.line(`if (${out} === F) return F;`);
    return out;
  }

  get "~routineName"(): string {
    return this["~label"];
  }

  "~emitRoutine"(emitter: Emitter): void {
    emitPlainObject(this.definition, emitter);
  }

  "~dump"(value: unknown, context: DumpContext): unknown {
    return isPlainObject(value) ? dumpPlainFields(this.definition, value, context) : context.unknown(value);
  }

  "~jsonSchema"(context: SchemaContext): JsonSchema {
    const { definition } = this;
    if (this.shape.name !== undefined) return context.define(definition, this.shape.name, () => describeModel(definition, context));
    const { title, ...schema } = describeModel(definition, context);
    return this.shape.config.title === undefined ? schema : { ...schema, title };
  }
}

const definitions = new WeakMap<ModelShape, Map<InheritedConfig | undefined, ModelDefinition>>();

/** Resolved on first use: the fields of recursive types are getters. What two copies of a type share is one component of a document. */
function definitionFor(kind: ObjectKind, shape: ModelShape, inherited: InheritedConfig | undefined): ModelDefinition {
  let known = definitions.get(shape);
  if (known === undefined) definitions.set(shape, (known = new Map<InheritedConfig | undefined, ModelDefinition>()));
  let definition = known.get(inherited);
  if (definition === undefined) {
    const holder = class {} as ModelConstructor;
    const { keys, ...values } = inherited ?? {};
    shapes.set(holder, { ...shape, config: { ...values, ...keys, ...shape.config } as ModelConfig });
    known.set(inherited, (definition = definitionOf(holder)));
  }
  return definition;
}

/** A plain object with a name of its own in documents and issues. */
function objectOf<const F extends Fields>(name: string, fields: F, config?: ObjectConfig): ObjectKind<F>;
/**
 * A plain object whose keys have types of their own: Python's `TypedDict`.
 *
 * @example
 * const Movie = t.object("Movie", { name: t.string, year: t.int.optional });
 * Movie.parse({ name: "Metropolis" }); // { name: "Metropolis" }
 */
function objectOf<const F extends Fields>(fields: F, config?: ObjectConfig): ObjectKind<F>;
function objectOf(...given: readonly unknown[]): unknown {
  const [name, fields, config = {}] = (typeof given[0] === "string" ? given : [undefined, ...given]) as [string | undefined, Fields, ObjectConfig?];
  return new ObjectKind({
    name,
    fields: Object.getOwnPropertyDescriptors(fields),
    config,
    before: undefined,
    after: undefined,
    wrap: undefined,
    computed: {},
    serialize: undefined,
    serializeReturns: undefined,
    isRoot: false,
    partial: true,
    isPlain: true,
  });
}

export { objectOf as object };
