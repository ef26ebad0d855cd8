// `Model(…)`: makes the class that a user's model extends. The class carries its declaration; nothing is read before it is used.

import { errors } from "../errors/catalogue.ts";
import { compiled } from "./compile.ts";
import type { ParseOptions } from "./context.ts";
import { emptyMask, make, ModelBase, withBit } from "./instance.ts";
import { standaloneSchema, type JsonSchema, type JsonSchemaOptions } from "./json-schema.ts";
import { readJson } from "./json-text.ts";
import { extendClass, makeClass } from "./model-class.ts";
import { definitionOf, shapes, type ModelConstructor, type ModelDefinition, type ModelShape } from "./model-definition.ts";
import { modelKindOf } from "./model-kind.ts";
import type { Node } from "./node.ts";
import { toStandard } from "./standard-out.ts";
import type { Fields, StandardSchemaProps, Type } from "./typing/faces.ts";
import type { Built, ModelField, ModelOptions } from "./typing/model.ts";
import { OptionalKind } from "./wrappers.ts";
import { copyOf, setOwn } from "../kernel/deep.ts";

type AnyOptions = ModelOptions<never, Record<never, never>>;

/** Makes a named model: for bundlers that shorten class names, and for names that no class could have. */
export function Model<const F extends Fields, const C extends Fields = {}>(name: string, fields: F, options?: ModelOptions<F, C>): Built<F, C>;
/**
 * Makes the base class of a model from its fields.
 *
 * @example
 * class Item extends Model({ name: t.string, price: t.number.gt(0) }) {}
 * Item.parse({ name: "Tea", price: "2.5" }).price; // 2.5
 */
export function Model<const F extends Fields, const C extends Fields = {}>(fields: F, options?: ModelOptions<F, C>): Built<F, C>;
export function Model(...args: [string | Fields, (Fields | object)?, object?]): unknown {
  const [name, fields, options] = typeof args[0] === "string" ? [args[0], args[1] as Fields, args[2]] : [undefined, args[0], args[1]];
  return declare(MODEL, toShape(name, Object.getOwnPropertyDescriptors(fields), options ?? {}));
}

function toShape(name: string | undefined, fields: ModelShape["fields"], options: AnyOptions, partial = false): ModelShape {
  return {
    name,
    fields,
    config: options.config ?? {},
    before: options.validate?.before,
    after: options.validate?.after,
    wrap: options.validate?.wrap,
    computed: options.computed ?? {},
    serialize: options.serialize,
    serializeReturns: options.serializeReturns,
    isRoot: false,
    partial,
  };
}

/** Makes the base class of a root model. */
export function declareRoot(name: string | undefined, type: unknown, options: object): ModelConstructor {
  const shape = toShape(name, { root: { value: type, enumerable: true } }, options);
  return declare(MODEL, { ...shape, isRoot: true });
}

/** A subclass of `parent` that owns `shape`. */
function declare(parent: ModelConstructor, shape: ModelShape): ModelConstructor {
  const model = (parent === MODEL ? makeClass : extendClass)(parent, Object.keys(shape.fields));
  shapes.set(model, shape);
  for (const [name, [, compute]] of Object.entries(shape.computed)) {
    const get = function (this: object): unknown {
      return (compute as (self: object) => unknown)(this);
    };
    Object.defineProperty(model.prototype, name, { get, configurable: true });
  }
  return model;
}

const definitionOfClass = (model: unknown): ModelDefinition => definitionOf(model as ModelConstructor);
const nodeOfClass = (model: unknown): Node => modelKindOf(model as ModelConstructor);

/** The statics of every model. */
abstract class PublicBase extends ModelBase {
  static get "~standard"(): StandardSchemaProps {
    return toStandard(nodeOfClass(this));
  }

  static parse(value: unknown, options?: ParseOptions): unknown {
    return compiled(nodeOfClass(this)).parse(value, "js", options);
  }

