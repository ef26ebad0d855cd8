// The query as a read-only map in which a name may have several values, as Starlette's QueryParams.

import { readAll } from "./query.ts";

export class QueryParams implements Iterable<[name: string, value: string]> {
  readonly #entries: readonly [string, string][];

  constructor(raw: string) {
    this.#entries = readAll(raw);
  }

  /** The last value of a name. */
  get(name: string): string | undefined {
    return this.#entries.findLast(([key]) => key === name)?.[1];
  }

  /** Every value of a name, in order. */
  getAll(name: string): string[] {
    return this.#entries.filter(([key]) => key === name).map(([, value]) => value);
  }

  has(name: string): boolean {
    return this.#entries.some(([key]) => key === name);
  }

  keys(): string[] {
    return [...new Set(this.#entries.map(([key]) => key))];
  }

  [Symbol.iterator](): Iterator<[string, string]> {
    return this.#entries.values();
  }
}
