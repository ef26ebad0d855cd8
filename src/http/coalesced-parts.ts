// The body of a stream: items that are encoded as they come. All that are ready in one turn of the event loop leave together, in one part;
// items are asked for only while somebody waits for a part, so that a slow client slows its producer.

import { InternalError } from "../errors/catalogue.ts";
import { nextTurn } from "../kernel/next-turn.ts";
import { isPromise } from "../kernel/promises.ts";
import { ClientDisconnect, type Exchange } from "./exchange.ts";
import type { ItemSource } from "./item-source.ts";
import type { StreamMeter } from "./stream-meter.ts";

/** A comment that keeps a silent line open. */
export interface Ping {
  /** In milliseconds. */
  readonly every: number;
  readonly text: () => Part;
  /** Only after so long a silence; else by the clock, whatever else is sent. */
  readonly onlyWhenIdle: boolean;
}

export interface CoalescedPartsOptions {
  /** The text or bytes of an item. What it throws ends the stream. */
  readonly encode: (item: unknown) => Part;
  readonly ping?: Ping | undefined;
  /** Told at once when the client goes before the end. */
  readonly onLeave?: (() => unknown) | undefined;
  /** Ends the stream when the server begins to stop; left out, the server waits for it. */
  readonly shutdown?: ShutdownOptions | undefined;
}

export interface ShutdownOptions {
  /** How long the producer may go on then, in seconds. */
  readonly grace: number;
  /** Told when the server begins to stop. What it throws ends the stream. */
  readonly onShutdown: (() => unknown) | undefined;
}

type Part = string | Uint8Array;
type Step = IteratorResult<unknown, unknown>;

/** A part holds no more than about this many bytes or characters, */
const ROOM = 32_768;
/** nor what took longer than this to come, in milliseconds: others want their turn. */
const SLICE = 2;

/** How long a producer that is ended by a shutdown is waited for, in milliseconds. */
const LAST_WORDS = 250;

const DONE: IteratorReturnResult<undefined> = Object.freeze({ done: true, value: undefined });

type Leaving = Pick<Exchange, "signal" | "whenGone">;

interface End {
  readonly failed: boolean;
  readonly error: unknown;
}

interface Waiter {
  resolve(result: IteratorResult<Part, undefined>): void;
  reject(error: unknown): void;
}

export class CoalescedParts implements AsyncIterableIterator<Part, undefined> {
  readonly #source: ItemSource;
  readonly #encode: (item: unknown) => Part;
  readonly #ping: Ping | undefined;
  readonly #onLeave: (() => unknown) | undefined;
  readonly #shutdown: ShutdownOptions | undefined;
  #ready: Part[] = [];
  #size = 0;
  /** How many items there have been. */
  #count = 0;
  /** When the part that is being gathered was asked for. */
  #since = 0;
  #lastSent = 0;
  #end: End | undefined;
  #stopping: Promise<void> | undefined;
  #isPulling = false;
  #isScheduled = false;
  #waiter: Waiter | undefined;
  #opening: (() => void) | undefined;
  #ender: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts its items. */
  meter: StreamMeter | undefined = undefined;

  constructor(source: ItemSource, { encode, ping, onLeave, shutdown }: CoalescedPartsOptions) {
    this.#source = source;
    this.#encode = encode;
    this.#ping = ping;
    this.#onLeave = onLeave;
    this.#shutdown = shutdown;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /**
   * Waits for the first item, `patience` seconds at most, so that its error can still be answered. Gives undefined where the item is there at
   * once. @throws what the producer throws before its first item; ClientDisconnect where the client goes before
   */
  open(patience: number, client: Leaving): void | Promise<void> {
    const leaving = { isGone: false };
    const unwatch = watch(client, () => {
      leaving.isGone = true;
      this.#opening?.();
    });
    if (leaving.isGone) return this.#leave();
    this.#opening = noop;
    this.#pull();
    if (this.#isPulling) return this.#awaitFirst(patience, leaving, unwatch);
    unwatch();
    return this.#opened();
  }

  async #awaitFirst(patience: number, leaving: { readonly isGone: boolean }, unwatch: () => void): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, patience * 1000);
      this.#opening = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    unwatch();
    if (leaving.isGone) await this.#leave();
    this.#opened();
  }

  async #leave(): Promise<never> {
    await this.return();
    throw new ClientDisconnect();
  }

