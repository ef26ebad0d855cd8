// The state of one dump: what is wanted of the value, and which part of `include` and `exclude` applies where it stands.

import { jsonable } from "./jsonable.ts";

/** Names to take or leave: a list, or name → true or the same one level down. `"*"` stands for every index of a list. */
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

  constructor(options: DumpOptions) {
    this.options = options;
    this.json = options.mode === "json";
    this.include = options.include;
    this.exclude = options.exclude;
  }

  /** Whether the part called `key` (a field, or an index as text) is wanted. */
  wants(key: string): boolean {
    if (this.exclude !== undefined && isWhole(selected(this.exclude, key))) return false;
    return this.include === undefined || selected(this.include, key) !== undefined;
  }

  /** What is shown of a value whose type nobody declared. */
  unknown(value: unknown): unknown {
    return this.json ? jsonable(value) : value;
  }

  /** Runs `work` with the selections that apply inside of `key`. */
  inside<T>(key: string, work: () => T): T {
    if (this.include === undefined && this.exclude === undefined) return work();
    const { include, exclude } = this;
    this.include = partOf(include, key);
    this.exclude = partOf(exclude, key);
    try {
      return work();
    } finally {
      this.include = include;
      this.exclude = exclude;
    }
  }
}

type Part = true | Selection | undefined;

function selected(selection: Selection, key: string): Part {
  if (isNames(selection)) return selection.includes(key) || undefined;
  if (Object.hasOwn(selection, key)) return selection[key];
  return /^\d+$/.test(key) && Object.hasOwn(selection, "*") ? selection["*"] : undefined;
}

function isWhole(part: Part): boolean {
  return part === true;
}

function partOf(selection: Selection | undefined, key: string): Selection | undefined {
  const part = selection === undefined ? undefined : selected(selection, key);
  return part === true ? undefined : part;
}

function isNames(selection: Selection): selection is readonly string[] {
  return Array.isArray(selection);
}

/** What JSON carries at the default settings of an answer: by alias, everything. */
export const JSON_OPTIONS: DumpOptions = Object.freeze({ mode: "json", byAlias: true });
