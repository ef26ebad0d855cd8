// Builds types and models of Signatura from the descriptors that `build.py` beside this file builds Pydantic's from.

import { generic, Model, RootModel, t, toCamel, toPascal, toSnake, type AnyModel, type AnyType } from "signatura";
import { named } from "./functions.ts";

/** A name, or a list whose first item says what it is. */
export type TypeDescriptor = string | readonly [string, ...unknown[]];

interface FieldDescriptor {
  readonly type: TypeDescriptor;
  readonly [setting: string]: unknown;
}

export interface ModelDescriptor {
  /** A plain object with such settings. */
  readonly typed?: Readonly<Record<string, unknown>>;
  readonly base?: string;
  readonly root?: FieldDescriptor;
  readonly description?: string;
  readonly extraType?: TypeDescriptor;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly before?: string;
  readonly after?: string;
  readonly wrap?: string;
  readonly serialize?: string;
  readonly computed?: Readonly<Record<string, readonly [TypeDescriptor, string]>>;
  readonly fields?: Readonly<Record<string, FieldDescriptor>>;
}

type Rules = Readonly<Record<string, unknown>>;

/** What every modifier is called by: its name, and what it takes. */
interface Modifiable {
  readonly [modifier: string]: unknown;
}

const GENERATORS: Readonly<Record<string, (name: string) => string>> = { toCamel, toPascal, toSnake };
const SCALARS: Readonly<Record<string, AnyType>> = {
  int: t.int,
  float: t.number,
  str: t.string,
  bool: t.boolean,
  any: t.any,
  null: t.null,
  date: t.date,
  time: t.time,
  uuid: t.uuid,
  decimal: t.decimal,
  bytes: t.bytes,
  duration: t.duration,
};

