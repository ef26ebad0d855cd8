// Reading a stream of events as a client does that may be cut off at any byte and come back: by the standard's own rules of parsing, over fetch.

export interface StreamedEvent {
  readonly event: string;
  readonly data: string;
  /** The last id up to here. */
  readonly id: string;
}

/** Lines of an event stream, in any pieces, to events. */
export class EventParser {
  /** The id of the last event that has come whole. */
  lastId = "";
  #id = "";
  #rest = "";
  #event = "";
  #data: string[] = [];

  *feed(text: string): Generator<StreamedEvent, void, undefined> {
    const lines = (this.#rest + text).split("\n");
    this.#rest = lines.pop()!;
    for (const line of lines) {
      if (line !== "") {
        this.#line(line);
        continue;
      }
      this.lastId = this.#id;
      if (this.#data.length > 0) yield { event: this.#event || "message", data: this.#data.join("\n"), id: this.lastId };
      this.#event = "";
      this.#data = [];
    }
  }

  /** What has come in part goes with its connection. */
  forget(): void {
    this.#rest = "";
    this.#event = "";
    this.#data = [];
    this.#id = this.lastId;
  }

  #line(line: string): void {
    const [, name, value] = /^([^:]*):? ?(.*)$/.exec(line)!;
    if (name === "id") this.#id = value!;
    else if (name === "event") this.#event = value!;
    else if (name === "data") this.#data.push(value!);
  }
}

/** An answer whose events are read one by one. */
export class EventReader implements AsyncDisposable {
  readonly response: Response;
  readonly parser: EventParser = new EventParser();
  readonly #abort: AbortController;
  readonly #events: AsyncGenerator<StreamedEvent, void, undefined>;

  constructor(response: Response, abort: AbortController) {
    this.response = response;
    this.#abort = abort;
    this.#events = this.#read();
  }

  async *#read(): AsyncGenerator<StreamedEvent, void, undefined> {
    if (this.response.body === null) return;
    for await (const part of this.response.body.pipeThrough(new TextDecoderStream())) yield* this.parser.feed(part);
  }

  /** The next event; undefined at the end. @throws where the connection breaks off */
  async next(): Promise<StreamedEvent | undefined> {
    const step = await this.#events.next();
    return step.done === true ? undefined : step.value;
  }

  async take(count: number): Promise<StreamedEvent[]> {
    const events: StreamedEvent[] = [];
    while (events.length < count) {
      const event = await this.next();
      if (event === undefined) throw new Error(`The stream ended after ${events.length} of ${count} events.`);
      events.push(event);
    }
    return events;
  }

  async rest(): Promise<StreamedEvent[]> {
    const events: StreamedEvent[] = [];
    for (let event = await this.next(); event !== undefined; event = await this.next()) events.push(event);
    return events;
  }

  /** Breaks the connection. */
  cut(): void {
    this.#abort.abort();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.cut();
  }
}

export interface EventRequest {
  readonly method?: string;
  readonly json?: unknown;
  readonly lastEventId?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

export async function openEvents(url: string, { method, json, lastEventId, headers }: EventRequest = {}): Promise<EventReader> {
  const abort = new AbortController();
  const response = await fetch(url, {
    method: method ?? (json === undefined ? "GET" : "POST"),
    headers: {
      ...(json === undefined ? {} : { "content-type": "application/json" }),
      ...(lastEventId === undefined ? {} : { "last-event-id": lastEventId }),
      ...headers,
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    signal: abort.signal,
  });
  return new EventReader(response, abort);
}
