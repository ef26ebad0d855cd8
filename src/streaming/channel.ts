// `channel()`: a bounded queue between producers and a stream. It never grows beyond its bounds; what happens to one item too many is said when
// it is made, and counted. A single process holds it: between processes stands a broker.

import type { ItemSource } from "../http/item-source.ts";
import { byteSize } from "./byte-size.ts";

/** What becomes of an item for which there is no room. */
export type WhenFull = "wait" | "drop-oldest" | "coalesce" | "fail";

export interface ChannelOptions<T> {
  /** How many items may wait to be read: 256 by default. */
  readonly capacity?: number;
  /** How many bytes those items may have together: without a bound by default. An item that is larger than that waits alone. */
  readonly bytes?: number;
  /** The bytes of an item; by default those of a text, of bytes, or of the JSON of anything else. Asked only where `bytes` is given. */
  readonly size?: (item: T) => number;
  /**
   * When there is no room: `wait` (the default) lets the sender wait; `drop-oldest` lets go of what has waited longest; `coalesce` joins the item
   * with the one that was sent last, or with the one of its `key`, and lets the sender wait where there is none; `fail` refuses it.
   */
  readonly whenFull?: WhenFull;
  /** Makes one item of one that waits and a new one: by default the new one takes its place. For `coalesce`. */
  readonly merge?: (waiting: T, item: T) => T;
  /** Items of the same key may be joined, wherever they stand in the queue. For `coalesce`. */
  readonly key?: (item: T) => unknown;
  /** Aborts the channel: as a rule `request.signal`. */
  readonly signal?: AbortSignal;
}

/** The channel takes nothing any more: it was closed, failed or aborted, or its reader has gone. */
export class ChannelClosed extends Error {
  override readonly name: string = "ChannelClosed";
}

/** There is no room, and the channel was told to fail then. */
export class ChannelFull extends Error {
  override readonly name: string = "ChannelFull";
}

type Step<T> = IteratorResult<T, undefined>;

interface Sender<T> {
  readonly item: T;
  resolve(): void;
  reject(error: unknown): void;
}

interface Reader<T> {
  resolve(step: Step<T>): void;
  reject(error: unknown): void;
}

/** How a channel ends, once what waits in it is read. */
interface Ending {
  readonly failed: boolean;
  readonly error: unknown;
}

const SENT: Promise<void> = Promise.resolve();
const DONE: IteratorReturnResult<undefined> = Object.freeze({ done: true, value: undefined });

export class Channel<T> implements AsyncIterable<T> {
  readonly #capacity: number;
  readonly #byteLimit: number;
  readonly #sizeOf: ((item: T) => number) | undefined;
  readonly #whenFull: WhenFull;
  readonly #merge: (waiting: T, item: T) => T;
  readonly #key: ((item: T) => unknown) | undefined;
  readonly #controller = new AbortController();
  /** Read from `#first` on; what lies before it is cut off now and then. */
  #items: (T | undefined)[] = [];
  /** The bytes of each, where there is a bound: an item may change while it waits. */
  #sizes: number[] = [];
  #first = 0;
  #bytes = 0;
  #senders: Sender<T>[] = [];
  #readers: Reader<T>[] = [];
  #ending: Ending | undefined;
  #unlisten: () => void = noop;
  #dropped = 0;
  #coalesced = 0;
  #waits = 0;
  #sent = 0;

  constructor(options: ChannelOptions<T> = {}) {
    const { capacity = 256, bytes = Number.POSITIVE_INFINITY, size = byteSize, whenFull = "wait", merge = newest, key, signal } = options;
    if (!Number.isSafeInteger(capacity) || capacity < 1) throw new RangeError(`The capacity of a channel is a whole number from 1, found ${String(capacity)}.`);
    if (!(bytes > 0)) throw new RangeError(`The bytes of a channel are a number above 0, found ${String(bytes)}.`);
    if (!WHEN_FULL.has(whenFull)) throw new RangeError(`The option "whenFull" must be ${[...WHEN_FULL].join(", ")}, found ${JSON.stringify(whenFull)}.`);
    this.#capacity = capacity;
    this.#byteLimit = bytes;
    this.#sizeOf = bytes === Number.POSITIVE_INFINITY ? undefined : size;
    this.#whenFull = whenFull;
    this.#merge = merge;
    this.#key = key;
    if (signal === undefined) return;
    const abort = (): void => this.abort(signal.reason);
    this.#unlisten = () => signal.removeEventListener("abort", abort);
    if (signal.aborted) abort();
    else signal.addEventListener("abort", abort);
  }

