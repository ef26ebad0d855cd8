// The body of a request as it comes over a connection: undone from its coding, kept until somebody reads it, and never more of it than
// there is room for.

import { BodyTooLarge, ClientGone } from "../../http/exchange.ts";
import { ChunkedDecoder } from "./chunked-decoder.ts";
import type { RequestHead } from "./request-head.ts";

/** So many bytes may wait for a reader before the client is stopped. */
const ROOM = 65_536;

/** What a body asks of the connection that it comes by. */
export interface BodyConnection {
  /** Somebody wants the body now. */
  wanted(): void;
  /** Whether there is room for more. */
  makeRoom(hasRoom: boolean): void;
}

export class IncomingBody {
  readonly #connection: BodyConnection;
  readonly #decoder: ChunkedDecoder | undefined;
  /** What its length says; -1 where chunks say it. */
  readonly #length: number;
  #received = 0;
  #waiting: Buffer[] = [];
  #waitingSize = 0;
  #limit = Infinity;
  #isComplete = false;
  #isDropped = false;
  #failure: Error | undefined;
  /** Told when something has come, or nothing more will. */
  #onProgress: (() => void) | undefined;

  constructor(head: RequestHead, connection: BodyConnection) {
    this.#length = head.contentLength;
    this.#decoder = head.isChunked ? new ChunkedDecoder() : undefined;
    this.#connection = connection;
  }

  get isComplete(): boolean {
    return this.#isComplete;
  }

  /** How many bytes are still to come; infinitely many where nobody can tell. */
  get missing(): number {
    return this.#isComplete ? 0 : this.#decoder === undefined ? this.#length - this.#received : Infinity;
  }

  /** Takes what belongs to the body. Gives where it stopped, or undefined where the coding is broken. */
  receive(bytes: Buffer, start: number): number | undefined {
    let position: number | undefined;
    if (this.#decoder === undefined) {
      position = Math.min(bytes.length, start + this.#length - this.#received);
      this.#take(bytes.subarray(start, position));
      this.#isComplete = this.#received === this.#length;
    } else {
      position = this.#decoder.read(bytes, start, (part) => this.#take(part));
      this.#isComplete = this.#decoder.isDone;
    }
    this.#onProgress?.();
    return position;
  }

  /** Nothing more will come. */
  fail(error: Error = new ClientGone()): void {
    if (this.#isComplete || this.#failure !== undefined) return;
    this.#failure = error;
    this.#onProgress?.();
  }

  /** Forgets what has come, and what will: nobody reads it any more. */
  drop(): void {
    this.#isDropped = true;
    this.#waiting = [];
    this.#waitingSize = 0;
    this.#connection.makeRoom(true);
  }

  /** All of it. @throws BodyTooLarge, ClientGone */
  whole(limit: number): Uint8Array | Promise<Uint8Array> {
    this.#begin(limit);
    if (this.#isComplete) return this.#takeAll();
    this.#connection.makeRoom(true);
    return new Promise((resolve, reject) => {
      this.#onProgress = () => {
        if (this.#failure !== undefined) reject(this.#failure);
        else if (this.#isComplete) resolve(this.#takeAll());
      };
      this.#onProgress();
    });
  }

  /** Part by part, as it comes. @throws BodyTooLarge, ClientGone */
  async *parts(limit: number): AsyncGenerator<Uint8Array, void, undefined> {
    this.#begin(limit);
    for (;;) {
      if (this.#waitingSize > 0) {
        const part = this.#takeAll();
        this.#connection.makeRoom(true);
        yield part;
      } else if (this.#failure !== undefined) throw this.#failure;
      else if (this.#isComplete) return;
      else await this.#progress();
    }
  }

  #begin(limit: number): void {
    this.#limit = limit;
    if (this.#length > limit || this.#received > limit) throw this.#refuse();
    if (!this.#isComplete) this.#connection.wanted();
  }

  #take(part: Buffer): void {
    this.#received += part.length;
    if (this.#isDropped || part.length === 0) return;
    if (this.#received > this.#limit) {
      this.#failure ??= this.#refuse();
      return;
    }
    this.#waiting.push(part);
    this.#waitingSize += part.length;
    // Whoever wants all of it has set the limit that holds.
    if (this.#waitingSize > ROOM && this.#onProgress === undefined) this.#connection.makeRoom(false);
  }

  #refuse(): BodyTooLarge {
    this.drop();
    return new BodyTooLarge(this.#limit);
  }

  #progress(): Promise<void> {
    return new Promise((resolve) => {
      this.#onProgress = () => {
        this.#onProgress = undefined;
        resolve();
      };
    });
  }

  /** Without the methods of a Buffer: bytes look and behave alike on every platform. */
  #takeAll(): Uint8Array {
    const [first = Buffer.alloc(0)] = this.#waiting;
    const all = this.#waiting.length <= 1 ? first : Buffer.concat(this.#waiting, this.#waitingSize);
    this.#waiting = [];
    this.#waitingSize = 0;
    return new Uint8Array(all.buffer, all.byteOffset, all.byteLength);
  }
}
