// When an application starts and ends. Servers and test clients use it together and one after the other: it starts with the first of them,
// ends with the last, and may start again.

import { applicationHasEnded, applicationHasStarted } from "./process-resources.ts";
import type { Running } from "./lifespan.ts";

const NOTHING: Readonly<Record<string, unknown>> = Object.freeze({});

export class Lifecycle {
  readonly #start: () => Promise<Running>;
  readonly #end: () => Promise<void>;
  #users = 0;
  #running: Running | undefined;
  #starting: Promise<void> | undefined;
  #ending: Promise<void> | undefined;

  /** @param end What is torn down before the lifespans end. */
  constructor(start: () => Promise<Running>, end: () => Promise<void>) {
    this.#start = start;
    this.#end = end;
  }

  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /** What the lifespans have yielded. */
  get state(): Readonly<Record<string, unknown>> {
    return this.#running?.state ?? NOTHING;
  }

  /** For who will call `leave`. */
  async enter(): Promise<void> {
    this.#users += 1;
    try {
      await this.ensure();
    } catch (error) {
      this.#users -= 1;
      throw error;
    }
  }

  /** Starts what does not run. Waits for an end that is under way; one start for all who ask; a start that failed is tried again by the next. */
  async ensure(): Promise<void> {
    await this.#ending?.catch(() => undefined);
    this.#starting ??= this.#start().then(
      (running) => {
        this.#running = running;
        applicationHasStarted();
      },
      (error: unknown) => {
        this.#starting = undefined;
        throw error;
      },
    );
    return this.#starting;
  }

  /** Ends what runs, unless others still use it. @throws what a teardown threw */
  leave(): Promise<void> {
    if (this.#users > 0) this.#users -= 1;
    if (this.#users > 0) return Promise.resolve();
    this.#ending ??= this.#stop().finally(() => {
      this.#ending = undefined;
    });
    return this.#ending;
  }

  async #stop(): Promise<void> {
    await this.#starting?.catch(() => undefined);
    const running = this.#running;
    this.#starting = undefined;
    this.#running = undefined;
    try {
      await this.#end();
    } finally {
      try {
        await running?.stop();
      } finally {
        if (running !== undefined) await applicationHasEnded();
      }
    }
  }
}
