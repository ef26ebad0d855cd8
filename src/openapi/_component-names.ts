// Names the components of a document when all are known: one name where input and output say the same, `-Input` and `-Output` where
// they differ, and `_2`, `_3`, … for other types of the same name.

import type { Definition, Definitions, JsonSchema } from "../schema/json-schema.ts";

/** Says which definitions describe the same thing: definitions of one label do. */
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
  const labels = refine(definitions);
  const names = chooseNames(options, labels);
  const components = new Map<string, JsonSchema>();
  for (const definition of definitions.all) {
    const name = names.get(labels.get(definition)!)!;
    for (const reference of definition.references) reference.$ref = `#/components/schemas/${name}`;
    if (!components.has(name)) components.set(name, definition.schema);
  }
  return components;
}

// What is the same ---------------------------------------------------------------------------------------------------------

/**
 * Definitions of one name are taken to be the same until something in them differs, or something they refer to: so recursive models do
 * not keep each other apart.
 */
function refine(definitions: Definitions): Labels {
  let labels: Labels = new Map(definitions.all.map((definition) => [definition, definition.name]));
  for (let count = 0; ; ) {
    const next = new Map<Definition, string>();
    for (const definition of definitions.all) next.set(definition, `${definition.name} ${textOf(definition.schema, definitions, labels)}`);
    labels = shorten(next);
    const distinct = new Set(labels.values()).size;
    if (distinct === count) return labels;
    count = distinct;
  }
}

/** Gives each text a small number, lest labels grow with every turn. */
function shorten(texts: Labels): Labels {
  const numbers = new Map<string, string>();
  for (const text of texts.values()) if (!numbers.has(text)) numbers.set(text, String(numbers.size));
  return new Map([...texts].map(([definition, text]) => [definition, numbers.get(text)!]));
}

/** A text that is the same for schemas that say the same, in whatever order. */
function textOf(value: unknown, definitions: Definitions, labels: Labels): string {
  if (typeof value !== "object" || value === null) return `${typeof value} ${String(value)}`;
  if (Array.isArray(value)) return `[${value.map((item) => textOf(item, definitions, labels)).join()}]`;
  const target = definitions.target(value as JsonSchema);
  const entries = Object.entries(value)
    .filter(([key]) => target === undefined || key !== "$ref")
    .map(([key, item]) => `${JSON.stringify(key)}:${textOf(item, definitions, labels)}`)
    .toSorted();
  return `{${target === undefined ? "" : `→${labels.get(target)!}`}${entries.join()}}`;
}

// How it is called ---------------------------------------------------------------------------------------------------------

/** Label → name. Names that are nobody else's come first, so that a clash elsewhere cannot take them away. */
function chooseNames(options: NamingOptions, labels: Labels): Map<string, string> {
  const names = new Map<string, string>();
  const taken = new Set(options.reserved);
  const clashes: (readonly [string, readonly Definition[]])[] = [];
  for (const [name, group] of Map.groupBy(options.definitions.all, (definition) => definition.name)) {
    if (new Set(group.map((definition) => labels.get(definition))).size > 1 || taken.has(name)) {
      clashes.push([name, group]);
      continue;
    }
    names.set(labels.get(group[0]!)!, name);
    taken.add(name);
  }
  for (const [name, group] of clashes) nameGroup(name, group, options, labels, names, taken);
  return names;
}

/** Names what several definitions want to be called. The first type that was met has the name itself. */
function nameGroup(name: string, group: readonly Definition[], options: NamingOptions, labels: Labels, names: Map<string, string>, taken: Set<string>): void {
  let first: Definition | undefined;
  for (const modes of Map.groupBy(group, (definition) => definition.key).values()) {
    const unnamed = modes.filter((definition) => !names.has(labels.get(definition)!));
    if (unnamed.length === 0) continue;
    const isSplit = new Set(modes.map((definition) => labels.get(definition))).size > 1;
    const suffixes = isSplit ? ["-Input", "-Output"] : [""];
    const base = freeName(name, suffixes, taken);
    if (base !== name) warnOfClash(name, base, first, unnamed[0]!, options);
    first ??= unnamed[0]!;
    for (const definition of unnamed) {
      const chosen = base + (isSplit ? (definition.mode === "validation" ? "-Input" : "-Output") : "");
      names.set(labels.get(definition)!, chosen);
      taken.add(chosen).add(base);
    }
  }
}

function freeName(name: string, suffixes: readonly string[], taken: ReadonlySet<string>): string {
  let base = name;
  for (let count = 2; taken.has(base) || suffixes.some((suffix) => taken.has(base + suffix)); count += 1) base = `${name}_${count}`;
  return base;
}

function warnOfClash(name: string, chosen: string, first: Definition | undefined, second: Definition, { placeOf, warn }: NamingOptions): void {
  const owner = first === undefined ? `"${name}" is a name of the document itself` : `Two types are called "${name}": the one of ${placeOf(first)} keeps the name`;
  warn(`${owner}, so the one of ${placeOf(second)} is called "${chosen}" in the OpenAPI document. Give it a name of its own: Model("…", { … }).`);
}
