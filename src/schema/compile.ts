// Makes functions from types: by generated code where the runtime allows it, by the interpreter elsewhere. One meaning, two ways.
// Generated functions know only success; where they give INVALID, the interpreter reads the same input and writes the errors.

import { INVALID, type Invalid } from "../kernel/invalid.ts";
import { ValidationError, type Issue } from "../errors/validation.ts";
import { ParseContext, type InputMode, type ParseOptions } from "./context.ts";
import { boundIssues } from "./issue-bounds.ts";
import { DumpContext, JSON_OPTIONS, type DumpOptions } from "./dump.ts";
import { Emitter, mayGenerate, modeAge, type Purpose, type Routine } from "./emitter.ts";
import { Journal } from "./journal.ts";
import { askInside } from "./inside.ts";
import type { Node } from "./node.ts";

/** Generated code: the result, or INVALID. The journal is there where user code runs. `depth` is how many routines are open: none. */
export type Fast = (value: unknown, journal: Journal | undefined, depth: number) => unknown;

/** Validates one value at one place of a request. Issues are added to `issues`, under `path`. */
export type Validator = (value: unknown, path: readonly (string | number)[], issues: Issue[]) => unknown | Invalid;

/** What came of a reading. */
export type Outcome = { readonly value: unknown; readonly issues: undefined } | { readonly value: undefined; readonly issues: readonly Issue[] };

const PURPOSES: readonly Purpose[] = ["parse", "respond", "dump", "faults"];
const MODES: readonly InputMode[] = ["json", "js", "strings"];

const PLAIN: ParseOptions = Object.freeze({});
const FROM_ATTRIBUTES: ParseOptions = Object.freeze({ fromAttributes: true });

export class Compiled {
  readonly #node: Node;
  readonly #hasUserCode: boolean;
  /** By purpose, mode and attributes; null where the runtime forbids to make code. */
  readonly #fast: (Fast | null | undefined)[] = new Array<undefined>(24);
  #dump: ((value: unknown) => unknown) | undefined;

  constructor(node: Node) {
    this.#node = node;
    this.#hasUserCode = node["~hasUserCode"];
  }

  /** The value. Throws ValidationError with every issue. */
  parse(value: unknown, mode: InputMode, options: ParseOptions = PLAIN): unknown {
    const result = this.read(value, mode, options);
    if (result.issues !== undefined) throw new ValidationError(this.#node["~title"], result.issues);
    return result.value;
  }

  /** The value, or every issue. */
  read(value: unknown, mode: InputMode, options: ParseOptions = PLAIN): Outcome {
    const journal = this.#hasUserCode ? new Journal(options.context) : undefined;
    const isSecond = isOrdinary(options) && mayGenerate();
    if (isSecond) {
      const fast = this.fast("parse", mode, options.fromAttributes === true);
      const result = fast === undefined ? INVALID : fast(value, journal, 0);
      if (result !== INVALID) return { value: result, issues: undefined };
    }
    const context = new ParseContext(mode, options, [], journal?.rewind());
    if (isSecond) context.second = "refused";
    const result = this.#node["~run"](value, context);
    return result === INVALID ? { value: undefined, issues: boundIssues(context.issues) } : { value: result, issues: undefined };
  }

  /** A validator for input of `mode`, made once at start. Objects with getters count as input where `fromAttributes` is set. */
  validator(mode: InputMode, fromAttributes = true): Validator {
    const node = this.#node;
    const options = fromAttributes ? FROM_ATTRIBUTES : PLAIN;
    const fast = this.fast("parse", mode, fromAttributes);
    const interpret = (value: unknown, path: readonly (string | number)[], issues: Issue[], journal: Journal | undefined): unknown => {
      const context = new ParseContext(mode, options, [...path], journal);
      if (fast !== undefined) context.second = "refused";
      const result = node["~run"](value, context);
      if (result === INVALID) for (const issue of boundIssues(context.issues)) issues.push(issue);
      return result;
    };
    if (fast === undefined) return (value, path, issues) => interpret(value, path, issues, undefined);
    if (!this.#hasUserCode) {
      return (value, path, issues) => {
        const result = fast(value, undefined, 0);
        return result === INVALID ? interpret(value, path, issues, undefined) : result;
      };
    }
    return (value, path, issues) => {
      const journal = new Journal();
      const result = fast(value, journal, 0);
      return result === INVALID ? interpret(value, path, issues, journal.rewind()) : result;
    };
  }

  /** What JSON carries of a value that this type gave: by alias, everything. */
  dumpPlain(value: unknown): unknown {
    this.#dump ??= this.#makeDump();
    return this.#dump(value);
  }

  #makeDump(): (value: unknown) => unknown {
    const fast = this.fast("dump", "js", true);
    if (fast !== undefined) return (value) => fast(value, undefined, 0);
    return (value) => this.#node["~dumpRun"](value, new DumpContext(JSON_OPTIONS));
  }

