// Random universes for `random.test.ts`: models, types of them and inputs, all as the descriptors that `build.ts` and `build.py` build from.
// A generator of numbers decides everything, so that a seed names a universe.

import type { ModelDescriptor, TypeDescriptor } from "./build.ts";

export interface Question {
  readonly type: TypeDescriptor;
  readonly inputs: readonly unknown[];
  readonly dumps: readonly (readonly [unknown, Record<string, unknown>])[];
}

export interface Universe {
  readonly models: Readonly<Record<string, ModelDescriptor>>;
  readonly questions: readonly Question[];
}

type Field = { readonly type: TypeDescriptor; readonly [setting: string]: unknown };

const COLORS = { RED: "red", BLUE: "blue" };
const KEYS = ["a", "b", "c", "some_name"] as const;

/** A small generator of random numbers (mulberry32). */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  below(bound: number): number {
    return Math.floor(this.next() * bound);
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }

  some<T>(items: readonly T[], share: number): T[] {
    return items.filter(() => this.chance(share));
  }
}

/** The universe of a seed. */
export function universeOf(seed: number): Universe {
  return new Maker(new Dice(seed)).universe();
}

class Maker {
  readonly #dice: Dice;
  readonly #models: Record<string, ModelDescriptor> = {};

  constructor(dice: Dice) {
    this.#dice = dice;
  }

