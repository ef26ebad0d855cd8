// The engine of our own: HTTP/1.1 straight on sockets. A handshake for a websocket is handed to the same code as that of `node:http`.

import { IncomingMessage, type IncomingHttpHeaders } from "node:http";
import type { Server, Socket } from "node:net";
import { setOwn } from "../../kernel/deep.ts";
import { busyReply } from "../node/busy.ts";
import { describeAnswer, type Engine, type Serving } from "../node/engine.ts";
import { handleUpgrades } from "../node/node-http-engine.ts";
import { readProxyHeaders } from "../node/proxy-headers.ts";
import { Upgrades } from "../node/upgrades.ts";
import { DEFAULT_LIMITS } from "./connection-limits.ts";
import type { Http1Exchange } from "./http1-exchange.ts";
import { Http1Server } from "./http1-server.ts";

export class Http1Engine implements Engine {
  readonly server: Server;
  readonly #http: Http1Server;
  readonly #upgrades: Upgrades;

  constructor(serving: Serving) {
    const { app, keep, limitConcurrency, logger, onAnswer, trusted } = serving;
    this.#http = new Http1Server({
      rootPath: serving.rootPath,
      limits: { ...DEFAULT_LIMITS, keepAlive: serving.keepAlive, ...serving.limits },
      added: serving.added,
      dateHeader: serving.dateHeader,
      tls: serving.tls,
      keep,
      answer: (exchange) => {
        if (this.#http.running > limitConcurrency) return busyReply();
        if (trusted !== undefined) readProxyHeaders(exchange, trusted);
        return app.handle(exchange);
      },
      answered(exchange, reply) {
        if (onAnswer !== undefined) onAnswer(describeAnswer(reply.status, exchange, exchange.head.target));
      },
      report: (exchange, error) => logger.error({ error }, `${exchange.method} ${exchange.path}: the answer could not be written`),
      upgrade: (exchange, socket, rest) => this.#upgrades.take(toMessage(exchange, socket), socket, rest),
    });
    this.server = this.#http.server;
    // Only those that ask for a websocket are handed over.
    this.#upgrades = new Upgrades(handleUpgrades(serving, () => undefined, this.#http));
  }

  get running(): number {
    return this.#http.running;
  }

  take(socket: Socket): void {
    this.#http.take(socket);
    socket.resume();
  }

  async drain(idleGrace: number): Promise<void> {
    this.#upgrades.drain();
    await this.#http.drain(idleGrace);
    await this.#upgrades.gone();
  }

  destroy(): void {
    this.#upgrades.destroy();
    this.#http.destroy();
  }
}

/** The handshake as Node would have read it: what `ws` reads. */
function toMessage({ head }: Http1Exchange, socket: Socket): IncomingMessage {
  const message = new IncomingMessage(socket);
  message.method = head.method;
  message.url = head.target;
  message.httpVersion = "1.1";
  message.httpVersionMajor = 1;
  message.httpVersionMinor = 1;
  message.rawHeaders = head.fields();
  // Node would make them of what its own parser has counted.
  message.headers = joined(message.rawHeaders);
  return message;
}

function joined(fields: readonly string[]): IncomingHttpHeaders {
  const headers: Record<string, string> = {};
  for (let index = 0; index < fields.length; index += 2) {
    const name = fields[index]!.toLowerCase();
    const value = fields[index + 1]!;
    setOwn(headers, name, Object.hasOwn(headers, name) ? `${headers[name]}, ${value}` : value);
  }
  return headers;
}
