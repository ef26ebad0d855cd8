// `returns: sse(T)`: an answer that is a stream of server-sent events, of any method, in the form that FastAPI gives them.

import { streamNode, type StreamOf } from "../contract/stream.ts";
import type { AnyType, Type } from "../schema/typing/faces.ts";
import type { ReplayLog, ToldEnd } from "./replay-log.ts";
import type { ServerSentEvent } from "./server-sent-event.ts";
import { checkSeconds, type StreamOptions } from "./stream-options.ts";

export interface SseOptions extends StreamOptions {
  /** After how many seconds of silence a comment is sent, so that nobody between takes the line for dead: 15 by default; 0 sends none. */
  readonly ping?: number;
  /** Further headers of the answer. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What follows the producer's last item, where it came to its own end: the `[DONE]` of some protocols, say. */
  readonly last?: ServerSentEvent;
  /**
   * Makes the stream resumable: each call of the handler is a run, which goes on without its client until its end or `log.stop(id)`. Its events have
   * ids; a client that comes back with `Last-Event-ID` gets what it has missed and then what comes, whichever process it comes to, and 204 once
   * it has everything. The header `x-run-id` names the run. A cursor that the log no longer knows is answered with 410 and the event `expired`.
   * Runs that did not come to their own end are told by the event `stopped`, `failed` or `interrupted`.
   *
   * Request-scoped dependencies live, and background tasks wait, until the run's end, and `request.signal` is aborted when it is stopped. A
   * client that follows a run resolves the dependencies, too (so that whoever may not see it is refused); only the handler is not called again.
   */
  readonly resume?: ReplayLog;
  /**
   * The parameter whose value is the run's id: the first request with an id starts the run, all others follow it. Random ids by default, which
   * only those know whom the first answer, or its client, has told.
   */
  readonly run?: string;
  /**
   * Whether another process may call the handler again when the run's owner dies or shuts down; false by default, where such a run ends with
   * the event `interrupted`. The handler takes a `StreamRun` to learn how far it had come, and goes on after that. The request is kept in the log for it, with its
   * headers (credentials included) and its JSON body, and goes through middleware and dependencies again.
   */
  readonly restartable?: boolean;
  /**
   * What tells followers of a run that did not come to its own end, in place of the events named above: an item, or a `ServerSentEvent` without
   * an id. Called once, when the application is built.
   */
  readonly ending?: (how: ToldEnd) => unknown;
}

/** Events of which nothing is said: each is the JSON of whatever is yielded, or a `ServerSentEvent`. */
export function sse(): StreamOf<Type<unknown>, ServerSentEvent>;
/**
 * A stream of events, one for each `T` that the handler yields: validated, dumped as an answer would be, written as its data. Yield a
 * `ServerSentEvent` to set other fields; its data is not validated. The handler is a generator, or gives an iterable, a stream or a `channel`.
 *
 * Items are asked for as fast as the client takes them, and those that are ready in one turn of the event loop leave together. When the client goes
 * the producer is stopped where it yields, and its `finally` runs; what it waits for meanwhile is ended by `request.signal`. Dependencies of the
 * request live until the last byte, and are torn down after the producer.
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
