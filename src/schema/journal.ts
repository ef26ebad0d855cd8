// User code runs once a value. Generated code stops at the first mistake and the interpreter then reads the same input again,
// in the same order: the journal keeps what the user's functions gave (or threw), so that the second reading takes it from there.

interface Entry {
  readonly threw: boolean;
  readonly value: unknown;
  /** Where the next call stands: user code that ran inside of this one is passed over with it. */
  readonly end: number;
}

export class Journal {
  readonly #entries: (Entry | undefined)[] = [];
  #position = 0;
  /** Handed to validators as `info.context`. */
  readonly context: unknown;

  constructor(context?: unknown) {
    this.context = context;
  }

  /** Runs `work`, or gives what it gave at the same place of the reading before. Throws what it threw. */
  run(work: () => unknown): unknown {
    const place = this.#position;
    const known = this.#entries[place];
    if (known !== undefined) {
      this.#position = known.end;
      if (known.threw) throw known.value;
      return known.value;
    }
    this.#position = place + 1;
    if (place === this.#entries.length) this.#entries.push(undefined);
    try {
      const value = work();
      this.#entries[place] = { threw: false, value, end: this.#position };
      return value;
    } catch (error) {
      this.#entries[place] = { threw: true, value: error, end: this.#position };
      throw error;
    }
  }

  /** Where the next call stands. Setting it back reads again what was read from there. */
  get place(): number {
    return this.#position;
  }

  set place(position: number) {
    this.#position = position;
  }

  /** Starts the second reading. */
  rewind(): this {
    this.#position = 0;
    return this;
  }
}