/** Makes each model, enum and generic once. */
export class Builder {
  readonly #descriptors: Readonly<Record<string, ModelDescriptor>>;
  readonly models: Map<string, AnyModel> = new Map();
  readonly #made = new Map<string, AnyModel>();
  readonly #enums = new Map<string, AnyType>();
  readonly #generics: Readonly<Record<string, (...types: AnyType[]) => AnyModel>> = {
    Page: generic("Page", (item: AnyType) => Model({ items: t.list(item), total: t.int.default(0) })),
    Pair: generic("Pair", (first: AnyType, second: AnyType) => Model({ first: t.of(first), second: t.of(second) })),
  };

  constructor(descriptors: Readonly<Record<string, ModelDescriptor>>) {
    this.#descriptors = descriptors;
    for (const name of Object.keys(descriptors)) this.model(name);
  }

  type(given: TypeDescriptor): AnyType {
    if (typeof given === "string") return SCALARS[given]!;
    const [kind, ...rest] = given as readonly [string, ...never[]];
    const make = this.#makers[kind];
    if (make === undefined) throw new Error(`build.ts does not know ${kind}`);
    return make(...rest);
  }

  readonly #all = (types: readonly TypeDescriptor[]): [AnyType, ...AnyType[]] => types.map((type) => this.type(type)) as [AnyType, ...AnyType[]];

  readonly #makers: Readonly<Record<string, (...given: never[]) => AnyType>> = {
    int: (rules: Rules) => ruled(t.int, rules),
    float: (rules: Rules) => ruled(t.number, rules),
    str: (rules: Rules) => ruled(t.string, rules),
    literal: (...values: string[]) => t.literal(...(values as [string])),
    enum: (name: string, members: Record<string, string>) => this.#enum(name, members),
    list: (item: TypeDescriptor, rules?: Rules) => ruled(t.list(this.type(item)), rules),
    set: (item: TypeDescriptor, rules?: Rules) => ruled(t.set(this.type(item)), rules),
    tuple: (...items: TypeDescriptor[]) => t.tuple(...items.map((item): AnyType => this.type(item))),
    tupleOf: (item: TypeDescriptor, rules?: Rules) => ruled(t.tuple().rest(this.type(item)), rules),
    dict: (key: TypeDescriptor, value: TypeDescriptor, rules?: Rules) => ruled(t.record(this.type(key), this.type(value)), rules),
    optional: (inner: TypeDescriptor) => t.nullable(this.type(inner)),
    union: (...members: TypeDescriptor[]) => t.union(...this.#all(members)),
    first: (...members: TypeDescriptor[]) => t.union(...this.#all(members)).leftToRight(),
    by: (key: string, ...members: TypeDescriptor[]) => t.union(...this.#all(members)).by(key as never),
    byFunction: (name: string, members: Record<string, TypeDescriptor>) => {
      const types = Object.entries(members).map(([tag, member]) => [tag, this.type(member)] as const);
      return t.union(...(types.map(([, type]) => type) as [AnyType])).by(named(name) as never, Object.fromEntries(types));
    },
    model: (name: string) => this.models.get(name) ?? t.lazy(() => this.models.get(name)!),
    generic: (name: string, ...types: TypeDescriptor[]) => this.#generic(name, types),
    strict: (inner: TypeDescriptor) => t.of(this.type(inner)).strict(),
    before: (name: string, inner: TypeDescriptor) => t.of(this.type(inner)).before(named(name) as never),
    after: (name: string, inner: TypeDescriptor) => t.of(this.type(inner)).transform(named(name) as never),
    wrap: (name: string, inner: TypeDescriptor) => t.of(this.type(inner)).wrap(named(name) as never),
    plain: (name: string, inner: TypeDescriptor) => t.of(this.type(inner)).plain(named(name) as never),
    serialize: (name: string, inner: TypeDescriptor, returns?: TypeDescriptor, when?: "always") => {
      const described = returns === undefined ? {} : { returns: this.type(returns) as never };
      return t.of(this.type(inner)).serialize(named(name) as never, { when: when ?? "always", ...described });
    },
    wrapSerialize: (name: string, inner: TypeDescriptor) => t.of(this.type(inner)).wrapSerialize(named(name) as never),
  };

  #enum(name: string, members: Record<string, string>): AnyType {
    let made = this.#enums.get(name);
    if (made === undefined) this.#enums.set(name, (made = t.enum(members).named(name)));
    return made;
  }

  /** Python knows equal arguments; ours have to be the same ones. */
  #generic(name: string, types: readonly TypeDescriptor[]): AnyModel {
    const key = JSON.stringify([name, types]);
    let made = this.#made.get(key);
    if (made === undefined) this.#made.set(key, (made = this.#generics[name]!(...this.#all(types))));
    return made;
  }

  model(name: string): AnyModel {
    const known = this.models.get(name);
    if (known !== undefined) return known;
    const given = this.#descriptors[name]!;
    const made =
      given.typed !== undefined
        ? this.#object(name, given, given.typed)
        : given.root === undefined
          ? this.#fieldModel(name, given)
          : this.#rootModel(name, given.root);
    this.models.set(name, made);
    return made;
  }

  #object(name: string, given: ModelDescriptor, config: object): AnyModel {
    const fields = Object.entries(given.fields ?? {}).map(([field, { type, optional, ...settings }]) => {
      const kind = t.of(this.type(type));
      return [field, this.#modified((optional === undefined ? kind : kind.optional) as unknown as Modifiable, settings)] as const;
    });
    return t.object(name, Object.fromEntries(fields), config) as unknown as AnyModel;
  }

  #modified(made: Modifiable, settings: object): AnyType {
    return Object.entries(settings).reduce(
      (kind, [name, value]) => (kind[name] as (value: unknown) => Modifiable).call(kind, value),
      made,
    ) as unknown as AnyType;
  }

  #rootModel(name: string, root: FieldDescriptor): AnyModel {
    return { [name]: class extends RootModel(this.#field(root)) {} }[name] as unknown as AnyModel;
  }

  #fieldModel(name: string, given: ModelDescriptor): AnyModel {
    const fields = Object.entries(given.fields ?? {}).map(([field, described]) => [field, { get: () => this.#field(described), enumerable: true }] as const);
    const getters = Object.defineProperties({}, Object.fromEntries(fields)) as Record<string, AnyType>;
    const { alias, ...config } = given.config ?? {};
    const options = {
      config: {
        ...config,
        ...(alias === undefined
          ? {}
          : { alias: typeof alias === "string" ? GENERATORS[alias] : mapValues(alias as Record<string, string>, (generator) => GENERATORS[generator]) }),
        ...(given.description === undefined ? {} : { description: given.description }),
        ...(given.extraType === undefined ? {} : { extraType: this.type(given.extraType) }),
      },
      validate: mapValues({ before: given.before, after: given.after, wrap: given.wrap }, (validator) => validator && named(validator)),
      computed: mapValues(given.computed ?? {}, ([type, compute]) => [this.type(type), named(compute)]),
      serialize: given.serialize && named(given.serialize),
    };
    const base =
      given.base === undefined
        ? Model(getters, options as never)
        : (this.model(given.base) as unknown as { extend(fields: object, options: object): AnyModel }).extend(getters, options);
    return { [name]: class extends (base as unknown as new (data: unknown) => object) {} }[name] as unknown as AnyModel;
  }

  #field(described: FieldDescriptor): AnyType {
    const { type, default: fallback, factory, validateDefault, validationAlias, examples, ...settings } = described;
    let made = t.of(this.type(type)) as unknown as Modifiable;
    const modify = (name: string, ...given: unknown[]): void => {
      made = (made[name] as (...given: unknown[]) => Modifiable).call(made, ...given);
    };
    if (factory !== undefined) modify("default", named(factory as string), { validate: validateDefault });
    else if ("default" in described) modify("default", fallback, { validate: validateDefault });
    if (validationAlias !== undefined) modify("validationAlias", ...(validationAlias as unknown[]));
    if (examples !== undefined) modify("examples", ...(examples as unknown[]));
    for (const [name, value] of Object.entries(settings)) modify(name, value);
    return made as unknown as AnyType;
  }
}

function ruled(type: AnyType, rules: Rules = {}): AnyType {
  return Object.entries(rules).reduce(
    (made, [name, value]) => (made[name] as (value: unknown) => Modifiable).call(made, value),
    type as unknown as Modifiable,
  ) as unknown as AnyType;
}

function mapValues<V, R>(record: Readonly<Record<string, V>>, change: (value: V) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
