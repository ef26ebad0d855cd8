// The body of an answer that is sent part by part: the next part is pulled when the client has taken the last one.

import type { Socket } from "node:net";
import { ClientDisconnect, ClientStalled } from "../../http/exchange.ts";
import type { StreamLine } from "../../http/stream-meter.ts";

export interface BodyFraming {
  /** Whether each part is a chunk (RFC 9112 §7.1); else the parts go as they are. */
  readonly isChunked: boolean;
  /** How many bytes there must be in all; -1 where nobody knows. */
  readonly length: number;
  /** Where is told how the client takes it. */
  readonly line: StreamLine | undefined;
}

/** How a body ended: with the error that cut it short, or without one. */
export type WhenWritten = (error: unknown) => void;

/** What may still wait for the client while the next part is pulled, in bytes: what two parts have at most. */
const HIGH_WATER = 65_536;

export class BodyWriter {
  readonly #socket: Socket;
  readonly #iterator: AsyncIterator<string | Uint8Array>;
  readonly #isChunked: boolean;
  readonly #length: number;
  readonly #line: StreamLine | undefined;
  readonly #whenWritten: WhenWritten;
  /** The head, until something is written. */
  #head: string;
  /** What leaves with the end of this tick, in one piece, each character a byte: the head, parts of ASCII alone, the last chunk. */
  #gathered = "";
  #isScheduled = false;
  #written = 0;
  #isOver = false;

  constructor(socket: Socket, head: string, parts: AsyncIterable<string | Uint8Array>, { isChunked, length, line }: BodyFraming, whenWritten: WhenWritten) {
    this.#socket = socket;
    this.#head = head;
    this.#iterator = parts[Symbol.asyncIterator]();
    this.#isChunked = isChunked;
    this.#length = length;
    this.#line = line;
    this.#whenWritten = whenWritten;
  }

  begin(): void {
    this.#line?.begin(() => cutOff(this.#socket));
    this.#pull();
    // What the producer has ready goes out with the head, which does not wait for more.
    setImmediate(() => {
      if (this.#head !== "" && !this.#isOver) this.#gather("");
    });
  }

  /** The client has gone: the producer is stopped at once, and its end is waited for. */
  leave(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const stopped = this.#iterator.return?.() ?? Promise.resolve();
    stopped.then(() => this.#end(new ClientDisconnect()), this.#end);
  }

  /** The client has taken what waited. */
  readonly #drained = (): void => {
    this.#line?.go();
    if (!this.#isOver) this.#pull();
  };

  readonly #end = (error: unknown): void => {
    this.#line?.end();
    const isGone = error === undefined || error instanceof ClientDisconnect;
    this.#whenWritten(this.#line?.isEvicted === true && isGone ? new ClientStalled() : error);
  };

  #pull(): void {
    this.#iterator.next().then(this.#receive, this.#fail);
  }

  readonly #receive = (next: IteratorResult<string | Uint8Array, unknown>): void => {
    if (this.#isOver) return;
    if (next.done === true) {
      this.#finish();
      return;
    }
    const part = next.value;
    const size = typeof part === "string" ? Buffer.byteLength(part) : part.length;
    this.#written += size;
    this.#line?.sent(size);
    if (this.#length >= 0 && this.#written > this.#length) {
      this.#fail(new Error(`The body is longer than the ${this.#length} bytes that its content-length says.`));
      return;
    }
    if (size > 0) this.#write(part, size);
    // What is not written yet brings no `drain`.
    if (this.#socket.writableLength + this.#gathered.length >= HIGH_WATER) this.#flush();
    if (this.#socket.writableLength < HIGH_WATER) this.#pull();
    else {
      this.#line?.wait();
      this.#socket.once("drain", this.#drained);
    }
  };

  #finish(): void {
    if (this.#length >= 0 && this.#written < this.#length) {
      this.#fail(new Error(`The body has ${this.#written} bytes, and its content-length says ${this.#length}.`));
      return;
    }
    this.#isOver = true;
    const last = this.#head + this.#gathered + (this.#isChunked ? "0\r\n\r\n" : "");
    this.#head = "";
    this.#gathered = "";
    // It is over when the client has taken it, or is gone.
    this.#line?.wait();
    this.#socket.write(last, "latin1", () => this.#end(undefined));
  }

  readonly #fail = (error: unknown): void => {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#gather("");
    this.#flush();
    void this.#iterator.return?.().catch(() => undefined);
    breakOff(this.#socket);
    this.#end(error);
  };

  /** @param size Of the part, in bytes. */
  #write(part: string | Uint8Array, size: number): void {
    const [before, after] = this.#isChunked ? [`${size.toString(16)}\r\n`, "\r\n"] : ["", ""];
    // Text of ASCII alone needs no buffer, and waits for what follows in the same tick: the end, as a rule.
    if (typeof part === "string" && size === part.length) {
      this.#gather(before + part + after);
      return;
    }
    const head = this.#head + this.#gathered + before;
    this.#head = "";
    this.#gathered = "";
    const bytes = Buffer.allocUnsafe(head.length + size + after.length);
    bytes.write(head, "latin1");
    if (typeof part === "string") bytes.write(part, head.length, "utf8");
    else bytes.set(part, head.length);
    bytes.write(after, head.length + size, "latin1");
    this.#socket.write(bytes);
  }

  #gather(text: string): void {
    this.#gathered += this.#head + text;
    this.#head = "";
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    process.nextTick(() => {
      this.#isScheduled = false;
      this.#flush();
    });
  }

  #flush(): void {
    if (this.#gathered === "" || this.#socket.destroyed) return;
    this.#socket.write(this.#gathered, "latin1");
    this.#gathered = "";
  }
}

/** Ends the connection of a client that takes nothing: what the system holds for it is let go of, too, where it can be. */
function cutOff(socket: Socket): void {
  if (socket.remoteFamily === undefined || "encrypted" in socket) socket.destroy();
  else socket.resetAndDestroy();
}

/** How long a client may take to read what came before an error, in milliseconds. */
const LAST_READ = 5000;

/** Ends the connection behind what is on its way already: a body that breaks off must not look whole. */
function breakOff(socket: Socket): void {
  const late = setTimeout(() => socket.destroy(), LAST_READ);
  socket.once("close", () => clearTimeout(late));
  socket.destroySoon();
}
