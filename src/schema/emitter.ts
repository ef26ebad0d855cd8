// Writes the source text of a generated function: lines, fresh variables, captured constants and one routine for each model.
// Generated code knows only success. Wherever it finds a mistake it returns INVALID, and the interpreter says what was wrong.

import { quote, variableHint } from "../kernel/identifiers.ts";
import { INVALID } from "../kernel/invalid.ts";
import type { InputMode } from "./context.ts";

/**
 * What a routine is for: `parse` makes the value, `respond` makes what JSON carries from what a handler returned, `dump` from a value;
 * `faults`, which only models have, tells which fields of an input are at fault, a bit each.
 */
export type Purpose = "parse" | "respond" | "dump" | "faults";

export interface EmitSettings {
  readonly mode: InputMode;
  readonly fromAttributes: boolean;
}

/** Something with a routine of its own: it writes the body of `(v, J, d)`, which ends in `return`. */
export interface Routine {
  readonly "~routineName": string;
  "~emitRoutine"(emitter: Emitter, purpose: Purpose): void;
}

export class Emitter {
  settings: EmitSettings;
  /** Where the whole input comes from, whatever user code makes of parts of it. */
  readonly words: InputMode;
  readonly #constants: { readonly name: string; readonly value: unknown }[] = [];
  readonly #constantNames = new Map<unknown, string>();
  /** Their names, by purpose and by what they read. */
  readonly #routines = new Map<Routine, Map<string, string>>();
  readonly #finished: string[] = [];
  readonly #declarations: string[] = [];
  #lines: string[] = [];
  #indent = 1;
  #count = 0;
  /** An expression for the fields of the enclosing model that are validated so far, for `info.data`. */
  data = "undefined";
  fieldName: string | undefined = undefined;

  constructor(settings: EmitSettings) {
    this.settings = settings;
    this.words = settings.mode;
  }

  /** Adds a line to the function that is being written. */
  line(text: string): void {
    this.#lines.push("  ".repeat(this.#indent) + text);
  }

  /** `head {`, what `body` writes, `}`. */
  block(head: string, body: () => void, tail = "}"): void {
    this.line(`${head} {`);
    this.#indent += 1;
    body();
    this.#indent -= 1;
    this.line(tail);
  }

  /** Refuses the input unless `condition` holds. */
  require(condition: string): void {
    this.line(`if (!(${condition})) return F;`);
  }

  /** A name that nothing else has, made from `hint`. */
  fresh(hint: string): string {
    this.#count += 1;
    return `${variableHint(hint)}${this.#count}`;
  }

  /** A value that the code refers to by name: a function, a regular expression, a default. */
  constant(value: unknown, hint: string): string {
    const known = this.#constantNames.get(value);
    if (known !== undefined) return known;
    const name = this.fresh(`$${hint}`).replace(/^v_/, "");
    this.#constants.push({ name, value });
    this.#constantNames.set(value, name);
    return name;
  }

  /** Writes what reads a value that user code gave. */
  asProgram<T>(write: () => T): T {
    const { settings } = this;
    this.settings = { ...settings, mode: "js" };
    const written = write();
    this.settings = settings;
    return written;
  }

  /** A declaration at the top of the unit, beside the routines. */
  declare(text: string): void {
    this.#declarations.push(text);
  }

  /** A call of the function that runs a routine on the expression `value`: one level deeper than here. */
  call(routine: Routine, purpose: Purpose, value: string): string {
    return `${this.#routine(routine, purpose)}(${value}, J, d + 1)`;
  }

  /** The name of the function that runs a routine; written on first demand, so that recursion ends. */
  #routine(routine: Routine, purpose: Purpose): string {
    let names = this.#routines.get(routine);
    if (names === undefined) this.#routines.set(routine, (names = new Map<string, string>()));
    const key = `${purpose} ${this.settings.mode}`;
    const known = names.get(key);
    if (known !== undefined) return known;
    const name = this.fresh(`${purpose}_${routine["~routineName"]}_`);
    names.set(key, name);
    this.#write(name, () => routine["~emitRoutine"](this, purpose));
    return name;
  }

  /** A function `(v, J, d)` whose body `body` writes: `v` is the value, `J` the journal, `d` how many routines are open. */
  function(hint: string, body: () => void): string {
    const name = this.fresh(hint);
    this.#write(name, body);
    return name;
  }

  #write(name: string, body: () => void): void {
    const saved = { lines: this.#lines, indent: this.#indent, data: this.data, fieldName: this.fieldName };
    this.#lines = [];
    this.#indent = 1;
    this.data = "undefined";
    this.fieldName = undefined;
    body();
    this.#finished.push(`function ${name}(v, J, d) {\n${this.#lines.join("\n")}\n}`);
    this.#lines = saved.lines;
    this.#indent = saved.indent;
    this.data = saved.data;
    this.fieldName = saved.fieldName;
  }

  /** The whole unit as readable text. `result` is the expression that it gives. */
  source(result: string): string {
    return [...this.#declarations, ...this.#finished, `return ${result};`].join("\n");
  }

  /** Compiles the unit. Throws where the runtime forbids `new Function`. */
  build(result: string): unknown {
    const names = this.#constants.map((constant) => constant.name);
    const text = `"use strict";\n${this.source(result)}`;
    // oxlint-disable-next-line typescript/no-implied-eval, no-new-func -- the one place where generated code is compiled: its text holds no input, only names that `quote` has made safe
    const make = new Function("F", ...names, text) as (...values: unknown[]) => unknown;
    return make(INVALID, ...this.#constants.map((constant) => constant.value));
  }
}

/** A literal of a primitive constant. */
export function literal(value: string | number | boolean | bigint | null | undefined): string {
  if (typeof value === "string") return quote(value);
  if (typeof value === "bigint") return `${value}n`;
  if (Object.is(value, -0)) return "-0";
  return String(value);
}

let canGenerate: boolean | undefined;

/** Whether the runtime lets code be made from text. Asked once; edge runtimes and a strict Content-Security-Policy say no. */
export function mayGenerate(): boolean {
  // workerd says yes while modules are loaded, and no as soon as there are requests, with which most of it is made.
  if (canGenerate === undefined && globalThis.navigator?.userAgent === "Cloudflare-Workers") canGenerate = false;
  if (canGenerate === undefined) {
    try {
      // oxlint-disable-next-line typescript/no-implied-eval, no-new-func -- the question itself
      canGenerate = (new Function("return true") as () => unknown)() === true;
    } catch {
      canGenerate = false;
    }
  }
  return canGenerate;
}

/** Sets the way types are run from now on: the suite runs once in each. Functions that someone holds already keep theirs. */
export function useGenerated(on: boolean): void {
  canGenerate = on;
  modeChanges += 1;
}

let modeChanges = 0;

/** Grows with every change of the way types are run: what was compiled before is made anew. */
export function modeAge(): number {
  return modeChanges;
}
