// How the request of a websocket ends: refused with a code, or after the websocket itself.

import { HttpResponse } from "./response.ts";

/** The websocket was closed before it was accepted. Clients see a 403; the code and the reason are for tests. */
export class RefusedSocket extends HttpResponse {
  readonly code: number;
  readonly reason: string;

  constructor(code: number, reason: string) {
    super("", { status: 403, mediaType: "text/plain" });
    this.code = code;
    this.reason = reason;
    this["~isOwn"] = true;
  }
}

/** The websocket was accepted, and its handler has ended. There is nothing left to write. */
export class EndedSocket extends HttpResponse {
  constructor() {
    super(null, { status: 101 });
    this["~isOwn"] = true;
  }
}
