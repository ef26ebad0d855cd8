// Collects JSON Schema 2020-12 definitions while types describe themselves. Names are given at the end, when all clashes are known.

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
  /** The document is an OpenAPI description, where FastAPI describes bytes by their media type. */
  readonly isOpenApi: boolean;
  readonly #known = new Map<object, { validation?: Definition; serialization?: Definition }>();
  readonly #targets = new WeakMap<JsonSchema, Definition>();

  constructor(isOpenApi = false) {
    this.isOpenApi = isOpenApi;
  }

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
    this.#targets.set(reference, definition);
    return reference;
  }

  /** What a reference refers to; undefined where `schema` is none. */
  target(schema: JsonSchema): Definition | undefined {
    return this.#targets.get(schema);
  }

  /** Calls `take` with the text of a reference once its definition has a name. */
  whenNamed(definition: Definition, take: (ref: string) => void): void {
    const listener = {} as Reference;
    Object.defineProperty(listener, "$ref", { set: take, get: () => "", enumerable: true });
    definition.references.push(listener);
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

  /** What says that text stands for bytes: the media type in an OpenAPI description, `otherwise` elsewhere. */
  describeBytes(otherwise: JsonSchema): JsonSchema {
    return this.definitions.isOpenApi ? { type: "string", contentMediaType: "application/octet-stream" } : { type: "string", ...otherwise };
  }

  /** Names the schema of `key`, so that it stands once in the document. */
  define(key: object, name: string, build: () => JsonSchema): Reference {
    return this.definitions.reference(key, this.mode, componentName(name), build);
  }
}

/** `Page[Item]` → `Page_Item_`: names in a document are letters, digits, `.`, `-` and `_`. */
export function componentName(name: string): string {
  return name.replace(/[^a-zA-Z0-9.\-_]/g, "_");
}

/** Any of the schemas: those that are such a choice themselves are flattened, and what says the same stands once. */
export function anyOf(schemas: readonly JsonSchema[], context: SchemaContext): JsonSchema {
  const members = distinct(
    schemas.flatMap((schema) => (isBareChoice(schema) ? schema.anyOf : [schema])),
    context,
  );
  return members.length === 1 ? members[0]! : { anyOf: members };
}

function isBareChoice(schema: JsonSchema): schema is { anyOf: JsonSchema[] } {
  return Array.isArray(schema.anyOf) && Object.keys(schema).length === 1;
}

/** The schemas without repetitions. */
export function distinct(schemas: readonly JsonSchema[], context: SchemaContext): JsonSchema[] {
  const kept: JsonSchema[] = [];
  for (const schema of schemas) if (!kept.some((other) => saysTheSame(schema, other, context.definitions))) kept.push(schema);
  return kept;
}

/** References are compared by what they refer to, since they may have no text yet. */
function saysTheSame(left: unknown, right: unknown, definitions: Definitions): boolean {
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return Object.is(left, right);
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  if (definitions.target(left as JsonSchema) !== definitions.target(right as JsonSchema)) return false;
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every((key) => Object.hasOwn(right, key) && saysTheSame((left as JsonSchema)[key], (right as JsonSchema)[key], definitions));
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
  const rootDefinition = context.definitions.target(root);
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