  static parseJson(text: string | Uint8Array, options?: ParseOptions): unknown {
    return compiled(nodeOfClass(this)).parse(readJson(text, nodeOfClass(this)), "json", options);
  }

  static parseStrings(value: unknown, options?: ParseOptions): unknown {
    return compiled(nodeOfClass(this)).parse(value, "strings", options);
  }

  static construct(given: Readonly<Record<string, unknown>>, fieldsSet: Iterable<string> = Object.keys(given)): unknown {
    const definition = definitionOfClass(this);
    const values: Record<string, unknown> = {};
    const named = new Set(fieldsSet);
    let set = emptyMask(definition.fields.length);
    for (const field of definition.fields) {
      const { fallback, factory } = field.type["~meta"];
      if (named.has(field.name)) set = withBit(set, field.index);
      if (Object.hasOwn(given, field.name)) setOwn(values, field.name, given[field.name]);
      else if (fallback !== undefined) setOwn(values, field.name, copyOf(fallback.value));
      else if (factory !== undefined) setOwn(values, field.name, factory(values));
    }
    const extras = definition.config.extra === "allow" ? Object.fromEntries(Object.entries(given).filter(([name]) => !definition.byName.has(name))) : undefined;
    return make(definition, values, set, extras);
  }

  static modelFields(): ReadonlyMap<string, ModelField> {
    const { fields } = definitionOfClass(this);
    return new Map(
      fields.map(({ name, type, inputName, outputName, isRequired }) => {
        const { title, description } = type["~meta"];
        return [name, Object.freeze({ name, type: type as unknown as Type, inputName, outputName, isRequired, title, description })];
      }),
    );
  }

  static jsonSchema(options?: JsonSchemaOptions): JsonSchema {
    return standaloneSchema((context) => nodeOfClass(this)["~schema"](context), options);
  }

  static extend(fields: Fields, options: AnyOptions = {}): unknown {
    return declare(this as unknown as ModelConstructor, toShape(undefined, Object.getOwnPropertyDescriptors(fields), options));
  }

  static partial(name?: string): unknown {
    const definition = definitionOfClass(this);
    const fields = definition.fields.map((field) => [field.name, { value: withoutDefault(field.type), enumerable: true }] as const);
    return declareApart(definition.config, name, `${definition.name}Partial`, Object.fromEntries(fields), true);
  }

  static pick(...names: string[]): unknown {
    return selectFields(this, "pick", names, (name) => names.includes(name));
  }

  static omit(...names: string[]): unknown {
    return selectFields(this, "omit", names, (name) => !names.includes(name));
  }
}

/** What every model descends from. Nothing makes an instance of it alone. */
const MODEL = PublicBase as unknown as ModelConstructor;

function withoutDefault(type: Node): Node {
  return new OptionalKind((type as OptionalKind)["~with"]({ fallback: undefined, factory: undefined }));
}

/** @throws DeclarationError SIG105 for a name that is no field's */
function selectFields(model: unknown, how: "pick" | "omit", names: readonly string[], wants: (name: string) => boolean): ModelConstructor {
  const definition = definitionOf(model as ModelConstructor);
  const unknown = names.find((name) => !definition.byName.has(name));
  if (unknown !== undefined) throw errors.unknownField(definition.name, unknown, `${definition.name}.${how}`);
  const fields = definition.fields.filter((field) => wants(field.name)).map((field) => [field.name, { value: field.type, enumerable: true }] as const);
  return declareApart(definition.config, undefined, `${definition.name}${how === "pick" ? "Pick" : "Omit"}`, Object.fromEntries(fields), definition.partial);
}

function declareApart(
  config: ModelShape["config"],
  name: string | undefined,
  fallbackName: string,
  fields: ModelShape["fields"],
  partial: boolean,
): ModelConstructor {
  return declare(MODEL, { ...toShape(name, fields, { config }, partial), fallbackName });
}
