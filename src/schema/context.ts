// The state of one validation: where it stands, what it has found wrong, and how exact the match has been so far.
// The interpreter carries it through every kind; generated code never needs it, since it only knows success.

import { INVALID, type Invalid } from "../kernel/invalid.ts";
import type { Issue } from "../errors/validation.ts";
import { Journal } from "./journal.ts";

/**
 * Where the data comes from, which decides what may be converted in strict mode and how messages are worded.
 * `js`: values of the program; FastAPI reads requests so, too (Pydantic's `validate_python`).
 * `json`: parsed JSON, where text stands for dates even in strict mode (`validate_json`).
 * `strings`: text only, from the environment or a command line (`validate_strings`).
 */
export type InputMode = "json" | "js" | "strings";

/** How well a value fits a type, for unions: as it is, by a strict rule, or by a conversion. */
export const EXACT = 2;
export const STRICT = 1;
export const LAX = 0;
export type Exactness = typeof EXACT | typeof STRICT | typeof LAX;

/** How exact text is as text. The strings of JSON stand for other values, too, so that what they stand for may come first. */
export function exactnessOfText(mode: InputMode): Exactness {
  return mode === "js" ? EXACT : STRICT;
}

/** How exact text is as the value that it stands for: a date, a number of any size, bytes. */
export function exactnessOfParsed(mode: InputMode): Exactness {
  return mode === "js" ? LAX : STRICT;
}

/** How deep a type may stand inside of itself; deeper is refused as `recursion_loop`. Pydantic's limit. */
export const MAX_DEPTH = 255;

/** Issues beyond this many are counted, but not kept: an answer must not grow far beyond its request. */
export const MAX_ISSUES = 10_000;

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

/** A type that takes hidden values out of what issues repeat. */
export interface Redactor {
  "~redact"(input: unknown): unknown;
}

/** One type inside of itself: what is being read, and by which type. */
interface Reading {
  readonly owner: object;
  readonly value: unknown;
}

/** What `attempt` sets aside while it tries a type. */
export interface Attempt {
  readonly result: unknown;
  readonly issues: readonly Issue[];
  readonly exactness: Exactness;
  readonly fieldsSet: number | undefined;
}

export class ParseContext {
  /** Where the value comes from that is read: whatever user code gave is a value of the program. */
  mode: InputMode;
  /** Where the whole input comes from, which decides how messages are worded. */
  words: InputMode;
  readonly options: ParseOptions;
  readonly path: (string | number)[];
  readonly journal: Journal;
  /** At most `MAX_ISSUES`. */
  issues: Issue[] = [];
  /** How many were found, kept or not. */
  issueCount = 0;
  exactness: Exactness = EXACT;
  /** How many fields of models were given; undefined while no model was made. */
  fieldsSet: number | undefined = undefined;
  /** What the enclosing model has validated so far, for `info.data`. */
  data: Readonly<Record<string, unknown>> | undefined = undefined;
  fieldName: string | undefined = undefined;
  /** The innermost type around the value that has hidden parts. */
  redactor: Redactor | undefined = undefined;
  /** How many types that may contain themselves are open. */
  depth = 0;
  /**
   * The same input was refused by generated code: what is inside of it may be read by that, until the mistake is found.
   * `refused`: so was the very value that is read next.
   */
  second: "no" | "refused" | "inside" = "no";
  /** How many parts generated code has refused again. Past a few it is not asked any more: deep input must not be read once a level. */
  refusals = 0;
  #attempts = 0;
  #strict: boolean | undefined;
  readonly #readings: Reading[] = [];

  constructor(mode: InputMode, options: ParseOptions = {}, path: (string | number)[] = [], journal: Journal = new Journal()) {
    this.mode = mode;
    this.words = mode;
    this.options = options;
    this.path = path;
    this.journal = journal;
    this.#strict = options.strict;
  }

