// The body that middleware puts in the place of the one that came: unpacked, decrypted, translated. Limits count for it as for any other.

import { HTTPException } from "../errors/http-exception.ts";
import { BodyTooLarge, ClientGone } from "./exchange.ts";
import { ExchangeBody } from "./exchange-body.ts";

/** What a body may be replaced by. */
export type BodySource = Uint8Array | AsyncIterable<Uint8Array>;

export class ReplacedBody extends ExchangeBody {
  readonly #source: BodySource;

  constructor(source: BodySource) {
    super();
    this.#source = source;
  }

  protected readWhole(limit: number): Uint8Array | Promise<Uint8Array> {
    if (!(this.#source instanceof Uint8Array)) return collect(this.readParts(limit));
    if (this.#source.length > limit) throw new BodyTooLarge(limit);
    return this.#source;
  }

  /** @throws BodyTooLarge as soon as more has come out; HTTPException 400 where the source fails, since what came is not what it was said to be */
  protected async *readParts(limit: number): AsyncGenerator<Uint8Array, void, undefined> {
    let size = 0;
    try {
      for await (const part of this.#source instanceof Uint8Array ? [this.#source] : this.#source) {
        size += part.length;
        if (size > limit) throw new BodyTooLarge(limit);
        yield part;
      }
    } catch (error) {
      if (error instanceof BodyTooLarge || error instanceof ClientGone || error instanceof HTTPException) throw error;
      throw new HTTPException(400, "There was an error parsing the body", { cause: error });
    }
  }
}

async function collect(parts: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  let size = 0;
  for await (const part of parts) {
    all.push(part);
    size += part.length;
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of all) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
