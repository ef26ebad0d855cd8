// Requests that are none, or that no server may take: each with the status that says so. The connection ends with the answer, because
// nobody can tell where the next request would begin.

import { STATUS_CODES } from "node:http";

export class Refusal {
  readonly status: number;
  readonly #detail: string;

  constructor(status: number, detail: string = STATUS_CODES[status]!) {
    this.status = status;
    this.#detail = detail;
  }

  /** The whole answer, as it goes over the wire. */
  toAnswer(headers = ""): string {
    const text = this.#detail;
    const head = `HTTP/1.1 ${this.status} ${STATUS_CODES[this.status]!}\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: ${text.length}\r\n`;
    return `${head}${headers}connection: close\r\n\r\n${text}`;
  }
}

/** uvicorn's words. */
export const INVALID: Refusal = new Refusal(400, "Invalid HTTP request received.");
/** A transfer coding, or a method, that this server does not know. */
export const NOT_IMPLEMENTED: Refusal = new Refusal(501);
export const UNKNOWN_VERSION: Refusal = new Refusal(505);
export const TARGET_TOO_LONG: Refusal = new Refusal(414);
export const HEAD_TOO_LARGE: Refusal = new Refusal(431);
export const EXPECTATION_FAILED: Refusal = new Refusal(417);
/** The request did not come to its end in time. */
export const TOO_SLOW: Refusal = new Refusal(408);
/** An answer that cannot be sent. */
export const FAILED: Refusal = new Refusal(500);
