// The engine on `node:http`.

import { createServer, type IncomingMessage, type Server, type ServerOptions, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { Socket } from "node:net";
import type { Reply } from "../../http/response.ts";
import { busyReply } from "./busy.ts";
import { answerClientError } from "./client-error.ts";
import { Connections } from "./connections.ts";
import { describeAnswer, type Engine, type Serving } from "./engine.ts";
import { NodeExchange } from "./node-exchange.ts";
import { readProxyHeaders } from "./proxy-headers.ts";
import { addHeaders, setHeader } from "./reply-headers.ts";
import { SocketExchange } from "./socket-exchange.ts";
import { isEnding, leaveUnread } from "./unread-body.ts";
import { asksForSocket, Upgrades, type UpgradeHandling } from "./upgrades.ts";
import { stop, writeReply } from "./write-reply.ts";

export class NodeHttpEngine implements Engine {
  readonly server: Server;
  readonly #connections: Connections;
  readonly #upgrades: Upgrades;

  constructor(serving: Serving) {
    const options: ServerOptions = { keepAliveTimeout: serving.keepAlive * 1000, highWaterMark: 65_536, ...WHAT_UPGRADES };
    this.server = serving.tls === undefined ? createServer(options) : createTlsServer({ ...options, ...serving.tls });
    this.#connections = new Connections(this.server, serving.tls === undefined ? "connection" : "secureConnection");
    const listener = makeListener(serving, this.#connections);
    this.#upgrades = new Upgrades(handleUpgrades(serving, listener, this.#connections));
    this.server.on("request", (request, response) => listener(request, response, false));
    this.server.on("checkContinue", (request, response) => listener(request, response, true));
    this.server.on("upgrade", (request, socket, head) => {
      this.#connections.forget(socket as Socket);
      this.#upgrades.take(request, socket as Socket, head);
    });
    this.server.on("clientError", answerClientError);
  }

  get running(): number {
    return this.#connections.running;
  }

  take(socket: Socket): void {
    this.server.emit("connection", socket);
    socket.resume();
  }

  async drain(idleGrace: number): Promise<void> {
    this.#upgrades.drain();
    await this.#connections.drain(idleGrace);
    await this.#upgrades.gone();
  }

  destroy(): void {
    this.#upgrades.destroy();
    this.#connections.destroy();
    this.server.close();
  }
}

/** `isWaiting`: the client sends its body only when it is told to. */
type Listener = (request: IncomingMessage, response: ServerResponse, isWaiting: boolean) => void;

function makeListener(serving: Serving, connections: Connections): Listener {
  const { app, keep, rootPath, trusted, added, dateHeader, onAnswer, logger, limitConcurrency } = serving;
  const send = (reply: Reply, exchange: NodeExchange, request: IncomingMessage, response: ServerResponse): void => {
    let written: Promise<unknown> | undefined;
    connections.running -= 1;
    try {
      addHeaders(reply.pairs, added);
      // A client that was never told to go on may send its body all the same, or the next request.
      if (connections.isDraining || exchange.isWaitingForContinue) setHeader(reply.pairs, "connection", "close");
      const unread = exchange["~unread"];
      if (unread > 0) leaveUnread(reply, request, response, unread);
      written = writeReply(reply, request, response);
    } catch (error) {
      logger.error({ error }, `${exchange.method} ${exchange.path}: the answer could not be written`);
      if (response.headersSent) response.destroy();
      else response.writeHead(500, ["content-type", "text/plain; charset=utf-8", "content-length", "21"]).end("Internal Server Error");
      written = stop(reply).then(() => error);
    }
    if (onAnswer !== undefined) onAnswer(describeAnswer(reply.status, exchange, request.url!));
    const { afterSent } = reply;
    if (afterSent !== undefined) keep((written ?? sent(response)).then((error) => afterSent(error)));
    else if (written !== undefined) keep(written);
  };
  return (request, response, isWaiting) => {
    if (isEnding(request)) return;
    connections.answering(request, response);
    if (!dateHeader) response.sendDate = false;
    const exchange = new NodeExchange(request, response, rootPath, keep);
    exchange.isWaitingForContinue = isWaiting;
    if (trusted !== undefined) readProxyHeaders(exchange, trusted);
    const reply = connections.running > limitConcurrency ? busyReply() : app.handle(exchange);
    const fail = (error: unknown): void => {
      connections.running -= 1;
      response.destroy(error as Error);
    };
    if (reply instanceof Promise) reply.then((settled) => send(settled, exchange, request, response), fail);
    else send(reply, exchange, request, response);
  };
}

/** Only clients that ask for a websocket leave HTTP. Versions of Node that do not know the option hand all of them over. */
const WHAT_UPGRADES: ServerOptions = { shouldUpgradeCallback: asksForSocket } as ServerOptions;

/** What the websockets of a server have in common with its other requests. */
export function handleUpgrades(
  { app, keep, rootPath, trusted, added, dateHeader, onAnswer, socketLimits }: Serving,
  serveRequest: (request: IncomingMessage, response: ServerResponse, isWaiting: boolean) => void,
  count: { running: number },
): UpgradeHandling {
  return {
    limits: socketLimits,
    serveRequest: (request, response) => serveRequest(request, response, false),
    makeExchange(request, response, upgrade) {
      count.running += 1;
      if (!dateHeader) response.sendDate = false;
      const exchange = new SocketExchange(request, response, rootPath, keep, upgrade);
      if (trusted !== undefined) readProxyHeaders(exchange, trusted);
      return exchange;
    },
    handle: (exchange) => app.handle(exchange),
    headers: () => (dateHeader ? [...added, "date", new Date().toUTCString()] : added),
    opened: (exchange, request) => onAnswer?.({ ...describeAnswer(101, exchange, request.url!), method: "WebSocket" }),
    ended(reply, exchange, request, response, isRefused) {
      count.running -= 1;
      let written: Promise<unknown> = Promise.resolve(undefined);
      if (isRefused) {
        addHeaders(reply.pairs, added);
        setHeader(reply.pairs, "connection", "close");
        written = writeReply(reply, request, response) ?? sent(response);
        onAnswer?.({ ...describeAnswer(reply.status, exchange, request.url!), method: "WebSocket" });
      }
      const { afterSent } = reply;
      keep(written.then((error) => afterSent?.(error)));
    },
    failed() {
      count.running -= 1;
    },
  };
}

/** The end of an answer that was written at once: when its last byte has been handed to the system, or the client has gone. */
function sent(response: ServerResponse): Promise<unknown> {
  if (response.writableFinished) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    response.once("finish", () => resolve(undefined));
    response.once("close", () => resolve(undefined));
  });
}
