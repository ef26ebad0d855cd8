// Work for after the answer: in the order in which it was added, one after the other, each with its arguments.

/** What is added among a request's parameters runs once the answer is sent. An error ends the list and is logged. */
export class BackgroundTasks {
  /** Among parameters the class stands for the request's own list. */
  static readonly "~marker": BackgroundTasks = "background" as never;
  readonly #work: (() => unknown)[] = [];

  /** Adds a call of `work` with `args`. */
  add<A extends unknown[]>(work: (...args: A) => unknown, ...args: A): void {
    this.#work.push(() => work(...args));
  }

  get size(): number {
    return this.#work.length;
  }

  /** Runs everything. Rejects with the first error; what follows it does not run. */
  async "~run"(): Promise<void> {
    for (let work = this.#work.shift(); work !== undefined; work = this.#work.shift()) await work();
  }
}
