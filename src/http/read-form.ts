// Reads the form that a request carries, urlencoded or multipart, by its content type.

import type { Exchange } from "./exchange.ts";
import { readAll } from "./query.ts";
import { formKind } from "./media-type.ts";

/** The fields of a form: a name may have several values. */
export class UrlencodedForm {
  readonly #entries: readonly [string, string][];

  constructor(text: string) {
    this.#entries = readAll(text);
  }

  get(name: string): string | undefined {
    return this.#entries.findLast(([key]) => key === name)?.[1];
  }

  getAll(name: string): string[] {
    return this.#entries.filter(([key]) => key === name).map(([, value]) => value);
  }

  keys(): string[] {
    return this.#entries.map(([key]) => key);
  }
}

/** The form, or undefined where the content type is that of none. @throws BodyTooLarge */
export async function readForm(exchange: Exchange, limit: number): Promise<UrlencodedForm | undefined> {
  if (formKind(exchange.header("content-type")) !== "urlencoded") return undefined;
  return new UrlencodedForm(new TextDecoder().decode(await exchange.body(limit)));
}
