// The run of a resumable stream, for the handler that produces it: who it is, and how far an earlier call had come.

/** Take it among the parameters of an operation that returns `sse(T, { resume: log })`, to learn the run's id and where to go on. */
export class StreamRun {
  /** Among parameters the class stands for the request's own run. */
  static readonly "~marker": StreamRun = "run" as never;
  /** Aborted when the run is stopped, when another process has it, or when this one shuts down. Clients come and go without it. */
  readonly signal: AbortSignal;
  #id = "";
  #position = 0;
  #last: string | undefined;

  constructor(signal: AbortSignal) {
    this.signal = signal;
  }

  /** The id that `log.stop(id)` and `new RunResponse(log, id)` take. Empty while dependencies are resolved: it is known when the handler is called. */
  get id(): string {
    return this.#id;
  }

  /** How many events the calls before this one have committed: 0 in the first. The next item has the position after that. */
  get position(): number {
    return this.#position;
  }

  /** The data of the last event that was committed, read as JSON; undefined in the first call, and where that event had no data or none that is JSON. */
  get last(): unknown {
    return this.#last === undefined ? undefined : readData(this.#last);
  }

  "~begin"(id: string, position: number, last: string | undefined): void {
    this.#id = id;
    this.#position = position;
    this.#last = last;
  }
}

/** The data of an event's text. */
function readData(text: string): unknown {
  const lines = text.split("\n").filter((line) => line.startsWith("data: "));
  try {
    return lines.length === 0 ? undefined : (JSON.parse(lines.map((line) => line.slice(6)).join("\n")) as unknown);
  } catch {
    return undefined;
  }
}
