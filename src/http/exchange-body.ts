// The body of an exchange, whoever asks: middleware, the plan and the handler share one reading. Servers say how bytes come; that they
// come once is looked after here.

/** What an adapter of a server extends for its `body` and `stream`. */
export abstract class ExchangeBody {
  #whole: Uint8Array | Promise<Uint8Array> | undefined;
  #isStreamed = false;

  /** Reads everything. Called once at most, and not after `readParts`. */
  protected abstract readWhole(limit: number): Uint8Array | Promise<Uint8Array>;

  /** Reads part by part. Called once at most, and not after `readWhole`. */
  protected abstract readParts(limit: number): AsyncIterable<Uint8Array>;

  /** The whole body; it may be asked for often, and is read once. @throws BodyTooLarge, ClientGone; Error where it was taken as a stream */
  body(limit: number): Uint8Array | Promise<Uint8Array> {
    if (this.#whole === undefined) {
      if (this.#isStreamed) throw new Error(STREAMED);
      this.#whole = this.readWhole(limit);
    }
    return this.#whole;
  }

  /** The body as it comes: once. One that was read whole before is given in one part. */
  async *stream(limit: number): AsyncGenerator<Uint8Array, void, undefined> {
    if (this.#whole !== undefined) {
      const whole = await this.#whole;
      if (whole.length > 0) yield whole;
      return;
    }
    if (this.#isStreamed) throw new Error(STREAMED);
    this.#isStreamed = true;
    yield* this.readParts(limit);
  }
}

const STREAMED = "The body has been read as a stream already.";
