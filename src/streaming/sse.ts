// `returns: sse(T)`: an answer that is a stream of server-sent events, of any method, in the form that FastAPI gives them.

import { streamNode, type StreamOf } from "../contract/stream.ts";
import type { AnyType, Type } from "../schema/typing/faces.ts";
import type { ServerSentEvent } from "./server-sent-event.ts";
import { checkSeconds, type StreamOptions } from "./stream-options.ts";

export interface SseOptions extends StreamOptions {
  /** After how many seconds of silence a comment is sent, so that nobody between takes the line for dead: 15 by default; 0 sends none. */
  readonly ping?: number;
}

/** Events of which nothing is said: each is the JSON of whatever is yielded, or a `ServerSentEvent`. */
export function sse(): StreamOf<Type<unknown>, ServerSentEvent>;
/**
 * A stream of events, one for each `T` that the handler yields: validated, dumped as an answer would be, written as its data. Yield a
 * `ServerSentEvent` to set other fields; its data is not validated. The handler is a generator, or gives an iterable or a stream.
 *
 * @throws DeclarationError SIG101 where `item` is no type; RangeError for an option that is no number of seconds
 * @example
 * app.get("/ticks", {}, { returns: sse(Tick) }, async function* () { yield { at: new Date() }; });
 */
export function sse<T extends AnyType>(item: T, options?: SseOptions): StreamOf<T, ServerSentEvent>;
export function sse(item?: AnyType, options: SseOptions = {}): unknown {
  checkSeconds({ ...options }, "headerDelay", "stallTimeout", "ping");
  return streamNode("sse", item, options);
}
