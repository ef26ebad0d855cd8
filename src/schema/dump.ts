// The state of one dump: what is wanted of the value, and which part of `include` and `exclude` applies where it stands.

import { jsonable } from "./jsonable.ts";

/** Names to take or leave: a list, or name → true or the same one level down. `"*"` stands for every index of a list; negative indexes count from its end. */
export type Selection = readonly string[] | { readonly [key: string]: true | Selection };

export interface DumpOptions {
  /** `js` (default for `dump`): dates stay dates. `json`: only what JSON can carry. */
  readonly mode?: "js" | "json" | undefined;
  readonly include?: Selection | undefined;
  readonly exclude?: Selection | undefined;
  /** Write fields under their serialization alias. False by default, true in answers of path operations. */
  readonly byAlias?: boolean | undefined;
  /** Leave out fields that were never set. */
  readonly excludeUnset?: boolean | undefined;
  /** Leave out fields that equal their default. */
  readonly excludeDefaults?: boolean | undefined;
  /** Leave out fields that are null. */
  readonly excludeNone?: boolean | undefined;
  /** Leave out computed fields. */
  readonly excludeComputed?: boolean | undefined;
  /** Dump instances of subclasses with the fields of their own class, rather than of the declared one. */
  readonly serializeAsAny?: boolean | undefined;
  /** Leave out what `parse` would not take back: computed fields; and write `json` fields as text again. */
  readonly roundTrip?: boolean | undefined;
  /** Handed to serializers as `info.context`. */
  readonly context?: unknown;
}

export class DumpContext {
  readonly options: DumpOptions;
  readonly json: boolean;
  include: Selection | undefined;
  exclude: Selection | undefined;
  depth = 0;
  /** Values are shown by their types alone, without the user's serializers: JSON Schema shows defaults so. */
  isBare = false;

  constructor(options: DumpOptions) {
    this.options = options;
    this.json = options.mode === "json";
    this.include = options.include;
    this.exclude = options.exclude;
  }

  /** Whether the part called `key` is wanted: a field, a key, or an index as text, `fromEnd` being the same index counted from the end. */
  wants(key: string, fromEnd?: string): boolean {
    if (this.exclude !== undefined && selected(this.exclude, key, fromEnd) === true) return false;
    return this.include === undefined || selected(this.include, key, fromEnd) !== undefined;
  }

  /** Runs `work`, which dumps a value that may contain itself. @throws TypeError where it does. */
  descend<T>(work: () => T): T {
    if (this.depth >= MAX_DUMP_DEPTH) throw circular();
    this.depth += 1;
    try {
      return work();
    } finally {
      this.depth -= 1;
    }
  }

  /** What is shown of a value whose type nobody declared. */
  unknown(value: unknown): unknown {
    return this.json ? jsonable(value) : value;
  }

  /** Runs `work` with the selections that apply inside of `key`. */
  inside<T>(key: string, work: () => T, fromEnd?: string): T {
    if (this.include === undefined && this.exclude === undefined) return work();
    const { include, exclude } = this;
    this.include = partOf(include, key, fromEnd);
    this.exclude = partOf(exclude, key, fromEnd);
    try {
      return work();
    } finally {
      this.include = include;
      this.exclude = exclude;
    }
  }
}

/** How deep instances may stand inside of each other in a dump. */
export const MAX_DUMP_DEPTH = 255;

/** A value that contains itself has no dump. */
export function circular(): TypeError {
  return new TypeError("Circular reference detected: the value contains itself, or is nested too deeply, and cannot be dumped.");
}

type Part = true | Selection | undefined;

/** What a selection says of a part. For an index, what it says of `"*"` (every index) is added. */
function selected(selection: Selection, key: string, fromEnd: string | undefined): Part {
  if (isNames(selection)) return [key, ...(fromEnd === undefined ? [] : [fromEnd, "*"])].some((name) => selection.includes(name)) || undefined;
  const own = entry(selection, key) ?? (fromEnd === undefined ? undefined : entry(selection, fromEnd));
  const every = fromEnd === undefined ? undefined : entry(selection, "*");
  if (own === undefined || every === undefined) return own ?? every;
  return own === true || every === true ? true : { ...named(every), ...named(own) };
}

function entry(selection: { readonly [key: string]: true | Selection }, key: string): Part {
  return Object.hasOwn(selection, key) ? selection[key] : undefined;
}

/** A list of names as the record that says the same. */
function named(selection: Selection): { readonly [key: string]: true | Selection } {
  return isNames(selection) ? Object.fromEntries(selection.map((name) => [name, true as const])) : selection;
}

function partOf(selection: Selection | undefined, key: string, fromEnd: string | undefined): Selection | undefined {
  const part = selection === undefined ? undefined : selected(selection, key, fromEnd);
  return part === true ? undefined : part;
}

function isNames(selection: Selection): selection is readonly string[] {
  return Array.isArray(selection);
}

/** What JSON carries at the default settings of an answer: by alias, everything. */
export const JSON_OPTIONS: DumpOptions = Object.freeze({ mode: "json", byAlias: true });
