// Where the bytes of an uploaded file are kept while its form is read and its request is served: in memory, and beyond a size in whatever
// the server offers for it. Without an offer everything stays in memory, which the limit of the body bounds.

import type { FileContent } from "../kernel/upload-file.ts";

/** A place for the bytes of one file. Writes are awaited one after the other, before anything is read. */
export interface Spool {
  write(part: Uint8Array): void | Promise<void>;
  /** The bytes from `start` up to `end`, which is exclusive and within what was written. */
  read(start: number, end: number): Uint8Array | Promise<Uint8Array>;
  /** Gives the place back. Called once, also when the upload was broken off; nothing is read or written afterwards. */
  close(): void | Promise<void>;
}

export type MakeSpool = () => Spool;

/** Files beyond this many bytes leave the memory, as Starlette has it: 1 MiB. */
export const SPOOL_LIMIT = 1_048_576;

/** Bytes in memory. */
export class MemorySpool implements Spool {
  #parts: Uint8Array[] = [];
  #size = 0;

  write(part: Uint8Array): void {
    // A copy: the part is a view of a larger buffer, which would stay in memory with it.
    this.#parts.push(part.slice());
    this.#size += part.length;
  }

  read(start: number, end: number): Uint8Array {
    return this.#whole().slice(start, end);
  }

  close(): void {
    this.#parts = [];
    this.#size = 0;
  }

  #whole(): Uint8Array {
    if (this.#parts.length === 1) return this.#parts[0]!;
    const whole = new Uint8Array(this.#size);
    let at = 0;
    for (const part of this.#parts) {
      whole.set(part, at);
      at += part.length;
    }
    this.#parts = [whole];
    return whole;
  }
}

/** The content of one file: in memory up to a limit, then in a spool of the server's. */
export class SpooledContent implements FileContent {
  size = 0;
  readonly #overflow: MakeSpool | undefined;
  readonly #limit: number;
  #spool: Spool = new MemorySpool();
  #isInMemory = true;

  /** @param overflow Makes the place for a file that is larger than `limit` bytes; memory where left out. */
  constructor(overflow: MakeSpool | undefined, limit: number = SPOOL_LIMIT) {
    this.#overflow = overflow;
    this.#limit = limit;
  }

  async write(part: Uint8Array): Promise<void> {
    if (this.#isInMemory && this.#overflow !== undefined && this.size + part.length > this.#limit) await this.#roll(this.#overflow);
    await this.#spool.write(part);
    this.size += part.length;
  }

  read(start: number, end: number): Uint8Array | Promise<Uint8Array> {
    return this.#spool.read(start, end);
  }

  close(): void | Promise<void> {
    return this.#spool.close();
  }

  async #roll(overflow: MakeSpool): Promise<void> {
    const memory = this.#spool;
    const spool = overflow();
    // From here on `close` gives the new place back, also when the next write fails.
    this.#spool = spool;
    this.#isInMemory = false;
    if (this.size > 0) await spool.write(await memory.read(0, this.size));
    await memory.close();
  }
}
