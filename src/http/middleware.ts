// Middleware: a function around everything that answers a request. It may answer itself, or change the request's state and the answer.

import type { HttpRequest } from "./request.ts";
import type { HttpResponse } from "./response.ts";

/** Calls what is inside: further middleware, then the operation. Await what it gives. */
export type Next = () => HttpResponse | Promise<HttpResponse>;

/** Gives the answer, `next()`'s or its own. Synchronous where nothing waits, so that it costs no promise. */
export interface Middleware {
  (request: HttpRequest, next: Next): HttpResponse | Promise<HttpResponse>;
  /** Whether it runs around websockets, too: it sees the request, and the answer of one that is refused. */
  readonly "~sockets"?: boolean;
}

/** The same middleware around websockets, too. */
export function alsoForSockets(middleware: Middleware): Middleware {
  return Object.assign(middleware, { "~sockets": true });
}
