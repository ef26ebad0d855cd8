// `returns: jsonl(T)`: an answer that is a stream of JSON Lines (https://jsonlines.org), one for each item.

import { streamNode, type StreamOf } from "../contract/stream.ts";
import type { AnyType, Type } from "../schema/typing/faces.ts";
import { checkSeconds, type StreamOptions } from "./stream-options.ts";

/** Lines of which nothing is said: the JSON of whatever is yielded. */
export function jsonl(): StreamOf<Type<unknown>>;
/**
 * A stream of `T`: each is validated, dumped as an answer would be, and a line of JSON. The handler is a generator, or gives an iterable or a
 * stream.
 *
 * @throws DeclarationError SIG101 where `item` is no type; RangeError for an option that is no number of seconds
 * @example
 * app.get("/items", { db: Db }, { returns: jsonl(Item) }, ({ db }) => db.all());
 */
export function jsonl<T extends AnyType>(item: T, options?: StreamOptions): StreamOf<T>;
export function jsonl(item?: AnyType, options: StreamOptions = {}): unknown {
  checkSeconds({ ...options }, "headerDelay", "stallTimeout");
  return streamNode("jsonl", item, options);
}
