// The server of our own HTTP/1.1: its connections, the clock that their deadlines are held against, and the end of them all.

import { createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer, type TlsOptions } from "node:tls";
import type { Reply } from "../../http/response.ts";
import type { AnswerHost } from "./answer-writer.ts";
import { Http1Connection, type ConnectionHost } from "./connection.ts";
import type { ConnectionLimits } from "./connection-limits.ts";
import type { Http1Exchange } from "./http1-exchange.ts";
import type { AddedFields } from "./response-head.ts";

/** What answers, and what hears of answers. */
export interface Http1Handling extends Pick<AnswerHost, "report" | "keep"> {
  readonly rootPath: string;
  readonly limits: ConnectionLimits;
  /** Fields for each answer that lacks them: flat, names in small letters. */
  readonly added: readonly string[];
  /** Whether answers carry the date. */
  readonly dateHeader: boolean;
  /** Undefined: plain HTTP. */
  readonly tls: TlsOptions | undefined;
  answer(exchange: Http1Exchange): Reply | Promise<Reply>;
  answered(exchange: Http1Exchange, reply: Reply): void;
  upgrade(exchange: Http1Exchange, socket: Socket, rest: Buffer): void;
}

/** How exactly deadlines are kept, in milliseconds. */
const TICK = 500;
/** How long a connection that has not sent its first request may still do so once the server stops, in seconds. */
const FIRST_REQUEST_GRACE = 1;
const SWEEP_INTERVAL = 25;
/** For the beginning of HTTPS, in milliseconds. */
const HANDSHAKE_TIMEOUT = 10_000;

export class Http1Server implements ConnectionHost {
  readonly server: Server;
  readonly #handling: Http1Handling;
  readonly #connections = new Set<Http1Connection>();
  readonly #names: ReadonlySet<string>;
  readonly #clock: NodeJS.Timeout;
  added: AddedFields;
  now = 0;
  isDraining = false;
  /** How many requests wait for their answer, those of clients that have gone included. */
  running = 0;

  constructor(handling: Http1Handling) {
    this.#handling = handling;
    this.#names = new Set(handling.added.filter((_, index) => index % 2 === 0).concat(handling.dateHeader ? ["date"] : []));
    this.added = this.#currentFields();
    this.now = performance.now() / 1000;
    // A client may close its side and still wait for an answer.
    const take = (socket: Socket): void => void this.#connections.add(new Http1Connection(socket, this));
    this.server =
      handling.tls === undefined
        ? createServer({ allowHalfOpen: true }, take)
        : createTlsServer({ handshakeTimeout: HANDSHAKE_TIMEOUT, ...handling.tls, ALPNProtocols: ["http/1.1"], allowHalfOpen: true }, take);
    this.#clock = setInterval(() => this.#tick(), TICK);
    this.#clock.unref();
  }

  /** Serves a connection that was accepted elsewhere. */
  take(socket: Socket): void {
    // A socket that comes from another process does not know it.
    socket.allowHalfOpen = true;
    this.server.emit("connection", socket);
  }

  get rootPath(): string {
    return this.#handling.rootPath;
  }

  get limits(): ConnectionLimits {
    return this.#handling.limits;
  }

  answer(exchange: Http1Exchange): Reply | Promise<Reply> {
    this.running += 1;
    return this.#handling.answer(exchange);
  }

  answered(exchange: Http1Exchange, reply: Reply): void {
    this.running -= 1;
    this.#handling.answered(exchange, reply);
  }

  report(exchange: Http1Exchange, error: unknown): void {
    this.#handling.report(exchange, error);
  }

  keep(work: Promise<unknown>): void {
    this.#handling.keep(work);
  }

  upgrade(exchange: Http1Exchange, socket: Socket, rest: Buffer): void {
    this.#handling.upgrade(exchange, socket, rest);
  }

  forget(connection: Http1Connection): void {
    this.#connections.delete(connection);
  }

  /** Ends each connection when its answer is sent, idle ones after `idleGrace` seconds. Resolves when neither connections nor running requests are left. */
  async drain(idleGrace: number): Promise<void> {
    this.isDraining = true;
    const begun = performance.now() / 1000;
    while (true) {
      const waited = performance.now() / 1000 - begun;
      for (const connection of this.#connections) {
        const { state } = connection;
        if ((state === "idle" && waited >= idleGrace) || (state === "fresh" && waited >= FIRST_REQUEST_GRACE)) connection.end();
      }
      if (this.#connections.size === 0 && this.running === 0) break;
      await new Promise((resolve) => setTimeout(resolve, SWEEP_INTERVAL));
    }
    clearInterval(this.#clock);
  }

  /** Ends every connection at once. */
  destroy(): void {
    clearInterval(this.#clock);
    for (const { socket } of this.#connections) socket.destroy();
  }

  #tick(): void {
    this.now = performance.now() / 1000;
    if (this.#handling.dateHeader) this.added = this.#currentFields();
    for (const connection of this.#connections) if (connection.deadline <= this.now) connection.late();
  }

  #currentFields(): AddedFields {
    const { added, dateHeader } = this.#handling;
    const pairs = dateHeader ? [...added, "date", new Date().toUTCString()] : added;
    let text = "";
    for (let index = 0; index < pairs.length; index += 2) text += `${pairs[index]}: ${pairs[index + 1]}\r\n`;
    return { names: this.#names, pairs, text };
  }
}