  dump(value: unknown, options: DumpOptions): unknown {
    return this.#node["~dumpRun"](value, new DumpContext(options));
  }

  /** The dump for JSON, to be written at once: it may share what it can with the value. (An order of eight lines: 5.6 → 0.2 µs.) */
  dumpToWrite(value: unknown, options: DumpOptions): unknown {
    const isPlain = asksForEverything(options) && (options.byAlias === true || !dumpsByAlias(this.#node));
    return isPlain ? this.dumpPlain(value) : this.dump(value, { ...options, mode: "json" });
  }

  /** Validates what a handler returned and gives what JSON carries of it. Issues are added to `issues`. */
  responder(options?: DumpOptions): (value: unknown, issues: Issue[]) => unknown | Invalid {
    const validate = this.validator("js");
    const path = ["response"];
    const dump = options === undefined ? (value: unknown) => this.dumpPlain(value) : (value: unknown) => this.dump(value, options);
    const slow = (value: unknown, issues: Issue[]): unknown => {
      const parsed = validate(value, path, issues);
      return parsed === INVALID ? INVALID : dump(parsed);
    };
    const fast = options === undefined ? this.fast("respond", "js", true) : undefined;
    if (fast === undefined || this.#hasUserCode) return slow;
    return (value, issues) => {
      const result = fast(value, undefined, 0);
      return result === INVALID ? slow(value, issues) : result;
    };
  }

  /** The generated function for a purpose; undefined where the runtime forbids to make code. */
  fast(purpose: Purpose, mode: InputMode, fromAttributes: boolean): Fast | undefined {
    const index = PURPOSES.indexOf(purpose) * 6 + MODES.indexOf(mode) * 2 + (fromAttributes ? 1 : 0);
    const known = this.#fast[index];
    if (known !== undefined) return known ?? undefined;
    const made = mayGenerate() ? this.#generate(purpose, mode, fromAttributes) : null;
    this.#fast[index] = made;
    return made ?? undefined;
  }

  #generate(purpose: Purpose, mode: InputMode, fromAttributes: boolean): Fast {
    const emitter = new Emitter({ mode, fromAttributes });
    const fast = emitter.build(emitWhole(this.#node, emitter, purpose)) as Fast;
    return purpose !== "dump" && (mode === "js" || this.#hasUserCode) ? carefully(fast) : fast;
  }

  /** The source text of a generated function: for reading, and for the snapshots that keep it readable. */
  source(purpose: Purpose, mode: InputMode, fromAttributes: boolean): string {
    const emitter = new Emitter({ mode, fromAttributes });
    return emitter.source(emitWhole(this.#node, emitter, purpose));
  }
}

/** An accessor of the input may throw: the interpreter, which reads it again, knows what to say. What a validator throws it throws again. */
function carefully(fast: Fast): Fast {
  return (value, journal, depth) => {
    try {
      return fast(value, journal, depth);
    } catch {
      return INVALID;
    }
  };
}

function emitWhole(node: Node, emitter: Emitter, purpose: Purpose): string {
  return emitter.function(purpose, () => {
    if (purpose === "parse") emitter.line(`return ${node["~emitRun"](emitter, "v")};`);
    else if (purpose === "faults") emitter.line(`return ${emitter.call(node as Node & Routine, purpose, "v")};`);
    else if (purpose === "respond") emitter.line(`return ${node["~emitRespond"](emitter, "v")};`);
    else emitter.line(`return ${node["~emitDumpRun"](emitter, "v")};`);
  });
}

/** Whether a call asks for nothing that generated code was not made for. */
function isOrdinary(options: ParseOptions): boolean {
  const { strict, extra, byAlias, byName, fromAttributes } = options;
  return strict === undefined && extra === undefined && byAlias === undefined && byName === undefined && fromAttributes !== false;
}

const dumpsByAlias = askInside((node) => node["~dumpsByAlias"]);

/** Whether a dump leaves nothing out and shows everything by its declared type. */
function asksForEverything(options: DumpOptions): boolean {
  const { include, exclude, excludeUnset, excludeDefaults, excludeNone, excludeComputed, serializeAsAny, roundTrip, context } = options;
  if (include !== undefined || exclude !== undefined || context !== undefined) return false;
  return !(excludeUnset || excludeDefaults || excludeNone || excludeComputed || serializeAsAny || roundTrip);
}

let known = new WeakMap<Node, Compiled>();
let age = 0;

/** The functions of a type, made on first demand and kept. */
export function compiled(node: Node): Compiled {
  if (age !== modeAge()) {
    known = new WeakMap();
    age = modeAge();
  }
  let found = known.get(node);
  if (found === undefined) known.set(node, (found = new Compiled(node)));
  return found;
}