  universe(): Universe {
    const count = 1 + this.#dice.below(4);
    for (let index = 0; index < count; index += 1) this.#models[`M${index}`] = this.#model(index);
    if (this.#dice.chance(0.4)) this.#addTagged();
    const types = Array.from({ length: 3 }, () => this.#type(0));
    const named: TypeDescriptor[] = Object.keys(this.#models).map((name) => ["model", name]);
    return { models: this.#models, questions: [...types, ...named].map((type) => this.#question(type)) };
  }

  #question(type: TypeDescriptor): Question {
    const inputs = Array.from({ length: 6 }, () => this.input(type));
    const dumps = Array.from({ length: 4 }, () => [this.input(type, 0), this.#dumpOptions()] as const);
    return { type, inputs, dumps };
  }

  #dumpOptions(): Record<string, unknown> {
    const dice = this.#dice;
    const options: Record<string, unknown> = {};
    for (const name of ["byAlias", "excludeUnset", "excludeDefaults", "excludeNone", "roundTrip"]) if (dice.chance(0.2)) options[name] = true;
    if (dice.chance(0.25)) options.include = this.#selection(0);
    if (dice.chance(0.25)) options.exclude = this.#selection(0);
    return options;
  }

  #selection(depth: number): unknown {
    const dice = this.#dice;
    const isOfNames = dice.chance(0.7);
    if (dice.chance(0.4)) return dice.some<string>(isOfNames ? KEYS : ["0", "1"], 0.4);
    return Object.fromEntries(
      dice
        .some<string>(isOfNames ? KEYS : ["0", "1", "-1", "*"], 0.35)
        .map((name) => [name, depth > 1 || dice.chance(0.6) ? true : this.#selection(depth + 1)]),
    );
  }

  // Models ---------------------------------------------------------------------------------------------------------------

  #model(index: number): ModelDescriptor {
    const dice = this.#dice;
    if (dice.chance(0.15)) return this.#typed();
    if (index > 0 && dice.chance(0.12)) return { root: { type: this.#type(1) } };
    const fields: Record<string, Field> = {};
    const earlier = Object.keys(this.#models).filter(
      (name) => this.#models[name]!.root === undefined && this.#models[name]!.typed === undefined && this.#models[name]!.config?.["extra"] !== "allow",
    );
    const base = earlier.length > 0 && dice.chance(0.15) ? dice.pick(earlier) : undefined;
    for (const name of dice.some([...KEYS], 0.6)) fields[name] = this.#field(name, index);
    if (base === undefined && Object.keys(fields).length === 0) fields.a = { type: "int" };
    return { ...(base === undefined ? {} : { base }), ...(base === undefined ? { config: this.#config() } : {}), fields, ...this.#modelFunctions(fields) };
  }

  /** A plain object. */
  #typed(): ModelDescriptor {
    const dice = this.#dice;
    const fields: Record<string, Field> = {};
    for (const name of dice.some([...KEYS], 0.6)) {
      fields[name] = {
        type: this.#type(1),
        ...(dice.chance(0.4) ? { optional: true } : {}),
        ...(dice.chance(0.1) ? { alias: `${name}Alias` } : {}),
        ...(dice.chance(0.1) ? { description: "Said." } : {}),
      };
    }
    return { typed: dice.chance(0.4) ? { extra: dice.pick(["ignore", "forbid", "allow"]) } : {}, fields };
  }

  #modelFunctions(fields: Record<string, Field>): Partial<ModelDescriptor> {
    const dice = this.#dice;
    const all = { ...(dice.chance(0.06) ? { serialize: "with_mark" } : {}), ...(dice.chance(0.06) ? { before: "accept_old_name" } : {}) };
    return "x" in fields ? {} : all;
  }

  #config(): Record<string, unknown> {
    const dice = this.#dice;
    const config: Record<string, unknown> = {};
    if (dice.chance(0.3)) config.extra = dice.pick(["ignore", "forbid", "allow"]);
    if (dice.chance(0.1)) config.strict = true;
    if (dice.chance(0.1)) config.frozen = true;
    if (dice.chance(0.1)) config.byName = true;
    if (dice.chance(0.1)) config.serializeByAlias = true;
    if (dice.chance(0.1)) config.validateDefault = true;
    if (dice.chance(0.1)) config.alias = dice.pick(["toCamel", "toPascal"]);
    if (dice.chance(0.06)) config.locByAlias = false;
    if (dice.chance(0.08)) config.stripWhitespace = true;
    if (dice.chance(0.06)) config.fromAttributes = true;
    if (dice.chance(0.05)) config.coerceNumbersToString = true;
    if (dice.chance(0.05)) config.revalidate = dice.pick(["always", "subclass-instances", "never"]);
    if (dice.chance(0.04)) config.title = "A Title";
    if (dice.chance(0.04)) config.toLower = true;
    if (dice.chance(0.04)) config.maxLength = 3;
    return config;
  }

  #field(name: string, index: number): Field {
    const dice = this.#dice;
    const recursive = dice.chance(0.08);
    const type: TypeDescriptor = recursive
      ? dice.pick<TypeDescriptor>([
          ["optional", ["model", `M${index}`]],
          ["list", ["model", `M${index}`]],
        ])
      : this.#type(1);
    const field: Record<string, unknown> = { type };
    if (recursive) field.default = type[0] === "optional" ? null : [];
    else if (type[0] === "optional" && dice.chance(0.7)) field.default = null;
    else if (dice.below(10) < 3) {
      const fallback = this.#fallback(type);
      if (fallback !== undefined) field.default = fallback;
    } else if (type[0] === "list" && dice.chance(0.3)) field.factory = "empty_list";
    const luck = dice.next();
    if (luck < 0.12) field.alias = `${name}Alias`;
    else if (luck < 0.2) field.validationAlias = dice.pick<unknown>([[["deep", 0]], [["deep", name]], ["first", name], [`${name}1`, ["deep", 0]]]);
    else if (luck < 0.28) field.serializationAlias = `${name}Out`;
    if (dice.chance(0.06)) field.description = `About ${name}.`;
    if (dice.chance(0.05)) field.title = "Its Title";
    if (dice.chance(0.05)) field.exclude = true;
    if (dice.chance(0.05)) field.deprecated = true;
    if (dice.chance(0.05)) field.frozen = true;
    if (dice.chance(0.05) && "default" in field) field.validateDefault = true;
    return field as Field;
  }

  /** A default that is right, where one is easy to say. */
  #fallback(type: TypeDescriptor): unknown {
    const kind = typeof type === "string" ? type : type[0];
    const simple: Record<string, unknown> = { int: 4, float: 1.5, str: "ab", bool: true, any: 1, null: null };
    if (typeof type === "string") return simple[kind];
    return { list: [], dict: {} }[kind as string];
  }

  #addTagged(): void {
    const dice = this.#dice;
    const models = this.#models;
    models.Cat = { fields: { kind: { type: ["literal", "cat"] }, a: this.#field("a", 0) } };
    models.Dog = {
      fields: {
        kind: {
          type: dice.pick<TypeDescriptor>([
            ["literal", "dog", "puppy"],
            ["literal", "dog"],
          ]),
          ...(dice.chance(0.2) ? { default: "dog" } : {}),
        },
        b: this.#field("b", 0),
      },
    };
    models.Pet = { fields: { pet: { type: this.#tagged() }, pets: { type: ["list", this.#tagged()], default: [] } } };
  }

  #tagged(): TypeDescriptor {
    return this.#dice.chance(0.75)
      ? ["by", "kind", ["model", "Cat"], ["model", "Dog"]]
      : ["byFunction", "kind_of", { cat: ["model", "Cat"], dog: ["model", "Dog"], number: "int" }];
  }

  // Types ----------------------------------------------------------------------------------------------------------------

  #scalar(): TypeDescriptor {
    const dice = this.#dice;
    return dice.pick<() => TypeDescriptor>([
      () => dice.pick(["int", "float", "str", "bool"]),
      () => dice.pick(["int", "str"]),
      () => dice.pick(["date", "time", "null", "any", "uuid", "decimal", "bytes", "duration"]),
      () => ["int", this.#bounds()],
      () => ["float", this.#bounds()],
      () => ["str", this.#lengths(true)],
      () => [
        "literal",
        ...dice.pick([
          ["a", "b"],
          [1, 2],
          ["a", 1],
          [true, "x"],
          [null, "n"],
        ]),
      ],
      () => ["enum", "Color", COLORS],
      () => ["strict", dice.pick(["int", "float", "str", "bool", "date", "decimal", "uuid"])],
    ])();
  }

  #bounds(): Record<string, unknown> {
    const dice = this.#dice;
    return Object.fromEntries(
      dice.some(
        [
          ["gt", 0],
          ["ge", 1],
          ["lt", 10],
          ["le", 5],
          ["multipleOf", 2],
          ["strict", true],
        ] as const,
        0.3,
      ),
    );
  }

  #lengths(isText: boolean): Record<string, unknown> {
    const rules = this.#dice.some([["minLength", 1], ["maxLength", 2], ...(isText ? ([["pattern", "^[a-z]*$"]] as const) : [])] as const, 0.4);
    return Object.fromEntries(rules);
  }

  #type(depth: number): TypeDescriptor {
    const dice = this.#dice;
    if (depth > 3 || dice.chance(0.35)) return this.#functional(this.#scalar());
    const inner = (): TypeDescriptor => this.#type(depth + 1);
    const models = Object.keys(this.#models);
    const made = dice.pick<() => TypeDescriptor>([
      () => ["list", inner(), this.#lengths(false)],
      () => ["list", inner()],
      () => ["set", this.#hashable(), this.#lengths(false)],
      () => ["tuple", ...Array.from({ length: dice.below(4) }, inner)],
      () => ["tupleOf", inner(), this.#lengths(false)],
      () => ["dict", dice.pick<TypeDescriptor>(["str", "str", "int", ["str", { minLength: 2 }], ["literal", "a", "b"], ["enum", "Color", COLORS]]), inner()],
      () => ["optional", this.#notNull(inner())],
      () => this.#union(depth),
      () => this.#union(depth),
      () => this.#union(depth),
      () => (models.length > 0 ? ["model", dice.pick(models)] : "int"),
      () => (models.length > 0 ? ["model", dice.pick(models)] : "str"),
      () => (models.length > 0 ? ["model", dice.pick(models)] : "float"),
      // What is annotated has a name of Python's own inside of a generic.
      () => ["generic", "Page", dice.pick<TypeDescriptor>(["int", "str", ["list", "int"], ["generic", "Page", "float"]])],
      () => ("Cat" in this.#models ? this.#tagged() : "bool"),
      () => [
        "strict",
        dice.pick<TypeDescriptor>([
          ["list", "int"],
          ["set", "int"],
          ["tupleOf", "int"],
          ["dict", "str", "int"],
        ]),
      ],
    ])();
    return this.#functional(made);
  }

  #hashable(): TypeDescriptor {
    const { pick } = { pick: <T>(items: readonly T[]) => this.#dice.pick(items) };
    return pick<TypeDescriptor>([
      "int",
      "str",
      "float",
      ["str", { minLength: 1 }],
      ["union", "int", "str"],
      ["literal", "a", 1],
      ["optional", "int"],
      "date",
      "uuid",
    ]);
  }

  #notNull(type: TypeDescriptor): TypeDescriptor {
    return type === "null" || type[0] === "optional" || type[0] === "union" ? "int" : type;
  }

  #union(depth: number): TypeDescriptor {
    const members: TypeDescriptor[] = [];
    const seen = new Set<string>();
    const count = 2 + this.#dice.below(3);
    while (members.length < count) {
      const member = this.#type(depth + 1);
      // Python's own unions flatten, and drop what is there already.
      if (member[0] === "union" || member[0] === "optional" || seen.has(JSON.stringify(member))) members.push(...[]);
      else {
        seen.add(JSON.stringify(member));
        members.push(member);
      }
      if (seen.size === 0 || this.#dice.chance(0.1)) members.length = Math.min(members.length, count);
    }
    return [this.#dice.chance(0.2) ? "first" : "union", ...members];
  }

  #functional(type: TypeDescriptor): TypeDescriptor {
    const dice = this.#dice;
    if (!dice.chance(0.07)) return type;
    return dice.pick<() => TypeDescriptor>([
      () => ["before", "trim", type],
      () => ["wrap", "or_minus_one", type],
      () => ["plain", "size", "str"],
      () => ["after", "refuse", type],
      () => ["after", "positive", "int"],
      () => ["after", "even", "int"],
      () => ["serialize", "as_text", "int", "str"],
      () => ["wrapSerialize", "plus_one", "int"],
      () => ["serialize", "as_text", ["optional", "int"], "str", dice.pick(["unless-none", "json-unless-none"])],
    ])();
  }

  // Inputs ---------------------------------------------------------------------------------------------------------------

  /** An input that mostly fits. `mistakes` is the share of what does not. */
  input(type: TypeDescriptor, mistakes = 0.12): unknown {
    const dice = this.#dice;
    if (dice.chance(mistakes)) return this.#junk(0);
    const [kind, ...rest] = (typeof type === "string" ? [type] : type) as [string, ...unknown[]];
    const inner = (given: unknown): unknown => this.input(given as TypeDescriptor, mistakes);
    const several = (given: unknown): unknown[] => Array.from({ length: dice.below(4) }, () => inner(given));
    switch (kind) {
      case "int":
        return dice.pick([1, 2, 3, 4, 0, -1, 6, "2", " 3 ", 2.0, "4.0", true, 1.5, "x"].slice(0, mistakes === 0 ? 7 : undefined));
      case "float":
        return dice.pick([1.5, 2, 0, -2.5, "1.5", 3, "2", true, "x"].slice(0, mistakes === 0 ? 4 : undefined));
      case "str":
        return dice.pick(["a", "ab", "abc", "", "B", " b ", "1", "true", 1].slice(0, mistakes === 0 ? 4 : undefined));
      case "bool":
        return dice.pick([true, false, 1, 0, "on", "false", 2, "x"].slice(0, mistakes === 0 ? 2 : undefined));
      case "date":
        return dice.pick(["2020-01-02", "2020-01-02", "2020-01-02T00:00:00", "2020-01-02T01:00:00", 0, "x"]);
      case "time":
        return dice.pick(["01:02", "01:02:03.5", "01:02:03Z", 5, "x"]);
      case "uuid":
        return dice.pick(["12345678-1234-5678-1234-567812345678", "{12345678-1234-5678-1234-567812345678}", "x"]);
      case "decimal":
        return dice.pick(["1.10", 1, 1.5, "x", "1e2"]);
      case "bytes":
        return dice.pick(["ab", "", "é", 1]);
      case "duration":
        return dice.pick(["P1D", "PT1.5S", "1 day", 5, 1.5, "x"]);
      case "null":
        return null;
      case "literal":
        return dice.pick(rest);
      case "enum":
        return dice.pick(Object.values(rest[1] as object));
      case "list":
      case "tupleOf":
        return several(rest[0]);
      case "set":
        return several(rest[0]);
      case "tuple":
        return rest.map(inner);
      case "dict":
        return Object.fromEntries(several(rest[1]).map((value) => [String(this.input(rest[0] as TypeDescriptor, 0.05)), value]));
      case "optional":
        return dice.chance(0.3) ? null : inner(rest[0]);
      case "union":
      case "first":
        return inner(dice.pick(rest));
      case "by":
        return dice.chance(0.2) ? { kind: dice.pick(["cat", "dog", "bird", 1]), a: 1 } : inner(dice.pick(rest.slice(1)));
      case "byFunction":
        return inner(dice.pick(Object.values(rest[1] as object)));
      case "model":
        return this.#objectFor(String(rest[0]), mistakes);
      case "generic":
        return { items: several(rest[1]), ...(dice.chance(0.3) ? { total: this.input("int", mistakes) } : {}) };
      case "strict":
        return inner(rest[0]);
      case "before":
      case "after":
      case "wrap":
      case "plain":
      case "serialize":
      case "wrapSerialize":
        return inner(rest[1]);
      default:
        return this.#junk(0);
    }
  }

  #objectFor(name: string, mistakes: number, depth = 0): unknown {
    const dice = this.#dice;
    const model = this.#models[name] ?? { fields: {} };
    if (model.root !== undefined) return this.input(model.root.type, mistakes);
    const given: Record<string, unknown> = {};
    for (
      let current: ModelDescriptor | undefined = model;
      current !== undefined;
      current = current.base === undefined ? undefined : this.#models[current.base]
    ) {
      for (const [field, described] of Object.entries(current.fields ?? {})) {
        if (("default" in described || "factory" in described || "optional" in described) && dice.chance(0.6)) continue;
        if (dice.chance(mistakes / 3)) continue;
        const isSelf = JSON.stringify(described.type).includes(`"${name}"`);
        if (isSelf && (depth > 1 || dice.chance(0.5))) continue;
        const value = this.input(described.type, mistakes);
        this.#put(given, field, described as Field, current.config ?? {}, value, mistakes);
      }
    }
    if (dice.chance(0.15)) given.zz = this.#junk(1);
    return given;
  }

  #put(given: Record<string, unknown>, name: string, field: Field, config: Readonly<Record<string, unknown>>, value: unknown, mistakes: number): void {
    const camel = name === "some_name" ? (config.alias === "toPascal" ? "SomeName" : "someName") : config.alias === "toPascal" ? name.toUpperCase() : name;
    const choices = field.validationAlias as (string | (string | number)[])[] | undefined;
    const chosen = choices === undefined ? (field.alias ?? (config.alias === undefined ? name : camel)) : this.#dice.pick(choices);
    if (this.#dice.chance(mistakes / 3)) given[name] = value;
    else if (typeof chosen === "string") given[chosen] = value;
    else {
      const [first, second] = chosen as [string, string | number];
      given[first] = typeof second === "number" ? [value] : { ...(given[first] as object), [second]: value };
    }
  }

  #junk(depth: number): unknown {
    const dice = this.#dice;
    return dice.pick<() => unknown>([
      () => dice.pick([null, true, false, 0, 1, 2, -1, 1.5, 1e10, "", "a", "b", "1", "cat", "2020-01-02", "x y", "true", "null"]),
      () => dice.pick([null, true, 1, "a", "1", "red"]),
      () => (depth > 1 ? [] : Array.from({ length: dice.below(3) }, () => this.#junk(depth + 1))),
      () => (depth > 1 ? {} : Object.fromEntries(dice.some([...KEYS, "kind", "x", "items"], 0.3).map((key) => [key, this.#junk(depth + 1)]))),
    ])();
  }
}
