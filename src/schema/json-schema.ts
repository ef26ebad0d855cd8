// Collects JSON Schema 2020-12 definitions while types describe themselves. Names are given at the end, when all clashes are known.

import type { DumpOptions } from "./dump.ts";

export type JsonSchema = { [key: string]: unknown };

/** `validation` describes what is taken, `serialization` what is given: computed fields, aliases, defaults. */
export type SchemaMode = "validation" | "serialization";

/** A reference whose text is filled in once its definition has a name. */
export interface Reference extends JsonSchema {
  $ref: string;
}

/** One named schema of a document, in one mode. */
export interface Definition {
  /** What it describes: a model's definition, an enum, … Two of one key are the same. */
  readonly key: object;
  readonly mode: SchemaMode;
  /** The name it would like to have. */
  readonly name: string;
  schema: JsonSchema;
  readonly references: Reference[];
}

/** Every definition met so far, in order. One document has one of these. */
export class Definitions {
  readonly all: Definition[] = [];
  readonly #known = new Map<object, { validation?: Definition; serialization?: Definition }>();

  /** A reference to the definition of `key`; `build` makes its schema on first demand. */
  reference(key: object, mode: SchemaMode, name: string, build: () => JsonSchema): Reference {
    let modes = this.#known.get(key);
    if (modes === undefined) this.#known.set(key, (modes = {}));
    let definition = modes[mode];
    if (definition === undefined) {
      definition = { key, mode, name, schema: {}, references: [] };
      modes[mode] = definition;
      this.all.push(definition);
      definition.schema = build();
    }
    const reference: Reference = { $ref: "" };
    definition.references.push(reference);
    return reference;
  }

  find(key: object, mode: SchemaMode): Definition | undefined {
    return this.#known.get(key)?.[mode];
  }
}

export class SchemaContext {
  readonly mode: SchemaMode;
  readonly byAlias: boolean;
  readonly definitions: Definitions;

  constructor(mode: SchemaMode, definitions: Definitions = new Definitions(), byAlias = true) {
    this.mode = mode;
    this.byAlias = byAlias;
    this.definitions = definitions;
  }

  /** Names the schema of `key`, so that it stands once in the document. */
  define(key: object, name: string, build: () => JsonSchema): Reference {
    return this.definitions.reference(key, this.mode, name, build);
  }
}

export interface JsonSchemaOptions {
  readonly mode?: SchemaMode | undefined;
  readonly byAlias?: boolean | undefined;
  /** Where references point; `{name}` is filled in. `#/$defs/{name}` by default. */
  readonly refTemplate?: string | undefined;
}

/** Makes a document of its own: the schema with its definitions under `$defs`, the root's in place unless something refers to it. */
export function standaloneSchema(describe: (context: SchemaContext) => JsonSchema, options: JsonSchemaOptions = {}): JsonSchema {
  const context = new SchemaContext(options.mode ?? "validation", new Definitions(), options.byAlias ?? true);
  const root = describe(context);
  const names = uniqueNames(context.definitions.all);
  const template = options.refTemplate ?? "#/$defs/{name}";
  const rootDefinition = context.definitions.all.find((definition) => definition.references.includes(root as Reference));
  const inlined = rootDefinition !== undefined && rootDefinition.references.length === 1 ? rootDefinition : undefined;
  const defs: JsonSchema = {};
  for (const definition of context.definitions.all) {
    const name = names.get(definition)!;
    for (const reference of definition.references) reference.$ref = template.replace("{name}", name);
    if (definition !== inlined) defs[name] = definition.schema;
  }
  const schema = inlined === undefined ? root : { ...inlined.schema, ...withoutRef(root) };
  const sorted = Object.fromEntries(Object.entries(defs).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return Object.keys(defs).length === 0 ? schema : { $defs: sorted, ...schema };
}

function withoutRef({ $ref: _ref, ...rest }: JsonSchema): JsonSchema {
  return rest;
}

/** The wished names, with `_2`, `_3`, … for those that come later. */
export function uniqueNames(definitions: readonly Definition[]): Map<Definition, string> {
  const taken = new Set<string>();
  const names = new Map<Definition, string>();
  for (const definition of definitions) {
    let name = definition.name;
    for (let count = 2; taken.has(name); count += 1) name = `${definition.name}_${count}`;
    taken.add(name);
    names.set(definition, name);
  }
  return names;
}

/** How a default is dumped into a schema. */
export const DEFAULT_DUMP: DumpOptions = Object.freeze({ mode: "json", byAlias: true });