  // What is told of it ---------------------------------------------------------------------------------------------------

  /** How many items wait to be read. Those whose senders wait are not among them. */
  get queued(): number {
    return this.#items.length - this.#first;
  }

  /** How many bytes they have; 0 where the channel has no bound of bytes. */
  get queuedBytes(): number {
    return this.#bytes;
  }

  /** How many items were taken from senders, those that were dropped or joined later included. */
  get sent(): number {
    return this.#sent;
  }

  /** How many items were let go of, or refused, for want of room. */
  get dropped(): number {
    return this.#dropped;
  }

  /** How many items were joined with another one. */
  get coalesced(): number {
    return this.#coalesced;
  }

  /** How often a sender had to wait. */
  get waits(): number {
    return this.#waits;
  }

  /** Whether nothing can be sent any more. */
  get isClosed(): boolean {
    return this.#ending !== undefined;
  }

  /** Aborted when the channel is, or when its reader has gone: producers that work between two items may stop. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  // Sending --------------------------------------------------------------------------------------------------------------

  /**
   * Hands an item over, from any number of producers. Await it: it is done when the item has its place, which under `wait` may take as long as
   * the reader does. Senders that wait get their turn in the order of their calls. A refusal that nobody awaits is passed over.
   *
   * @throws ChannelClosed, or the reason of an abort; ChannelFull under `fail`
   */
  send(item: T): Promise<void> {
    if (this.#ending !== undefined) return refused(this.#refusal());
    if (this.#senders.length === 0 && this.#place(item)) return SENT;
    if (this.#whenFull === "fail") {
      this.#dropped += 1;
      return refused(new ChannelFull(`The channel is full: ${this.queued} of ${this.#capacity} items wait.`));
    }
    this.#waits += 1;
    const placed = new Promise<void>((resolve, reject) => this.#senders.push({ item, resolve, reject }));
    placed.catch(noop);
    return placed;
  }

  /** Ends it when everything that was sent is read, senders that wait included. */
  close(): void {
    this.#ending ??= { failed: false, error: undefined };
    this.#flow();
  }

  /** Ends it with an error, which the reader gets once it has read what waits. Senders that wait are refused. */
  fail(error: unknown): void {
    if (this.#ending !== undefined) return;
    this.#ending = { failed: true, error };
    this.#refuseSenders();
    this.#flow();
  }

  /** Ends it at once: what waits is let go of, the reader gets the reason, and so do senders. */
  abort(reason: unknown = new ChannelClosed("The channel was aborted.")): void {
    if (this.#controller.signal.aborted) return;
    this.#ending = { failed: true, error: reason };
    this.#items = [];
    this.#sizes = [];
    this.#first = 0;
    this.#bytes = 0;
    this.#controller.abort(reason);
    this.#refuseSenders();
    this.#flow();
  }

  // Reading --------------------------------------------------------------------------------------------------------------

  /** The items, each once: one reader is meant, and whoever leaves its loop early aborts the channel. */
  [Symbol.asyncIterator](): AsyncIterableIterator<T, undefined> {
    const iterator: AsyncIterableIterator<T, undefined> = {
      next: async () => this.#next(),
      return: async () => {
        this.#leave();
        return DONE;
      },
      [Symbol.asyncIterator]: () => iterator,
    };
    return iterator;
  }

  /** For streams: no promise where an item is there already. */
  "~items"(): ItemSource {
    return { next: () => this.#next(), stop: () => this.#leave() };
  }

  #leave(): void {
    if (this.#ending === undefined || this.queued > 0) this.abort(new ChannelClosed("The reader of the channel has gone."));
  }

  #next(): Step<T> | Promise<Step<T>> {
    if (this.queued > 0) {
      const value = this.#take();
      this.#admit();
      return { done: false, value };
    }
    const ending = this.#ending;
    if (ending === undefined) return new Promise((resolve, reject) => this.#readers.push({ resolve, reject }));
    this.#unlisten();
    // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- whatever it was failed with
    return ending.failed ? Promise.reject(ending.error) : DONE;
  }

  #take(): T {
    const item = this.#items[this.#first] as T;
    this.#items[this.#first] = undefined;
    this.#bytes -= this.#sizes[this.#first] ?? 0;
    this.#first += 1;
    if (this.#first === this.#items.length || (this.#first >= CUT && this.#first * 2 >= this.#items.length)) {
      this.#items = this.#items.slice(this.#first);
      this.#sizes = this.#sizes.slice(this.#first);
      this.#first = 0;
    }
    return item;
  }

  // Between them ---------------------------------------------------------------------------------------------------------

  /** Whether the item has found its place: with a reader, in the queue, in the place of others. */
  #place(item: T): boolean {
    const reader = this.#readers.shift();
    if (reader !== undefined) {
      this.#sent += 1;
      reader.resolve({ done: false, value: item });
      return true;
    }
    const size = this.#sizeOf?.(item) ?? 0;
    if (!this.#hasRoom(size)) {
      if (this.#whenFull === "coalesce") return this.#join(item);
      if (this.#whenFull !== "drop-oldest") return false;
      while (this.queued > 0 && !this.#hasRoom(size)) {
        this.#take();
        this.#dropped += 1;
      }
    }
    this.#sent += 1;
    this.#items.push(item);
    if (this.#sizeOf !== undefined) this.#sizes.push(size);
    this.#bytes += size;
    return true;
  }

  #hasRoom(size: number): boolean {
    return this.queued === 0 || (this.queued < this.#capacity && this.#bytes + size <= this.#byteLimit);
  }

  /** Whether there is an item to join it with, and room for what becomes of both. */
  #join(item: T): boolean {
    const at = this.#partnerOf(item);
    if (at === -1) return false;
    const joined = this.#merge(this.#items[at] as T, item);
    if (this.#sizeOf !== undefined) {
      const size = this.#sizeOf(joined);
      const bytes = this.#bytes - this.#sizes[at]! + size;
      if (bytes > this.#byteLimit) return false;
      this.#sizes[at] = size;
      this.#bytes = bytes;
    }
    this.#items[at] = joined;
    this.#sent += 1;
    this.#coalesced += 1;
    return true;
  }

  #partnerOf(item: T): number {
    if (this.#key === undefined) return this.#items.length - 1;
    const key = this.#key(item);
    for (let at = this.#items.length - 1; at >= this.#first; at -= 1) if (Object.is(this.#key(this.#items[at] as T), key)) return at;
    return -1;
  }

  /** Lets in the senders for whom there is room now, in their order. */
  #admit(): void {
    while (this.#senders.length > 0 && this.#place(this.#senders[0]!.item)) this.#senders.shift()!.resolve();
  }

  #refuseSenders(): void {
    for (const sender of this.#senders.splice(0)) sender.reject(this.#refusal());
  }

  #refusal(): unknown {
    return this.#controller.signal.aborted ? this.#controller.signal.reason : new ChannelClosed("The channel is closed.");
  }

  /** Tells readers of the end. Those who wait find nothing in the queue. */
  #flow(): void {
    this.#admit();
    if (this.queued > 0 || this.#ending === undefined) return;
    this.#unlisten();
    const { failed, error } = this.#ending;
    for (const reader of this.#readers.splice(0)) {
      if (failed) reader.reject(error);
      else reader.resolve(DONE);
    }
  }
}

const WHEN_FULL: ReadonlySet<WhenFull> = new Set(["wait", "drop-oldest", "coalesce", "fail"]);

/** So many places at the beginning of a queue may be empty. */
const CUT = 1024;

function noop(): void {}

/** Callers that do not wait for the answer are not to end the process by it. */
function refused(error: unknown): Promise<never> {
  // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- the reason of an abort is whatever it was
  const promise = Promise.reject(error) as Promise<never>;
  promise.catch(noop);
  return promise;
}

function newest<T>(_waiting: T, item: T): T {
  return item;
}

/**
 * A bounded queue between producers and a stream. Give it to a stream as what the handler returns, or read it with `for await`.
 *
 * When the client of the stream goes the channel is aborted: senders that wait are refused, and `signal` tells those that work.
 *
 * @throws RangeError for bounds that are none
 * @example
 * app.get("/prices", { feed: Feed, request: HttpRequest }, { returns: sse(Price) }, ({ feed, request }) => {
 *   const prices = channel<Price>({ capacity: 100, whenFull: "coalesce", key: (price) => price.symbol, signal: request.signal });
 *   feed.subscribe((price) => prices.send(price), { signal: prices.signal });
 *   return prices;
 * });
 */
export function channel<T>(options?: ChannelOptions<T>): Channel<T> {
  return new Channel(options);
}
