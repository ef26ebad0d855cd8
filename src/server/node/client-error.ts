// What a client is told whose request never became one: no HTTP, a head that is too long, a request that does not come to its end.

import type { Duplex } from "node:stream";

/** Answers such a client on its bare connection, and closes it. */
export function answerClientError(error: Error & { readonly code?: string }, socket: Duplex): void {
  if (socket.writable) socket.end(ANSWERS.get(error.code ?? "") ?? INVALID);
  else socket.destroy();
}

function bareAnswer(status: string, text: string): string {
  return `HTTP/1.1 ${status}\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: ${text.length}\r\nconnection: close\r\n\r\n${text}`;
}

/** uvicorn's answer. */
const INVALID = bareAnswer("400 Bad Request", "Invalid HTTP request received.");

/** Node's codes, and what Node itself would answer. */
const ANSWERS: ReadonlyMap<string, string> = new Map([
  ["HPE_HEADER_OVERFLOW", bareAnswer("431 Request Header Fields Too Large", "Request Header Fields Too Large")],
  ["HPE_CHUNK_EXTENSIONS_OVERFLOW", bareAnswer("413 Content Too Large", "Content Too Large")],
  ["ERR_HTTP_REQUEST_TIMEOUT", bareAnswer("408 Request Timeout", "Request Timeout")],
]);