  /** Notes an issue at the place where the context stands, and gives the value that says "refused". */
  report(type: string, msg: string, input: unknown, ctx?: Readonly<Record<string, unknown>>): Invalid {
    this.issueCount += 1;
    if (this.issues.length >= MAX_ISSUES) return INVALID;
    const loc = this.path.slice();
    const shown = this.redactor === undefined ? input : this.redactor["~redact"](input);
    this.issues.push(ctx === undefined ? { type, loc, msg, input: shown } : { type, loc, msg, input: shown, ctx });
    return INVALID;
  }

  /** Takes over issues that were found apart from this context; their locations go on from where it stands. */
  adopt(issues: readonly Issue[]): Invalid {
    for (const issue of issues) this.#keep({ ...issue, loc: [...this.path, ...issue.loc] });
    return INVALID;
  }

  /** Takes over issues of an attempt of this context. */
  keep(issues: readonly Issue[]): Invalid {
    for (const issue of issues) this.#keep(issue);
    return INVALID;
  }

  #keep(issue: Issue): void {
    this.issueCount += 1;
    if (this.issues.length < MAX_ISSUES) this.issues.push(issue);
  }

  /** The match is at best this exact. */
  floor(exactness: Exactness): void {
    if (exactness < this.exactness) this.exactness = exactness;
  }

  /** A model was made of so many given fields. */
  addFieldsSet(count: number): void {
    this.fieldsSet = (this.fieldsSet ?? 0) + count;
  }

  /** A strictness that a call sets beats the one that a type sets. */
  isStrict(own: boolean | undefined): boolean {
    return this.#strict ?? own ?? false;
  }

  /** Whether a part may be read by generated code, which tells neither how exact a match was nor obeys a strictness that a call sets. */
  get mayTakeFast(): boolean {
    return this.second === "inside" && this.refusals < 8 && this.#attempts === 0 && this.#strict === undefined;
  }

  /** Runs `work` on a value that user code gave. */
  asProgram<T>(work: () => T): T {
    const { mode } = this;
    this.mode = "js";
    try {
      return work();
    } finally {
      this.mode = mode;
    }
  }

  /** Whether the value that is read next is known to be refused by generated code. Asked once: what is inside of it is not. */
  takeRefused(): boolean {
    if (this.second !== "refused") return false;
    this.second = "inside";
    return true;
  }

  /** Tries a type without consequences: its issues, exactness and count of fields are handed back rather than added. */
  attempt(work: () => unknown): Attempt {
    const { issues, issueCount, exactness, fieldsSet } = this;
    this.#attempts += 1;
    this.issues = [];
    this.exactness = EXACT;
    this.fieldsSet = undefined;
    try {
      const result = work();
      return { result, issues: this.issues, exactness: this.exactness, fieldsSet: this.fieldsSet };
    } finally {
      this.issues = issues;
      this.issueCount = issueCount;
      this.exactness = exactness;
      this.fieldsSet = fieldsSet;
      this.#attempts -= 1;
    }
  }

  /** Runs `work` with every type inside as strict as asked, unless the call has settled that. */
  withStrictness<T>(strict: boolean, work: () => T): T {
    const before = this.#strict;
    if (strict) this.#strict = true;
    try {
      return work();
    } finally {
      this.#strict = before;
    }
  }

  /**
   * Runs `work`, which reads `value` by the type `owner`, one that may contain itself. Reports `recursion_loop` where the value
   * contains itself, or nests too deeply. A cycle is not repeated in the issue, since JSON could not show it.
   */
  descend(owner: object, value: unknown, work: () => unknown): unknown {
    if (typeof value !== "object" || value === null) return work();
    const isCycle = this.#readings.some((reading) => reading.value === value && reading.owner === owner);
    if (isCycle || this.depth >= MAX_DEPTH) {
      return this.report("recursion_loop", "Recursion error - cyclic reference detected", isCycle ? null : value);
    }
    this.#readings.push({ owner, value });
    this.depth += 1;
    try {
      return work();
    } finally {
      this.depth -= 1;
      this.#readings.pop();
    }
  }
}
