// Makes functions from types: by generated code where the runtime allows it, by the interpreter elsewhere. One meaning, two ways.
// Generated functions know only success; where they give INVALID, the interpreter reads the same input and writes the errors.

import { INVALID, type Invalid } from "../kernel/invalid.ts";
import { ValidationError, type Issue } from "../errors/validation.ts";
import { ParseContext, type InputMode, type ParseOptions } from "./context.ts";
import { boundIssues } from "./issue-bounds.ts";
import { DumpContext, JSON_OPTIONS, type DumpOptions } from "./dump.ts";
import { Emitter, mayGenerate, modeAge, type Purpose } from "./emitter.ts";
import { Journal } from "./journal.ts";
import type { Node } from "./node.ts";

/** Generated code: the result, or INVALID. The journal is there where user code runs. `depth` is how many routines are open: none. */
export type Fast = (value: unknown, journal: Journal | undefined, depth: number) => unknown;

/** Validates one value at one place of a request. Issues are added to `issues`, under `path`. */
export type Validator = (value: unknown, path: readonly (string | number)[], issues: Issue[]) => unknown | Invalid;

const PURPOSES: readonly Purpose[] = ["parse", "respond", "dump"];
const MODES: readonly InputMode[] = ["json", "js", "strings"];

const PLAIN: ParseOptions = Object.freeze({});
const FROM_ATTRIBUTES: ParseOptions = Object.freeze({ fromAttributes: true });

export class Compiled {
  readonly #node: Node;
  readonly #hasUserCode: boolean;
  /** By purpose, mode and attributes; null where the runtime forbids to make code. */
  readonly #fast: (Fast | null | undefined)[] = new Array<undefined>(18);
  #dump: ((value: unknown) => unknown) | undefined;

  constructor(node: Node) {
    this.#node = node;
    this.#hasUserCode = node["~hasUserCode"];
  }

  /** The value. Throws ValidationError with every issue. */
  parse(value: unknown, mode: InputMode, options: ParseOptions = PLAIN): unknown {
    const journal = this.#hasUserCode ? new Journal(options.context) : undefined;
    const isSecond = isOrdinary(options) && mayGenerate();
    if (isSecond) {
      const fast = this.fast("parse", mode, options.fromAttributes === true);
      const result = fast === undefined ? INVALID : fast(value, journal, 0);
      if (result !== INVALID) return result;
    }
    const context = new ParseContext(mode, options, [], journal?.rewind());
    if (isSecond) context.second = "top";
    const result = this.#node["~run"](value, context);
    if (result === INVALID) throw new ValidationError(this.#node["~title"], boundIssues(context.issues));
    return result;
  }

  /** A validator for input of `mode`, made once at start. Objects with getters count as input where `fromAttributes` is set. */
  validator(mode: InputMode, fromAttributes = true): Validator {
    const node = this.#node;
    const options = fromAttributes ? FROM_ATTRIBUTES : PLAIN;
    const fast = this.fast("parse", mode, fromAttributes);
    const interpret = (value: unknown, path: readonly (string | number)[], issues: Issue[], journal: Journal | undefined): unknown => {
      const context = new ParseContext(mode, options, [...path], journal);
      if (fast !== undefined) context.second = "top";
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
    return purpose !== "dump" && mode === "js" ? carefully(fast) : fast;
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
    else if (purpose === "respond") emitter.line(`return ${node["~emitRespond"](emitter, "v")};`);
    else emitter.line(`return ${node["~emitDumpRun"](emitter, "v")};`);
  });
}

/** Whether a call asks for nothing that generated code was not made for. */
function isOrdinary(options: ParseOptions): boolean {
  const { strict, extra, byAlias, byName, fromAttributes } = options;
  return strict === undefined && extra === undefined && byAlias === undefined && byName === undefined && fromAttributes !== false;
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
