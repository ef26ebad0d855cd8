// The fields of a form: a read-only map in which a name may have several values, each of them text or a file.

import { isUploadFile, type UploadFile } from "../kernel/upload-file.ts";

export type FormValue = string | UploadFile;

export class FormFields implements Iterable<[name: string, value: FormValue]> {
  readonly #entries: readonly (readonly [string, FormValue])[];
  #byName: Map<string, FormValue[]> | undefined;

  constructor(entries: readonly (readonly [string, FormValue])[] = []) {
    this.#entries = entries;
  }

  /** The last value of a name. */
  get(name: string): FormValue | undefined {
    return this.#index().get(name)?.at(-1);
  }

  /** Every value of a name, in order. */
  getAll(name: string): FormValue[] {
    return [...(this.#index().get(name) ?? [])];
  }

  has(name: string): boolean {
    return this.#index().has(name);
  }

  /** Each name once, in the order of their first values. */
  keys(): string[] {
    return [...this.#index().keys()];
  }

  /** How many values there are, of all names together. */
  get size(): number {
    return this.#entries.length;
  }

  /** The same fields with the files of some names read whole: bytes stand in their place. */
  async "~withBytes"(names: ReadonlySet<string>): Promise<FormFields> {
    const entries = this.#entries.map(async ([name, value]): Promise<[string, FormValue]> =>
      names.has(name) && isUploadFile(value) ? [name, (await value.bytes()) as never] : [name, value],
    );
    return new FormFields(await Promise.all(entries));
  }

  /** Whether any value is a file. */
  get hasFiles(): boolean {
    return this.#entries.some(([, value]) => isUploadFile(value));
  }

  *[Symbol.iterator](): IterableIterator<[string, FormValue]> {
    for (const [name, value] of this.#entries) yield [name, value];
  }

  /** Closes every file: temporary ones are removed. The application does it when the request is over. */
  async close(): Promise<void> {
    for (const [, value] of this.#entries) if (isUploadFile(value)) await value.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /** Linear in the fields, however many names there are. */
  #index(): Map<string, FormValue[]> {
    if (this.#byName !== undefined) return this.#byName;
    const byName = new Map<string, FormValue[]>();
    for (const [name, value] of this.#entries) {
      const values = byName.get(name);
      if (values === undefined) byName.set(name, [value]);
      else values.push(value);
    }
    this.#byName = byName;
    return byName;
  }
}
