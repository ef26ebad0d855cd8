// What a server asks of the engine that speaks HTTP for it, and what the engine is told of the server.

import type { Server, Socket } from "node:net";
import type { TlsOptions } from "node:tls";
import type { Logger } from "../../kernel/logger.ts";
import type { Exchange } from "../../http/exchange.ts";
import type { Reply } from "../../http/response.ts";
import type { ConnectionLimits } from "../http1/connection-limits.ts";
import type { TrustedProxies } from "./proxy-headers.ts";
import type { SocketLimits } from "./socket-limits.ts";

/** What can be served: an `App`. */
export interface Servable {
  readonly rootPath: string;
  handle(exchange: Exchange): Reply | Promise<Reply>;
  startup(): Promise<void>;
  shutdown(): Promise<void>;
  /** Told that the server begins to stop: what would never end may end now. */
  "~stop"?(): void;
}

export interface AnsweredRequest {
  readonly method: string;
  /** With the query, and with the path that a proxy has taken off. */
  readonly target: string;
  readonly status: number;
  readonly client: string;
  readonly httpVersion: string;
}

/** What all requests have in common. */
export interface Serving {
  readonly app: Servable;
  /** Keeps the server for work after answers. */
  readonly keep: (work: Promise<unknown>) => void;
  readonly rootPath: string;
  /** Undefined: what proxies say is not read. */
  readonly trusted: TrustedProxies | undefined;
  /** Headers for each answer that does not have them: flat, names in small letters. */
  readonly added: readonly string[];
  readonly dateHeader: boolean;
  readonly onAnswer: ((request: AnsweredRequest) => void) | undefined;
  readonly logger: Logger;
  readonly socketLimits: SocketLimits;
  /** Undefined: plain HTTP. */
  readonly tls: TlsOptions | undefined;
  /** How many requests may wait for their answer; the others get a 503. */
  readonly limitConcurrency: number;
  /** Of connections of our own engine, where they are not the usual ones. */
  readonly limits: Partial<ConnectionLimits>;
  /** How long a kept-alive connection may idle, in seconds. */
  readonly keepAlive: number;
}

export interface Engine {
  /** What listens. */
  readonly server: Server;
  /** How many requests wait for their answer, those of clients that have gone included. */
  readonly running: number;
  /** Serves a connection that was accepted elsewhere. */
  take(socket: Socket): void;
  /** Lets what runs come to its end, and closes connections as they become free: idle ones after `idleGrace` seconds. Resolves when there are none. */
  drain(idleGrace: number): Promise<void>;
  /** Ends every connection and every websocket at once. */
  destroy(): void;
}

/** What an access log says of an answer. */
export function describeAnswer(status: number, exchange: Exchange, target: string): AnsweredRequest {
  const { client, method, rootPath, httpVersion } = exchange;
  return { method, target: rootPath + target, status, client: client === undefined ? "" : `${client.host}:${client.port}`, httpVersion };
}
