// The state of one dump: what is wanted of the value, and which part of `include` and `exclude` applies where it stands.

import { isPlainObject, setOwn } from "../kernel/deep.ts";
import { jsonable } from "./jsonable.ts";

/** Names to take or leave: a list, or name → true or the same one level down. `"*"` stands for every name and index; negative indexes count from a list's end. */
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

/** A model, as its instances know it. */
interface Dumper {
  "~dumpRun"(value: unknown, context: DumpContext): unknown;
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

  /** What is shown of a value whose type nobody declared: models in it by their own classes, everything else as it is, or as JSON carries it. */
  unknown(value: unknown): unknown {
    if (typeof value !== "object" || value === null) return this.json ? jsonable(value) : value;
    if (Array.isArray(value)) return this.descend(() => this.#items(value));
    if (isPlainObject(value)) return this.descend(() => this.#members(value));
    const node = (value.constructor as { readonly "~node"?: Dumper } | undefined)?.["~node"];
    if (node !== undefined) return node["~dumpRun"](value, this);
    return this.json ? jsonable(value) : value;
  }

  /** What is shown of what a serializer gave: what is wanted of the value was its business. */
  given(value: unknown): unknown {
    const { include, exclude } = this;
    this.include = undefined;
    this.exclude = undefined;
    try {
      return this.unknown(value);
    } finally {
      this.include = include;
      this.exclude = exclude;
    }
  }

  #items(values: readonly unknown[]): unknown[] {
    const result: unknown[] = [];
    for (const [index, item] of values.entries()) {
      const key = String(index);
      const fromEnd = String(index - values.length);
      if (this.wants(key, fromEnd)) result.push(this.inside(key, () => this.unknown(item), fromEnd));
    }
    return result;
  }

  #members(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    for (const key of Object.keys(values))
      if (this.wants(key))
        setOwn(
          result,
          key,
          this.inside(key, () => this.unknown(values[key])),
        );
    return result;
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

/** What a selection says of a part, by its name, its index, or `"*"`, which is every part. What several say is added; to take all beats a part. */
function selected(selection: Selection, key: string, fromEnd: string | undefined): Part {
  if (isNames(selection)) return selection.some((name) => pointsAt(name, key, fromEnd)) || undefined;
  const said = Object.keys(selection)
    .filter((name) => pointsAt(name, key, fromEnd))
    .map((name) => selection[name]!);
  if (said.length < 2) return said[0];
  return said.includes(true) ? true : (Object.assign({}, ...said.map((part) => named(part as Selection))) as Selection);
}

/** An index beyond the list's end counts on from its beginning, as one below zero counts from the end: Pydantic takes both by the remainder. */
function pointsAt(name: string, key: string, fromEnd: string | undefined): boolean {
  if (name === key || name === "*") return true;
  if (fromEnd === undefined || !/^-?\d+$/.test(name)) return false;
  const length = Number(key) - Number(fromEnd);
  return (Number(name) - Number(key)) % length === 0;
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
