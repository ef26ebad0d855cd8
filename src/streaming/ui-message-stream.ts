// `returns: uiMessageStream()`: a stream in the AI SDK's UI message protocol, so that `useChat` and its transports read it unchanged.

import type { StreamOf } from "../contract/stream.ts";
import type { Type } from "../schema/typing/faces.ts";
import type { ToldEnd } from "./replay-log.ts";
import { ServerSentEvent } from "./server-sent-event.ts";
import { sse, type SseOptions } from "./sse.ts";
import { uiMessageChunk, type UiMessageChunk } from "./ui-message-chunk.ts";

export interface UiMessageStreamOptions extends Omit<SseOptions, "ending"> {
  /** What a client shows where the run has failed or was interrupted: a plain sentence by default, and never what was thrown. */
  readonly errorText?: string;
}

/** The header by which the protocol names itself: for a `RunResponse` that follows such a stream. */
export const UI_MESSAGE_HEADERS: Readonly<Record<string, string>> = Object.freeze({ "x-vercel-ai-ui-message-stream": "v1" });

/**
 * A stream of the chunks of one message: each is validated, and `[DONE]` follows the last. It may be resumable, as `sse` is: a run that was stopped
 * ends with the chunk `abort`, one that failed or was interrupted with the chunk `error`. For `useChat({ resume: true })` answer its
 * `GET …/{id}/stream` with `new RunResponse(log, run, { headers: UI_MESSAGE_HEADERS })`, or with 204 where nothing runs.
 *
 * @throws RangeError for an option that is no number of seconds
 * @example
 * app.post("/api/chat", { chat: Chat }, { returns: uiMessageStream() }, async function* ({ chat }) {
 *   yield { type: "start" };
 *   yield { type: "text-start", id: "1" };
 *   for await (const delta of answer(chat)) yield { type: "text-delta", id: "1", delta };
 *   yield { type: "text-end", id: "1" };
 *   yield { type: "finish" };
 * });
 */
export function uiMessageStream(options: UiMessageStreamOptions = {}): StreamOf<Type<UiMessageChunk, UiMessageChunk, UiMessageChunk>, ServerSentEvent> {
  const { errorText = "The answer broke off.", ...rest } = options;
  const ending = (how: ToldEnd): UiMessageChunk => (how === "stopped" ? { type: "abort" } : { type: "error", errorText });
  return sse(uiMessageChunk(), { ...rest, ending, last: DONE, headers: { ...UI_MESSAGE_HEADERS, ...options.headers } });
}

const DONE = new ServerSentEvent({ rawData: "[DONE]" });
