// One way to ask for items and to stop asking, whatever gives them: generators, iterables, web streams, Node's streams.

import { isPromise } from "../kernel/promises.ts";

/** What gives items one by one: at once, or by a promise. */
export interface ItemSource {
  next(): IteratorResult<unknown, unknown> | PromiseLike<IteratorResult<unknown, unknown>>;
  /** Ends it early, so that its `finally` blocks run. What waits inside of an async generator must end first: only an abort signal can end that. */
  stop(): unknown;
}

/** The source that a value is; undefined where it gives no items. A text is none, though it could be read letter by letter. */
export function toItemSource(value: unknown): ItemSource | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (hasItems(value)) return value["~items"]();
  const { getReader } = value as { getReader?: unknown };
  if (typeof getReader === "function") return fromReader((value as ReadableStream).getReader());
  if (Symbol.asyncIterator in value) return new AsyncSource(value as AsyncIterable<unknown>);
  if (Symbol.iterator in value) return fromSync((value as Iterable<unknown>)[Symbol.iterator]());
  return undefined;
}

/** What is a source by itself, as channels are. */
function hasItems(value: object): value is { "~items"(): ItemSource } {
  return "~items" in value && typeof value["~items"] === "function";
}

/** The same with one more item, where the source comes to its own end. */
export function withLast(source: ItemSource, last: unknown): ItemSource {
  let isOver = false;
  const step = (given: IteratorResult<unknown, unknown>): IteratorResult<unknown, unknown> => {
    if (given.done !== true) return given;
    isOver = true;
    return { done: false, value: last };
  };
  return {
    next() {
      if (isOver) return { done: true, value: undefined };
      const given = source.next();
      return isPromise(given) ? Promise.resolve(given as PromiseLike<IteratorResult<unknown, unknown>>).then(step) : step(given);
    },
    stop: () => source.stop(),
  };
}

/** A web stream's own iterator would cancel only after the part that it waits for. */
function fromReader(reader: ReadableStreamDefaultReader<unknown>): ItemSource {
  return {
    next: () => reader.read() as Promise<IteratorResult<unknown, unknown>>,
    stop: () => reader.cancel(),
  };
}

class AsyncSource implements ItemSource {
  readonly #iterable: AsyncIterable<unknown>;
  readonly #iterator: AsyncIterator<unknown, unknown>;

  constructor(iterable: AsyncIterable<unknown>) {
    this.#iterable = iterable;
    this.#iterator = iterable[Symbol.asyncIterator]();
  }

  next(): Promise<IteratorResult<unknown, unknown>> {
    return this.#iterator.next();
  }

  stop(): unknown {
    // A stream of Node is ended at once by this, the part that it waits for included.
    const { destroy } = this.#iterable as { destroy?: unknown };
    if (typeof destroy === "function") return void (destroy as () => unknown).call(this.#iterable);
    return this.#iterator.return?.();
  }
}

function fromSync(iterator: Iterator<unknown, unknown>): ItemSource {
  return {
    next() {
      const step = iterator.next();
      if (step.done === true || !isPromise(step.value)) return step;
      return step.value.then((value) => ({ done: false, value }));
    },
    stop: () => iterator.return?.(),
  };
}
