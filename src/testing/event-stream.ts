// Streamed answers as tests read them: while they come. Reading is what the client takes, so that a test that does not read is a slow client;
// closing, or leaving a loop, is a client that goes.

import { readEvents, type ReceivedEvent } from "../streaming/event-reader.ts";

/** What stands behind a streamed answer. */
export interface StreamedAnswer {
  readonly response: Response;
  readonly url: URL;
  /** The client goes. */
  readonly leave: () => void;
  /** Waits for what follows, and throws what the application threw. */
  readonly settle: () => Promise<void>;
}

/** An answer whose body is read as it comes. */
export class TestStream implements AsyncIterable<string>, AsyncDisposable {
  readonly status: number;
  readonly headers: Headers;
  /** The URL that answered. */
  readonly url: URL;
  readonly #answer: StreamedAnswer;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;

  constructor(answer: StreamedAnswer) {
    this.status = answer.response.status;
    this.headers = answer.response.headers;
    this.url = answer.url;
    this.#answer = answer;
    this.#reader = answer.response.body?.getReader();
  }

  /** The next bytes, as the application has written them; undefined at the end. @throws what the application threw */
  async read(): Promise<Uint8Array | undefined> {
    const next = await this.#reader?.read();
    if (next?.done === false) return next.value;
    await this.#answer.settle();
    return undefined;
  }

  /** The bytes as they come. Whoever leaves the loop early closes the stream. */
  async *bytes(): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      for (let part = await this.read(); part !== undefined; part = await this.read()) yield part;
    } finally {
      await this.close();
    }
  }

  /** The text as it comes. Whoever leaves the loop early closes the stream. */
  async *[Symbol.asyncIterator](): AsyncGenerator<string, void, undefined> {
    const decoder = new TextDecoder();
    for await (const part of this.bytes()) {
      const text = decoder.decode(part, { stream: true });
      if (text !== "") yield text;
    }
  }

  /** The values of JSON Lines as they come. @throws SyntaxError for a line that is no JSON */
  async *lines<T = unknown>(): AsyncGenerator<T, void, undefined> {
    let rest = "";
    for await (const text of this) {
      const lines = (rest + text).split("\n");
      rest = lines.pop()!;
      for (const line of lines) if (line !== "") yield JSON.parse(line) as T;
    }
    if (rest !== "") yield JSON.parse(rest) as T;
  }

  /** Goes, as a client does that closes its connection, and waits until the application is done with the request. @throws what it threw */
  async close(): Promise<void> {
    this.#answer.leave();
    await this.#reader?.cancel().catch(() => undefined);
    await this.#answer.settle();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}

/** An event of a stream. Fields that it does not have are undefined. */
export class TestEvent implements ReceivedEvent {
  readonly event: string | undefined;
  readonly data: string | undefined;
  readonly id: string | undefined;
  readonly retry: number | undefined;
  readonly comment: string | undefined;

  constructor({ event, data, id, retry, comment }: ReceivedEvent) {
    this.event = event;
    this.data = data;
    this.id = id;
    this.retry = retry;
    this.comment = comment;
  }

  /** The data as JSON. @throws SyntaxError */
  json<T = unknown>(): T {
    return JSON.parse(this.data ?? "") as T;
  }
}

/** Server-sent events as they come. Comments that stand alone, as pings do, are kept apart. */
export class TestEvents implements AsyncIterableIterator<TestEvent, undefined>, AsyncDisposable {
  readonly #stream: TestStream;
  readonly #events: AsyncGenerator<ReceivedEvent, void, undefined>;
  /** The comments that came so far, those of events included. */
  readonly comments: string[] = [];
  /** The last id that came: what a browser sends as `Last-Event-ID` when it comes back. */
  lastEventId: string | undefined;

  /** @throws TypeError where the answer is no stream of events */
  constructor(stream: TestStream, lastEventId: string | undefined) {
    this.#stream = stream;
    this.#events = readEvents(stream.bytes());
    this.lastEventId = lastEventId;
  }

  get status(): number {
    return this.#stream.status;
  }

  get headers(): Headers {
    return this.#stream.headers;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** The next event that has a field. @throws what the application threw */
  async next(): Promise<IteratorResult<TestEvent, undefined>> {
    for (;;) {
      const step = await this.#events.next();
      if (step.done === true) return { done: true, value: undefined };
      const event = new TestEvent(step.value);
      if (event.comment !== undefined) this.comments.push(event.comment);
      if (event.id !== undefined) this.lastEventId = event.id;
      if ((event.data ?? event.event ?? event.id ?? event.retry) !== undefined) return { done: false, value: event };
    }
  }

  /** The next so many events, or fewer where the stream ends before. */
  async take(count: number): Promise<TestEvent[]> {
    const events: TestEvent[] = [];
    while (events.length < count) {
      const step = await this.next();
      if (step.done === true) break;
      events.push(step.value);
    }
    return events;
  }

  /** Leaves, as a loop does. */
  async return(): Promise<IteratorReturnResult<undefined>> {
    await this.close();
    return { done: true, value: undefined };
  }

  /** Goes, as a client does that closes its connection, and waits until the application is done with the request. @throws what it threw */
  async close(): Promise<void> {
    await this.#stream.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}
