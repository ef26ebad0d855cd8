// The answer of a server that has as much to do as it may.

import type { Reply } from "../../http/response.ts";

/** uvicorn's answer, and when to come back. */
export function busyReply(): Reply {
  const pairs = ["content-type", "text/plain; charset=utf-8", "retry-after", "1", "connection", "close"];
  return { status: 503, pairs, body: "Service Unavailable", afterSent: undefined };
}
