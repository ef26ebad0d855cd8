// The class that `Model` makes for a declaration: where instances get their fields and keep what is private to them. It knows the names of
// the fields only; what they are is resolved when the first instance is made.

import { isIdentifier, member } from "../kernel/identifiers.ts";
import { mayGenerate } from "./emitter.ts";
import { EXTRAS, SET, takeFill, type ModelBase, type SetMask } from "./instance.ts";
import type { ModelConstructor } from "./model-definition.ts";

type Base = new (data?: unknown) => ModelBase;

/** Given in place of data, with a value for each field and which were set: the values are right already. */
export const TRUSTED: object = Object.freeze({});

/** More fields than this are handed over in another way: a call has its limits, and a number its bits. */
const MOST_ARGUMENTS = 31;

/** The classes whose constructor takes values after `TRUSTED`. */
const takers = new WeakSet<ModelConstructor>();

/**
 * The class of a model that no other model is the parent of. Made from text, each has code of its own, so that V8 sees one kind of instance
 * there, and takes validated values as arguments (an instance of six fields: 47 → 24 ns).
 */
export function makeClass(parent: ModelConstructor, names: readonly string[]): ModelConstructor {
  if (!mayGenerate()) return plainClass(parent as unknown as Base) as unknown as ModelConstructor;
  const takes = names.length <= MOST_ARGUMENTS && !names.includes("__proto__");
  const text = `return class extends Parent {
    #set; #extras;
    constructor(data${takes ? names.map((_, index) => `, f${index}`).join("") : ""}, set) {
      super();
      if (data !== TRUSTED) this.#set = takeFill(new.target, data)(this);
      else { ${takes ? names.map((name, index) => `${member("this", name)} = f${index};`).join(" ") : ""} this.#set = set; }
    }
    get [SET]() { return this.#set; }
    set [SET](set) { this.#set = set; }
    get [EXTRAS]() { return this.#extras; }
    set [EXTRAS](extras) { this.#extras = extras; }
  };`;
  const model = generate("Parent, TRUSTED, takeFill, SET, EXTRAS", text, [parent, TRUSTED, takeFill, SET, EXTRAS]);
  if (takes) takers.add(model);
  return model;
}

/**
 * Whether `new model(TRUSTED, …)` hands its arguments on to the class that takes them: where no class between has a constructor of its own.
 * A class says so by its text; whatever has no text, or is made by a tool, is taken to have one.
 */
export function takesValues(model: ModelConstructor): boolean {
  for (let current = model; typeof current === "function"; current = Object.getPrototypeOf(current) as ModelConstructor) {
    if (takers.has(current)) return true;
    const text = Function.prototype.toString.call(current);
    if (!text.startsWith("class") || /constructor|\\u/.test(text)) return false;
  }
  return false;
}

/** The plain twin. */
function plainClass(parent: Base): Base {
  return class extends parent {
    #set: SetMask;
    #extras: Readonly<Record<string, unknown>> | undefined;

    constructor(data?: unknown) {
      super();
      this.#set = takeFill(new.target as unknown as ModelConstructor, data)(this);
    }

    get [SET](): SetMask {
      return this.#set;
    }
    set [SET](set: SetMask) {
      this.#set = set;
    }
    get [EXTRAS](): Readonly<Record<string, unknown>> | undefined {
      return this.#extras;
    }
    set [EXTRAS](extras: Readonly<Record<string, unknown>> | undefined) {
      this.#extras = extras;
    }
  };
}

/** The class of a model that adds fields to those of `parent`. */
export function extendClass(parent: ModelConstructor, names: readonly string[]): ModelConstructor {
  if (!mayGenerate()) return class extends parent {};
  const text = `return class extends Parent { constructor(data) { super(data); if (data === Parent) { ${roomFor(names)} } } };`;
  return generate("Parent", text, [parent]);
}

function roomFor(names: readonly string[]): string {
  return names
    .filter(isIdentifier)
    .map((name) => `this.${name} = 0;`)
    .join(" ");
}

function generate(parameters: string, text: string, given: readonly unknown[]): ModelConstructor {
  // oxlint-disable-next-line typescript/no-implied-eval, no-new-func -- only identifiers get into the text
  return (new Function(parameters, `"use strict"; ${text}`) as (...given: readonly unknown[]) => ModelConstructor)(...given);
}
