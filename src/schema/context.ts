// The state of one validation: where it stands, what it has found wrong, and how exact the match has been so far.
// The interpreter carries it through every kind; generated code never needs it, since it only knows success.

import { INVALID, type Invalid } from "../kernel/invalid.ts";
import type { Issue } from "../errors/validation.ts";
import { Journal } from "./journal.ts";

/**
 * Where the data comes from, which decides what may be converted in strict mode.
 * `json`: parsed JSON, where text stands for dates. `js`: values of the program. `strings`: text only (query, headers, forms, environment).
 */
export type InputMode = "json" | "js" | "strings";

/** How well a value fits a type, for unions: as it is, by a strict rule, or by a conversion. */
export const EXACT = 2;
export const STRICT = 1;
export const LAX = 0;
export type Exactness = typeof EXACT | typeof STRICT | typeof LAX;

/** Deeper nesting is refused as `recursion_loop`: no honest document comes near it, and a cyclic object must end. */
export const MAX_DEPTH = 255;

export interface ParseOptions {
  /** Refuse conversions: `"1"` is no integer. The type's own setting where left out. */
  readonly strict?: boolean | undefined;
  /** Take the fields of any object, not only of plain ones. */
  readonly fromAttributes?: boolean | undefined;
  /** What to do with unknown keys, in place of each model's own setting. */
  readonly extra?: "ignore" | "forbid" | "allow" | undefined;
  /** Take fields by alias (true by default) and by name (as each model says). */
  readonly byAlias?: boolean | undefined;
  readonly byName?: boolean | undefined;
  /** Handed to the user's validators as `info.context`. */
  readonly context?: unknown;
}

export class ParseContext {
  readonly mode: InputMode;
  readonly options: ParseOptions;
  readonly path: (string | number)[];
  readonly journal: Journal;
  issues: Issue[] = [];
  exactness: Exactness = EXACT;
  /** How many fields of models were given; undefined while no model was met. */
  fieldsSet: number | undefined = undefined;
  /** What the enclosing model has validated so far, for `info.data`. */
  data: Readonly<Record<string, unknown>> | undefined = undefined;
  fieldName: string | undefined = undefined;
  depth = 0;

  constructor(mode: InputMode, options: ParseOptions = {}, path: (string | number)[] = [], journal: Journal = new Journal()) {
    this.mode = mode;
    this.options = options;
    this.path = path;
    this.journal = journal;
  }

  /** Notes an issue at the place where the context stands, and gives the value that says "refused". */
  report(type: string, msg: string, input: unknown, ctx?: Readonly<Record<string, unknown>>): Invalid {
    const loc = this.path.slice();
    this.issues.push(ctx === undefined ? { type, loc, msg, input } : { type, loc, msg, input, ctx });
    return INVALID;
  }

  /** The match is at best this exact. */
  floor(exactness: Exactness): void {
    if (exactness < this.exactness) this.exactness = exactness;
  }

  /** A strictness that a call sets beats the one that a type sets. */
  isStrict(own: boolean | undefined): boolean {
    return this.options.strict ?? own ?? false;
  }
}
