// Names the components of a document when all are known: one name where input and output say the same, `-Input` and `-Output` where
// they differ, and `_2`, `_3`, … for other types of the same name.

import type { Definition, Definitions, JsonSchema } from "../schema/json-schema.ts";

/** Definition → the name that it could have. Two of one label are one component. */
type Labels = ReadonlyMap<Definition, string>;

export interface NamingOptions {
  readonly definitions: Definitions;
  /** Names that are taken from the start. */
  readonly reserved: Iterable<string>;
  /** Where a definition was first met, for the warning. */
  placeOf(definition: Definition): string;
  /** Told once for every name that several different types have. */
  warn(text: string): void;
}

/** Fills in the text of every reference, and gives the components by name. */
export function nameComponents(options: NamingOptions): Map<string, JsonSchema> {
  const { definitions } = options;
  const labels = labelDefinitions(definitions);
  const names = chooseNames(options, labels);
  const components = new Map<string, JsonSchema>();
  for (const definition of definitions.all) {
    const name = names.get(labels.get(definition)!)!;
    for (const reference of definition.references) reference.$ref = `#/components/schemas/${name}`;
    if (!components.has(name)) components.set(name, definition.schema);
  }
  return components;
}

// What is one component ----------------------------------------------------------------------------------------------------

/**
 * Pydantic's way: at first every definition is a component of its own; then those of one name become one where they say the same, and so
 * those that refer to them, until nothing changes. Models that refer to themselves never say the same as input and as output.
 */
function labelDefinitions(definitions: Definitions): Labels {
  const wishes = wishesOf(definitions);
  const outlines = new Map(definitions.all.map((definition) => [definition, outlineOf(definition.schema, definitions)]));
  let labels: Labels = new Map(definitions.all.map((definition, index) => [definition, `definition ${index}`]));
  for (;;) {
    const contents = new Map(
      [...outlines].map(([definition, { text, targets }]) => [definition, [text, ...targets.map((target) => labels.get(target)!)].join("\n")]),
    );
    const known = new Map<string, Set<string>>();
    for (const [definition, wished] of wishes) {
      for (const label of wished) known.set(label, (known.get(label) ?? new Set()).add(contents.get(definition)!));
    }
    const next: Labels = new Map([...wishes].map(([definition, wished]) => [definition, wished.find((label) => known.get(label)!.size === 1)!]));
    if (definitions.all.every((definition) => next.get(definition) === labels.get(definition))) return labels;
    labels = next;
  }
}

/** The labels that a definition could have, the shortest first. The last is nobody else's. */
function wishesOf(definitions: Definitions): ReadonlyMap<Definition, readonly string[]> {
  const keys = new Map<object, string>();
  for (const { key } of definitions.all) if (!keys.has(key)) keys.set(key, String(keys.size));
  return new Map(
    definitions.all.map((definition) => {
      const own = `${definition.name} ${keys.get(definition.key)!}`;
      return [definition, [definition.name, own, `${own} ${definition.mode}`]] as const;
    }),
  );
}

interface Outline {
  /** The same for schemas that say the same, in whatever order, but for what they refer to. */
  readonly text: string;
  readonly targets: readonly Definition[];
}

function outlineOf(schema: JsonSchema, definitions: Definitions): Outline {
  const targets: Definition[] = [];
  const write = (value: unknown): string => {
    if (typeof value !== "object" || value === null) return typeof value === "bigint" ? `${value}n` : (JSON.stringify(value) ?? "undefined");
    if (Array.isArray(value)) return `[${value.map(write).join()}]`;
    const target = definitions.target(value as JsonSchema);
    if (target !== undefined) targets.push(target);
    const keys = Object.keys(value).filter((key) => target === undefined || key !== "$ref");
    const members = keys.toSorted().map((key) => `${JSON.stringify(key)}:${write((value as JsonSchema)[key])}`);
    return `{${target === undefined ? "" : "→"}${members.join()}}`;
  };
  return { text: write(schema), targets };
}

// How it is called ---------------------------------------------------------------------------------------------------------

/** Label → name. Names that are nobody else's come first, so that a clash elsewhere cannot take them away. */
function chooseNames(options: NamingOptions, labels: Labels): Map<string, string> {
  const names = new Map<string, string>();
  const taken = new Set(options.reserved);
  const clashes: (readonly [string, readonly Definition[]])[] = [];
  for (const [name, group] of Map.groupBy(options.definitions.all, (definition) => definition.name)) {
    if (taken.has(name) || labels.get(group[0]!) !== name) clashes.push([name, group]);
    else names.set(name, name);
  }
  for (const name of names.values()) taken.add(name);
  for (const [name, group] of clashes) nameGroup(name, group, options, labels, names, taken);
  return names;
}

/** Names what several definitions want to be called. The first type that was met has the name itself. */
function nameGroup(name: string, group: readonly Definition[], options: NamingOptions, labels: Labels, names: Map<string, string>, taken: Set<string>): void {
  let first: Definition | undefined;
  for (const modes of Map.groupBy(group, (definition) => definition.key).values()) {
    if (modes.every((definition) => names.has(labels.get(definition)!))) continue;
    const isSplit = new Set(modes.map((definition) => labels.get(definition))).size > 1;
    const base = freeName(name, isSplit ? ["-Input", "-Output"] : [], taken);
    if (base !== name) warnOfClash(name, base, first, modes[0]!, options);
    first ??= modes[0]!;
    taken.add(base);
    for (const definition of modes) {
      const chosen = base + (isSplit ? (definition.mode === "validation" ? "-Input" : "-Output") : "");
      names.set(labels.get(definition)!, chosen);
      taken.add(chosen);
    }
  }
}

function freeName(name: string, suffixes: readonly string[], taken: ReadonlySet<string>): string {
  let base = name;
  for (let count = 2; [base, ...suffixes.map((suffix) => base + suffix)].some((wished) => taken.has(wished)); count += 1) base = `${name}_${count}`;
  return base;
}

function warnOfClash(name: string, chosen: string, first: Definition | undefined, second: Definition, { placeOf, warn }: NamingOptions): void {
  const owner =
    first === undefined ? `"${name}" is a name of the document itself` : `Two types are called "${name}": the one of ${placeOf(first)} keeps the name`;
  warn(`${owner}, so the one of ${placeOf(second)} is called "${chosen}" in the OpenAPI document. Give it a name of its own: Model("…", { … }).`);
}
