// The methods that every instance of a model has.

import type { DumpOptions } from "../dump.ts";
import type { JsonTextOptions } from "../json-text.ts";
import type { Out } from "./faces.ts";

export interface InstanceMethods<F> {
  /** The fields as plain data; computed ones, too. */
  dump(options?: DumpOptions): Record<string, unknown>;
  /** The dump as JSON text. */
  dumpJson(options?: DumpOptions & JsonTextOptions): string;
  /** What `JSON.stringify` writes: the dump for JSON, by alias. */
  toJSON(): unknown;
  /** A copy, some fields of which have other values. They are not validated; `deep` copies what is inside, too. */
  copy(changes?: { readonly [K in keyof F]?: Out<F[K]> }, options?: { readonly deep?: boolean }): this;
  /** Whether `other` is of the same model and has the same values. */
  equals(other: unknown): boolean;
  /** The names of the fields that were given, and not filled in by a default. */
  fieldsSet(): ReadonlySet<string>;
  /** What was given besides the fields, where the model allows that. */
  extras(): Readonly<Record<string, unknown>>;
}

/** Names that no field may have. */
export const reservedNames: ReadonlySet<string> = new Set(["constructor", "dump", "dumpJson", "toJSON", "copy", "equals", "fieldsSet", "extras", "validated"]);
