// An answer that follows a run: the events that its client has missed, then those to come. What the client has, its `Last-Event-ID` says.

import { CoalescedParts } from "../http/coalesced-parts.ts";
import type { HttpRequest } from "../http/request.ts";
import { HttpResponse } from "../http/response.ts";
import { EVENT_HEADERS, eventText, PING } from "./event-text.ts";
import type { ReplayLog, RunPage } from "./replay-log.ts";
import { eventId, readCursor } from "./run-cursor.ts";
import { expiredText, isExpired, RunFollower } from "./run-follower.ts";
import { checkSeconds } from "./stream-options.ts";

export interface RunResponseOptions {
  /** After how many seconds of silence a comment is sent: 15 by default; 0 sends none. */
  readonly ping?: number;
  /** After how many seconds a client that takes nothing is given up: the application's `stallTimeout` by default; 0 waits for ever. */
  readonly stallTimeout?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Follows a run of a resumable stream from another operation: one that a `POST` has started, say. Return it from a handler.
 *
 * Without `Last-Event-ID` it gives the run from its first event on; with it, what follows that event. The answer ends when the run does, and is
 * 204 where the client has all of it already; what is no longer kept, or never was, is answered with 410 and the event `expired`. The header
 * `x-run-id` names the run. Whether this client may see this run is for the operation to know: the id alone opens it.
 *
 * @throws RangeError for a `ping` that is no number of seconds
 * @example
 * app.get("/runs/{run_id}", { run_id: t.string }, { returns: sse(Token) }, ({ run_id }) => new RunResponse(log, run_id));
 */
export class RunResponse extends HttpResponse {
  static override mediaType: string | null = "text/event-stream";

  constructor(log: ReplayLog, run: string, options: RunResponseOptions = {}) {
    super(null, { mediaType: "text/event-stream; charset=utf-8", headers: options.headers });
    checkSeconds({ ...options }, "ping", "stallTimeout");
    this.stallTimeout = options.stallTimeout;
    this["~complete"] = (request) => this.#complete(log, run, options.ping, request);
  }

  async #complete(log: ReplayLog, run: string, ping: number | undefined, request: HttpRequest): Promise<HttpResponse> {
    this["~complete"] = undefined;
    try {
      const given = request.headers.get("last-event-id") ?? "";
      const cursor = given === "" ? { run, position: 0 } : readCursor(given);
      const page = cursor?.run === run ? await log.read(run, cursor.position) : undefined;
      setRun(this, log, { run, position: cursor?.position ?? 0, page, isReturning: given !== "", ping });
    } catch (error) {
      await this.afterSent?.(error);
      throw error;
    }
    for (let index = 2; index < EVENT_HEADERS.length; index += 2)
      if (!this.headers.has(EVENT_HEADERS[index]!)) this.pairs.push(EVENT_HEADERS[index]!, EVENT_HEADERS[index + 1]!);
    return this;
  }
}

export interface FollowedRun {
  readonly run: string;
  readonly position: number;
  /** What was read after the position; undefined where there is no such run. */
  readonly page: RunPage | undefined;
  /** Whether the client has said where it stands. */
  readonly isReturning: boolean;
  readonly ping: number | undefined;
}

/** Makes an answer the rest of a run. */
export function setRun(response: HttpResponse, log: ReplayLog, { run, position, page, isReturning, ping = 15 }: FollowedRun): void {
  response.pairs.push("x-run-id", encodeURIComponent(run));
  if (page === undefined || isExpired(page, position)) {
    response.status = 410;
    response.body = expiredText(run, page);
    return;
  }
  const hasAll = page.state === "finished" ? position >= page.last : page.state !== "running" && position > page.last;
  if (hasAll && isReturning) {
    response.status = 204;
    response.headers.delete("content-type");
    response.body = null;
    return;
  }
  const follower = new RunFollower(log, page, position);
  const body = new CoalescedParts(isReturning ? follower : withStart(follower, run), {
    encode: (text) => text as string,
    ping: ping === 0 ? undefined : { every: ping * 1000, text: () => PING, onlyWhenIdle: true },
  });
  response.body = body;
}

/** An id before the first event: a client that is cut off before any has come knows what to ask for. */
function withStart(follower: RunFollower, run: string): { next: RunFollower["next"]; stop: () => void } {
  let hasBegun = false;
  return {
    next() {
      if (hasBegun) return follower.next();
      hasBegun = true;
      return { done: false, value: eventText(undefined, { id: eventId(run, 0) }) };
    },
    stop: () => follower.stop(),
  };
}