  #opened(): void {
    this.#opening = undefined;
    if (this.#end?.failed === true && this.#ready.length === 0) throw this.#end.error;
  }

  /** The next part. Called again only when the one before has come. */
  next(): Promise<IteratorResult<Part, undefined>> {
    if (this.#waiter !== undefined) throw new InternalError("A part of a stream was asked for twice.");
    if (this.#ready.length === 0 && this.#end !== undefined && !this.#isPulling) return this.#finish(this.#end);
    if (this.#since === 0 && this.#shutdown !== undefined) this.meter?.addEnder((this.#ender = () => this.#windUp()));
    return new Promise((resolve, reject) => {
      this.#waiter = { resolve, reject };
      this.#since = performance.now();
      if (this.#ready.length > 0) this.#schedule();
      this.#pull();
      if (this.#timer === undefined && this.#ping !== undefined && this.#end === undefined) this.#arm(this.#ping.every);
    });
  }

  /** The server stops. */
  #windUp(): void {
    const { grace, onShutdown } = this.#shutdown!;
    try {
      onShutdown?.();
    } catch (error) {
      if (this.#end === undefined) this.#breakOff(error);
      return;
    }
    if (grace > 0) setTimeout(() => this.#endEarly(), grace * 1000).unref?.();
    else this.#endEarly();
  }

  /** As if the producer had come to its end. It is waited for only as long as it takes to stop what does not wait itself. */
  #endEarly(): void {
    if (this.#end !== undefined) return;
    this.#end = { failed: false, error: undefined };
    this.#isPulling = true;
    const settle = (): void => {
      this.#isPulling = false;
      this.#settle();
    };
    const late = setTimeout(settle, LAST_WORDS);
    this.#stopping = stopSource(this.#source).catch(noop);
    void this.#stopping.then(() => {
      clearTimeout(late);
      settle();
    });
  }

  #finish({ failed, error }: End): Promise<IteratorReturnResult<undefined>> {
    this.#end = { failed: false, error: undefined };
    // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- what the producer threw, whatever it is
    return failed ? Promise.reject(error) : Promise.resolve(DONE);
  }

  /** Stops the producer: what was asked for is done at once, and the promise waits for its `finally`. Rejects with what that throws. */
  async return(): Promise<IteratorReturnResult<undefined>> {
    // Nobody leaves who was never there: a HEAD request asks for no part.
    if (this.#since > 0) this.#onLeave?.();
    await this.#stop();
    return DONE;
  }

  #stop(): Promise<void> {
    if (this.#stopping !== undefined) return this.#stopping;
    const wasRunning = this.#end === undefined;
    this.#stopping = wasRunning ? stopSource(this.#source) : Promise.resolve();
    this.#end ??= { failed: false, error: undefined };
    this.#isPulling = false;
    this.#ready = [];
    this.#settle();
    return this.#stopping;
  }

  /** Asks the source as long as there is room: while it answers at once, in a loop. */
  #pull(): void {
    while (!this.#isPulling && this.#end === undefined && this.#hasRoom()) {
      let step: Step | PromiseLike<Step>;
      try {
        step = this.#source.next();
      } catch (error) {
        this.#endWith(true, error);
        return;
      }
      if (isPromise(step)) {
        this.#isPulling = true;
        void this.#follow(step as PromiseLike<Step>);
        return;
      }
      this.#take(step);
    }
  }

  /** The same for items that come by promises. A loop that awaits makes no promise of its own for each: 8 % on W5. */
  async #follow(first: PromiseLike<Step>): Promise<void> {
    try {
      for (let pending: Step | PromiseLike<Step> = first; ; pending = this.#source.next()) {
        const step = await pending;
        this.#isPulling = false;
        if (this.#end !== undefined) return;
        this.#take(step);
        if (this.#end !== undefined || !this.#hasRoom()) return;
        this.#isPulling = true;
      }
    } catch (error) {
      this.#isPulling = false;
      if (this.#end === undefined) this.#endWith(true, error);
    }
  }

  #hasRoom(): boolean {
    if (this.#waiter === undefined) return this.#opening !== undefined && this.#ready.length === 0;
    if (this.#ready.length === 0) return true;
    // The clock is asked for every eighth item only: 5 % on W5.
    return this.#size < ROOM && ((this.#count & 7) !== 0 || performance.now() - this.#since < SLICE);
  }

  #take(step: Step): void {
    if (step.done === true) {
      this.#endWith(false, undefined);
      return;
    }
    let part: Part;
    try {
      part = this.#encode(step.value);
    } catch (error) {
      this.#breakOff(error);
      return;
    }
    if (part.length === 0) return;
    if (this.meter !== undefined) this.meter.events += 1;
    this.#add(part);
  }

  /** The producer ends before the error is told: what it uses is torn down after that. */
  #breakOff(error: unknown): void {
    this.#end = { failed: true, error };
    this.#isPulling = true;
    this.#stopping = stopSource(this.#source).catch(noop);
    void this.#stopping.then(() => {
      this.#isPulling = false;
      this.#settle();
    });
  }

  #add(part: Part): void {
    const last = this.#ready.length - 1;
    if (typeof part === "string" && typeof this.#ready[last] === "string") this.#ready[last] += part;
    else this.#ready.push(part);
    this.#count += 1;
    this.#size += part.length;
    this.#opening?.();
    this.#schedule();
  }

  #endWith(failed: boolean, error: unknown): void {
    this.#end = { failed, error };
    this.#settle();
  }

  #settle(): void {
    clearTimeout(this.#timer);
    if (this.#ender !== undefined) this.meter?.removeEnder(this.#ender);
    this.#opening?.();
    if (this.#waiter === undefined) return;
    if (this.#ready.length > 0) this.#schedule();
    else this.#deliver();
  }

  #schedule(): void {
    if (this.#isScheduled || this.#waiter === undefined) return;
    this.#isScheduled = true;
    nextTurn(CoalescedParts.#deliverOf, this);
  }

  /** Timers and turns are handed the stream itself: idle ones are many, and need no closures of their own. */
  static #deliverOf(parts: CoalescedParts): void {
    parts.#isScheduled = false;
    parts.#deliver();
  }

  static #timerOf(parts: CoalescedParts): void {
    parts.#onTimer();
  }

  /** Gives what is there to whoever waits: all of it as one part, or the end. */
  #deliver(): void {
    const waiter = this.#waiter;
    if (waiter === undefined) return;
    if (this.#ready.length > 0) {
      this.#waiter = undefined;
      const parts = this.#ready;
      this.#ready = [];
      this.#size = 0;
      if (this.#ping !== undefined) this.#lastSent = performance.now();
      waiter.resolve({ done: false, value: joinParts(parts) });
    } else if (this.#end !== undefined && !this.#isPulling) {
      this.#waiter = undefined;
      const { failed, error } = this.#end;
      this.#end = { failed: false, error: undefined };
      if (failed) waiter.reject(error);
      else waiter.resolve(DONE);
    }
  }

  #arm(delay: number): void {
    this.#timer = setTimeout(CoalescedParts.#timerOf, delay, this);
    (this.#timer as { unref?: () => void }).unref?.();
  }

  #onTimer(): void {
    this.#timer = undefined;
    const ping = this.#ping;
    if (ping === undefined || this.#end !== undefined) return;
    const silent = performance.now() - this.#lastSent;
    if (ping.onlyWhenIdle && silent < ping.every) {
      this.#arm(ping.every - silent);
      return;
    }
    if (this.#waiter !== undefined && !this.#addPing(ping)) return;
    this.#arm(ping.every);
  }

  /** Whether the stream goes on. */
  #addPing(ping: Ping): boolean {
    try {
      this.#add(ping.text());
      return true;
    } catch (error) {
      this.#breakOff(error);
      return false;
    }
  }
}

function noop(): void {}

/** Calls back when the client goes, at once where it has. Gives what takes that back. */
function watch(client: Leaving, listen: () => void): () => void {
  if (client.whenGone !== undefined) return client.whenGone(listen);
  const { signal } = client;
  if (signal.aborted) listen();
  signal.addEventListener("abort", listen);
  return () => signal.removeEventListener("abort", listen);
}

async function stopSource(source: ItemSource): Promise<void> {
  await source.stop();
}

function joinParts(parts: readonly Part[]): Part {
  if (parts.length === 1) return parts[0]!;
  if (parts.every((part) => typeof part === "string")) return parts.join("");
  const bytes = parts.map((part) => (typeof part === "string" ? new TextEncoder().encode(part) : part));
  const whole = new Uint8Array(bytes.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const part of bytes) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
