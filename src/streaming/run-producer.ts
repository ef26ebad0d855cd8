// The other end of a run: asks a producer for its items, writes them as events and commits them to the log, whether anybody follows or not.
// Events that come while the log is busy are committed together; the log's pace bounds how many wait.

import { nextTurn } from "../kernel/next-turn.ts";
import { isPromise } from "../kernel/promises.ts";
import type { ItemSource } from "../http/item-source.ts";
import { LeaseLost, type Lease, type ReplayLog } from "./replay-log.ts";

/**
 * How a producer's part in a run ended. `lost`: it was stopped, belongs to somebody else, or the log could not be written to, with that error;
 * `unanswered`: it failed before anything was committed, and whoever waits for `begun` has the error.
 */
export interface Production {
  readonly how: "finished" | "failed" | "interrupted" | "released" | "lost" | "unanswered";
  readonly error: unknown;
}

export interface RunProducerOptions {
  readonly log: ReplayLog;
  readonly lease: Lease;
  /** The position of the last event that is committed. */
  readonly position: number;
  readonly source: ItemSource;
  /** The text of an item as the event of this position. */
  readonly encode: (item: unknown, position: number) => string;
  /** Aborted when the run has ended for this producer before it came to its own end. */
  readonly controller: AbortController;
}

/** Why the signal of a run's producer is aborted. */
export class RunEnded extends Error {
  override readonly name: string = "RunEnded";

  constructor(text = "The run was stopped, or belongs to another process now.") {
    super(text);
  }
}

/** So many characters, or events, wait for the log at most. */
const ROOM = 65_536;
const MOST = 512;

export class RunProducer {
  readonly lease: Lease;
  readonly log: ReplayLog;
  readonly #source: ItemSource;
  readonly #encode: RunProducerOptions["encode"];
  readonly #controller: AbortController;
  readonly #start: number;
  #committed: number;
  #position: number;
  #pending: string[] = [];
  #size = 0;
  #flushing: Promise<void> | undefined;
  #left: "interrupted" | "released" | "lost" | undefined;
  #isOver = false;
  #failure: { readonly error: unknown } | undefined;
  /** What the log threw, unless it was that the lease is lost. */
  #logFailure: unknown;
  /** Told once something is committed, or it is over; undefined where nobody waits for that. */
  #begun: { resolve(): void; reject(error: unknown): void } | undefined;

  constructor({ log, lease, position, source, encode, controller }: RunProducerOptions) {
    this.log = log;
    this.lease = lease;
    this.#source = source;
    this.#encode = encode;
    this.#controller = controller;
    this.#start = position;
    this.#committed = position;
    this.#position = position;
  }

  /** Waits for the first event, so many seconds at most. @throws what the producer throws before that; its run is forgotten then */
  begun(patience: number): Promise<void> {
    if (this.#committed > this.#start) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        clearTimeout(timer);
        this.#begun = undefined;
      };
      this.#begun = {
        resolve: () => {
          settle();
          resolve();
        },
        reject: (error) => {
          settle();
          // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- what the producer threw, whatever it is
          reject(error);
        },
      };
      const timer = setTimeout(() => this.#begun?.resolve(), patience * 1000);
    });
  }

  /** Asks for everything. Settles when the producer has ended, its `finally` blocks included; never rejects. */
  async produce(): Promise<Production> {
    try {
      await this.#pull();
    } catch (error) {
      this.#failure ??= { error };
    }
    // A write that fails has its own way out.
    await this.#flushed().catch(() => undefined);
    return this.#conclude();
  }

  async #pull(): Promise<void> {
    for (;;) {
      if (this.#left !== undefined) return;
      if (this.#size >= ROOM || this.#pending.length >= MOST) {
        await this.#flushed();
        // Others want their turn, too, where neither the producer nor the log ever waits.
        await new Promise<void>((resolve) => nextTurn(resolve));
        continue;
      }
      const given = this.#source.next();
      const step = isPromise(given) ? await given : given;
      if (this.#left !== undefined || step.done === true) return;
      let text: string;
      try {
        text = this.#encode(step.value, this.#position + 1);
      } catch (error) {
        await this.#stopSource();
        throw error;
      }
      this.#position += 1;
      this.#pending.push(text);
      this.#size += text.length;
      this.#flush();
    }
  }

  #flush(): void {
    if (this.#flushing !== undefined) return;
    this.#flushing = this.#write().finally(() => {
      this.#flushing = undefined;
    });
    this.#flushing.catch(() => undefined);
  }

  async #write(): Promise<void> {
    while (this.#pending.length > 0 && this.#left === undefined) {
      const events = this.#pending;
      this.#pending = [];
      this.#size = 0;
      try {
        await this.log.append(this.lease, this.#committed + 1, events);
      } catch (error) {
        if (!(error instanceof LeaseLost)) this.#logFailure = error;
        this.leave("lost");
        return;
      }
      this.#committed += events.length;
      this.#begun?.resolve();
    }
  }

  async #flushed(): Promise<void> {
    while (this.#flushing !== undefined) await this.#flushing;
  }

  /** What the log is told. */
  async #conclude(): Promise<Production> {
    const { error } = this.#failure ?? { error: undefined };
    this.#isOver = true;
    try {
      // Whatever a producer throws because it was ended is no failure.
      if (this.#left !== undefined) return { how: this.#left, error: this.#logFailure };
      if (this.#failure !== undefined && this.#begun !== undefined && this.#committed === this.#start) {
        await this.log.forget(this.lease);
        this.#begun.reject(error);
        return { how: "unanswered", error };
      }
      const how = this.#failure === undefined ? "finished" : "failed";
      await this.log.end(this.lease, how);
      return { how, error };
    } catch (late) {
      return { how: "lost", error: late instanceof LeaseLost ? undefined : late };
    } finally {
      this.#begun?.resolve();
    }
  }

  /** Ends the producer early: its signal aborts, its `finally` blocks run. */
  leave(how: "interrupted" | "released" | "lost", reason: Error = new RunEnded()): void {
    if (this.#left !== undefined || this.#isOver) return;
    this.#left = how;
    this.#begun?.resolve();
    this.#controller.abort(reason);
    void this.#stopSource();
  }

  /** At a shutdown: what has come is committed, and the run is given up or ended. */
  async abandon(how: "interrupted" | "released"): Promise<void> {
    await this.#flushed().catch(() => undefined);
    if (this.#left !== undefined || this.#isOver) return;
    this.leave(how, new RunEnded("The process shuts down."));
    await (how === "released" ? this.log.release(this.lease) : this.log.end(this.lease, "interrupted"));
  }

  async #stopSource(): Promise<void> {
    try {
      await this.#source.stop();
    } catch (error) {
      this.#failure ??= { error };
    }
  }
}
