// Errors that a handler or dependency throws to end a request, or a websocket, with an answer of its choice.

import { reasonPhrase } from "../kernel/reason-phrase.ts";

/** Headers of an error's answer. */
export type ExceptionHeaders = Readonly<Record<string, string>>;

/**
 * Ends the request with a status and `{"detail": …}`.
 *
 * @param status 400 to 599 as a rule; any HTTP status is taken.
 * @param detail Any JSON; the status's own phrase when left out, or null. Sent to the client.
 * @param options `headers` are added to the answer; `cause` is logged, never sent.
 */
export class HTTPException extends Error {
  override readonly name: string = "HTTPException";
  readonly status: number;
  readonly detail: unknown;
  readonly headers: ExceptionHeaders | undefined;

  constructor(status: number, detail?: unknown, options?: { readonly headers?: ExceptionHeaders; readonly cause?: unknown }) {
    super(typeof detail === "string" ? detail : `HTTP ${status}`, options?.cause === undefined ? undefined : { cause: options.cause });
    this.status = status;
    this.detail = detail ?? reasonPhrase(status);
    this.headers = options?.headers;
  }
}

/** Closes the websocket with a code (1000 to 4999) and a reason of at most 123 bytes. Before the handshake it refuses the connection. */
export class WebSocketException extends Error {
  override readonly name: string = "WebSocketException";
  readonly code: number;
  readonly reason: string;

  constructor(code: number, reason = "") {
    super(reason || `websocket closed with ${code}`);
    this.code = code;
    this.reason = reason;
  }
}
