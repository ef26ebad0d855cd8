// The answers of one connection, as bytes: whole ones gathered and sent together, others part by part.

import { createReadStream } from "node:fs";
import type { Socket } from "node:net";
import { ClientDisconnect } from "../../http/exchange.ts";
import { isFile, type Reply } from "../../http/response.ts";
import { stopProducer } from "../stop-producer.ts";
import { BodyWriter } from "./body-writer.ts";
import type { Http1Exchange } from "./http1-exchange.ts";
import { FAILED, type Refusal } from "./refusal.ts";
import { asksToClose, ownLength, writeHead, type AddedFields } from "./response-head.ts";

/** What a writer of answers asks of its server. */
export interface AnswerHost {
  readonly added: AddedFields;
  /** Told of an answer that cannot be sent as it is. */
  report(exchange: Http1Exchange, error: unknown): void;
  /** Keeps the server for work after answers. */
  keep(work: Promise<unknown>): void;
}

export class AnswerWriter {
  readonly #socket: Socket;
  readonly #host: AnswerHost;
  /** The answer is whole; `closes`: the connection ends with it. */
  readonly #onWhole: (closes: boolean) => void;
  /** Whole answers that leave together at the end of a turn: Latin-1. */
  #gathered = "";
  #body: BodyWriter | undefined;

  constructor(socket: Socket, host: AnswerHost, onWhole: (closes: boolean) => void) {
    this.#socket = socket;
    this.#host = host;
    this.#onWhole = onWhole;
  }

  /** Whether an answer has begun and is not whole. */
  get isStreaming(): boolean {
    return this.#body !== undefined;
  }

  write(exchange: Http1Exchange, reply: Reply, mayStayOpen: boolean): void {
    const { body } = reply;
    const isHeadOnly = exchange.method === "HEAD";
    const closes = !mayStayOpen || asksToClose(reply.pairs);
    try {
      if (typeof body === "string" || body === null || body instanceof Uint8Array) this.#writeWhole(exchange, reply, body, isHeadOnly, closes);
      else this.#writeParts(exchange, reply, isHeadOnly, closes);
    } catch (error) {
      this.#host.report(exchange, error);
      this.#stop(reply);
      this.refuse(FAILED);
      this.#finish(exchange, reply, true);
    }
  }

  /** The answer has nobody to go to. */
  abandon(reply: Reply): void {
    const { afterSent } = reply;
    const stopped = stopProducer(reply) ?? Promise.resolve(undefined);
    this.#host.keep(stopped.then((error) => afterSent?.(error ?? new ClientDisconnect())));
  }

  refuse(refusal: Refusal): void {
    this.#gathered += refusal.toAnswer(this.#host.added.text);
  }

  /** Tells a client to send its body. */
  writeContinue(): void {
    this.#gathered += "HTTP/1.1 100 Continue\r\n\r\n";
    this.flush();
  }

  /** Sends what was gathered. */
  flush(): void {
    if (this.#gathered === "") return;
    this.#socket.write(this.#gathered, "latin1");
    this.#gathered = "";
  }

  /** The client has gone. */
  leave(): void {
    this.#body?.leave();
  }

  #writeWhole(exchange: Http1Exchange, reply: Reply, body: string | Uint8Array | null, isHeadOnly: boolean, closes: boolean): void {
    const length = body === null ? 0 : typeof body === "string" ? Buffer.byteLength(body) : body.length;
    const head = this.#head(exchange, reply, length, false, isHeadOnly, closes);
    if (isHeadOnly || length === 0) this.#gathered += head;
    // Text of ASCII alone is the same in Latin-1, and leaves with the head in one piece.
    else if (typeof body === "string" && length === body.length) this.#gathered += head + body;
    else {
      const bytes = Buffer.allocUnsafe(head.length + length);
      bytes.write(head, "latin1");
      if (typeof body === "string") bytes.write(body, head.length, "utf8");
      else bytes.set(body!, head.length);
      this.flush();
      this.#socket.write(bytes);
    }
    this.#finish(exchange, reply, closes);
  }

  #writeParts(exchange: Http1Exchange, reply: Reply, isHeadOnly: boolean, mustClose: boolean): void {
    const body = reply.body as Exclude<Reply["body"], string | Uint8Array | null>;
    const length = isFile(body) ? body.end - body.start : ownLength(reply.pairs);
    const isChunked = length < 0 && exchange.head.minorVersion === 1 && !isHeadOnly;
    // Without chunks and without a length only the end of the connection tells the end of the body.
    const closes = mustClose || (length < 0 && !isChunked && !isHeadOnly);
    this.#gathered += this.#head(exchange, reply, isFile(body) ? length : -1, isChunked, isHeadOnly, closes);
    if (isHeadOnly || (isFile(body) && length === 0)) {
      this.#stop(reply);
      this.#finish(exchange, reply, closes);
      return;
    }
    const head = this.#gathered;
    this.#gathered = "";
    const parts = isFile(body) ? (createReadStream(body.file, { start: body.start, end: body.end - 1 }) as AsyncIterable<Uint8Array>) : body;
    const { promise, resolve } = Promise.withResolvers<unknown>();
    this.#host.keep(promise.then((error) => reply.afterSent?.(error)));
    this.#body = new BodyWriter(this.#socket, head, parts, { isChunked, length, line: reply["~line"] }, (error) => {
      this.#body = undefined;
      exchange.isAnswered = error === undefined;
      resolve(error);
      if (error === undefined) this.#onWhole(closes);
    });
    this.#body.begin();
  }

  #head(exchange: Http1Exchange, { status, pairs }: Reply, length: number, isChunked: boolean, isHeadOnly: boolean, closes: boolean): string {
    const connection = closes ? "close" : exchange.head.minorVersion === 0 ? "keep-alive" : undefined;
    return writeHead(status, pairs, this.#host.added, { length, isChunked, isHeadOnly, connection });
  }

  #finish(exchange: Http1Exchange, { afterSent }: Reply, closes: boolean): void {
    exchange.isAnswered = true;
    if (afterSent !== undefined) this.#host.keep(this.#sent().then(() => afterSent(undefined)));
    this.#onWhole(closes);
  }

  /** When what was written has been handed to the system, or the client has gone. */
  #sent(): Promise<void> {
    const text = this.#gathered;
    this.#gathered = "";
    return new Promise((resolve) => {
      this.#socket.write(text, "latin1", () => resolve());
    });
  }

  #stop(reply: Reply): void {
    const stopped = stopProducer(reply);
    if (stopped !== undefined) this.#host.keep(stopped);
  }
}
