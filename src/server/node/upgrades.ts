// Websockets on the server on `node:http`: clients that ask for one become exchanges with an upgrade, which the application answers.

import { ServerResponse, type IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { WebSocketServer } from "ws";
import { WebSocketDisconnect } from "../../errors/web-socket-errors.ts";
import type { Reply } from "../../http/response.ts";
import type { Upgrade, UpgradeAnswer } from "../../http/upgrade.ts";
import { CLOSE_TIMEOUT, NodeSocket } from "./node-socket.ts";
import type { SocketExchange } from "./socket-exchange.ts";
import type { SocketLimits } from "./socket-limits.ts";

/** How a server answers requests: what websockets have in common with all others. */
export interface UpgradeHandling {
  readonly limits: SocketLimits;
  /** Serves a request that asks for something else than a websocket. */
  serveRequest(request: IncomingMessage, response: ServerResponse): void;
  /** Makes the exchange known to the application, which answers it. */
  handle(exchange: SocketExchange): Reply | Promise<Reply>;
  makeExchange(request: IncomingMessage, response: ServerResponse, upgrade: Upgrade): SocketExchange;
  /** Headers that go with every answer: flat, names in small letters. */
  readonly headers: () => readonly string[];
  /** Told of a handshake that was answered with 101. */
  opened(exchange: SocketExchange, request: IncomingMessage): void;
  /** The websocket, or its refusal, is over. */
  ended(reply: Reply, exchange: SocketExchange, request: IncomingMessage, response: ServerResponse, isRefused: boolean): void;
  failed(error: unknown): void;
}

/** Whether a request wants what this module gives. For Node's `shouldUpgradeCallback`, too: all others stay ordinary requests. */
export function asksForSocket(request: IncomingMessage): boolean {
  return request.headers.upgrade?.toLowerCase() === "websocket";
}

export class Upgrades {
  readonly #handling: UpgradeHandling;
  readonly #open = new Set<NodeSocket>();
  /** Every connection that was handed over. */
  readonly #sockets = new Set<Socket>();
  #onLastGone: () => void = () => undefined;
  readonly #answers = new WeakMap<IncomingMessage, UpgradeAnswer>();
  #server: Promise<WebSocketServer> | undefined;
  #isDraining = false;

  constructor(handling: UpgradeHandling) {
    this.#handling = handling;
  }

  /** A client asks to speak something else. `head`: what it has said in it already. */
  take(request: IncomingMessage, socket: Socket, head: Buffer): void {
    this.#sockets.add(socket);
    socket.on("error", () => undefined);
    socket.once("close", () => {
      this.#sockets.delete(socket);
      if (this.#sockets.size === 0) this.#onLastGone();
    });
    if (asksForSocket(request)) this.#upgrade(request, socket, head);
    else this.#serveOrdinary(request, socket);
  }

  /** Sends everybody away who is there, and whoever comes yet. */
  drain(): void {
    this.#isDraining = true;
    for (const socket of this.#open) socket.goAway();
  }

  /** Waits until nobody is there any more. */
  gone(): Promise<void> {
    if (this.#sockets.size === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#onLastGone = resolve;
    });
  }

  /** Ends every connection at once. */
  destroy(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Node hands over every request that asks to speak something else, where it cannot be told which to keep. */
  #serveOrdinary(request: IncomingMessage, socket: Socket): void {
    const response = new ServerResponse(request);
    response.shouldKeepAlive = false;
    response.assignSocket(socket);
    response.once("finish", () => socket.destroySoon());
    this.#handling.serveRequest(request, response);
  }

  #upgrade(request: IncomingMessage, socket: Socket, head: Buffer): void {
    const fault = faultOf(request);
    if (fault !== undefined) {
      socket.write(fault);
      socket.destroySoon();
      return;
    }
    const handling = this.#handling;
    const response = new ServerResponse(request);
    let isAccepted = false;
    const stopWatching = watchForEnd(socket);
    const accept = async (answer: UpgradeAnswer): Promise<NodeSocket> => {
      stopWatching();
      const opened = await this.#accept(request, socket, head, answer, exchange);
      isAccepted = true;
      handling.opened(exchange, request);
      return opened;
    };
    const exchange = handling.makeExchange(request, response, { accept });
    socket.once("close", () => exchange["~leave"]());
    const end = (reply: Reply): void => {
      stopWatching();
      // Without a client an answer would wait for ever to be sent.
      if (socket.destroyed) response.destroy();
      else if (!isAccepted) {
        response.assignSocket(socket);
        response.once("finish", () => socket.destroySoon());
      }
      handling.ended(reply, exchange, request, response, !isAccepted);
    };
    new Promise<Reply>((resolve) => resolve(handling.handle(exchange))).then(end, (error: unknown) => {
      socket.destroy();
      handling.failed(error);
    });
  }

  async #accept(request: IncomingMessage, socket: Socket, head: Buffer, answer: UpgradeAnswer, exchange: SocketExchange): Promise<NodeSocket> {
    const server = await (this.#server ??= this.#makeServer());
    return new Promise((resolve, reject) => {
      const onGone = (): void => reject(new WebSocketDisconnect(1006));
      if (socket.destroyed) {
        onGone();
        return;
      }
      socket.once("close", onGone);
      this.#answers.set(request, answer);
      // `ws` writes the answer as text, and headers are Latin-1.
      socket.setDefaultEncoding("latin1");
      server.handleUpgrade(request, socket, head, (opened) => {
        socket.off("close", onGone);
        socket.setDefaultEncoding("utf8");
        const nodeSocket = new NodeSocket(opened, this.#handling.limits, () => {
          this.#open.delete(nodeSocket);
          exchange["~leave"]();
        });
        this.#open.add(nodeSocket);
        if (this.#isDraining) nodeSocket.goAway();
        resolve(nodeSocket);
      });
    });
  }

  /** The package is loaded for the first websocket. */
  async #makeServer(): Promise<WebSocketServer> {
    const { WebSocketServer } = await import("ws");
    const { maxSize, perMessageDeflate } = this.#handling.limits;
    const options = {
      noServer: true,
      clientTracking: false,
      maxPayload: maxSize,
      closeTimeout: CLOSE_TIMEOUT,
      // uvicorn's: small windows, since each websocket keeps two of them.
      perMessageDeflate: perMessageDeflate && { serverMaxWindowBits: 12, zlibDeflateOptions: { memLevel: 5 } },
      handleProtocols: (_offered: Set<string>, request: IncomingMessage) => this.#answers.get(request)?.subprotocol ?? false,
    };
    const server = new WebSocketServer(options);
    server.on("headers", (lines, request) => {
      const pairs = [...(this.#answers.get(request)?.headers ?? []), ...this.#handling.headers()];
      for (let index = 0; index < pairs.length; index += 2) lines.push(`${pairs[index]!}: ${pairs[index + 1]!}`);
    });
    return server;
  }
}

/** Ends the connection of a client that goes before it has an answer: nobody reads it then, and nobody else would see its end. Gives what stops that. */
function watchForEnd(socket: Socket): () => void {
  // What is read stays where it is, for whoever reads next.
  const look = (): unknown => socket.read(0);
  const leave = (): unknown => socket.destroy();
  socket.on("readable", look);
  socket.once("end", leave);
  let isWatching = true;
  return () => {
    // Once only: it stops the flow of who reads without a listener, as `ws` does at the end.
    if (!isWatching) return;
    isWatching = false;
    socket.off("readable", look);
    socket.off("end", leave);
  };
}

const KEY = /^[+/0-9A-Za-z]{22}==$/;

/** The answer to a handshake that is none (RFC 6455 §4.2.1). */
function faultOf({ method, headers }: IncomingMessage): string | undefined {
  if (method !== "GET") return bareAnswer("405 Method Not Allowed", "allow: GET\r\n");
  if (headers["sec-websocket-version"] !== "13") return bareAnswer("426 Upgrade Required", "upgrade: websocket\r\nsec-websocket-version: 13\r\n");
  if (!KEY.test(headers["sec-websocket-key"] ?? "")) return bareAnswer("400 Bad Request", "");
  return undefined;
}

function bareAnswer(status: string, headers: string): string {
  return `HTTP/1.1 ${status}\r\n${headers}content-length: 0\r\nconnection: close\r\n\r\n`;
}
