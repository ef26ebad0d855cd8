// The server on `node:http`: sockets to exchanges, replies back, a graceful end. It knows applications only by what it calls on them.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, ListenOptions } from "node:net";
import { consoleLogger, type Logger } from "../../kernel/logger.ts";
import type { Exchange } from "../../http/exchange.ts";
import type { Reply } from "../../http/response.ts";
import { NodeExchange } from "./node-exchange.ts";
import { readProxyHeaders, trustedProxies } from "./proxy-headers.ts";
import { writeReply } from "./write-reply.ts";

/** What can be served: an `App`. */
export interface Servable {
  readonly rootPath: string;
  handle(exchange: Exchange): Reply | Promise<Reply>;
  startup(): Promise<void>;
  shutdown(): Promise<void>;
}

export interface ServeOptions {
  /** `127.0.0.1` by default. */
  readonly host?: string;
  /** 8000 by default; 0 takes a free one. */
  readonly port?: number;
  /** A socket in the file system, in place of host and port. */
  readonly uds?: string;
  /** A listening socket that the process has inherited. */
  readonly fd?: number;
  /** How many connections may wait to be accepted: 2048 by default. */
  readonly backlog?: number;
  /** The path that a proxy takes off; the application's own by default. */
  readonly rootPath?: string;
  /** Whether to read `x-forwarded-for` and `x-forwarded-proto` of trusted proxies: true by default. */
  readonly proxyHeaders?: boolean;
  /** Proxies to trust: addresses, networks, or `*`. `127.0.0.1` and `::1` by default. */
  readonly forwardedAllowIps?: string | readonly string[];
  /** Told of each answered request, for access logs. */
  readonly onAnswer?: ((request: AnsweredRequest) => void) | undefined;
  readonly logger?: Logger;
  /** How long a kept-alive connection may idle, in seconds: 5 by default, as uvicorn's. */
  readonly timeoutKeepAlive?: number;
  /** How long a shutdown waits for requests that run, in seconds. For ever by default, as uvicorn. */
  readonly timeoutGracefulShutdown?: number;
}

export interface AnsweredRequest {
  readonly method: string;
  readonly target: string;
  readonly status: number;
  readonly client: string;
  readonly httpVersion: string;
}

export interface RunningServer extends AsyncDisposable {
  /** `http://127.0.0.1:8000` */
  readonly url: string;
  readonly port: number;
  /** Stops accepting, lets running requests and background work finish, shuts the application down. */
  close(): Promise<void>;
}

/** Starts the application and serves it. @throws what the application's start-up throws, or the error of listening */
export async function serve(app: Servable, options: ServeOptions = {}): Promise<RunningServer> {
  const { logger = consoleLogger } = options;
  await app.startup();
  const afterwork = new Set<Promise<unknown>>();
  const server = createServer({ keepAliveTimeout: (options.timeoutKeepAlive ?? 5) * 1000, highWaterMark: 65_536 }, makeListener(app, options, afterwork, logger));
  server.on("clientError", (_error, socket) => {
    if (socket.writable) socket.end(BAD_REQUEST);
    else socket.destroy();
  });
  try {
    await listen(server, options);
  } catch (error) {
    await app.shutdown();
    throw error;
  }
  const close = once(() => closeGracefully(server, app, afterwork, options.timeoutGracefulShutdown));
  const { url, port } = whereIs(server, options);
  return { url, port, close, [Symbol.asyncDispose]: close };
}

const BAD_REQUEST = "HTTP/1.1 400 Bad Request\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: 30\r\nconnection: close\r\n\r\nInvalid HTTP request received.";

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

function makeListener(app: Servable, options: ServeOptions, afterwork: Set<Promise<unknown>>, logger: Logger): Listener {
  const rootPath = options.rootPath ?? app.rootPath;
  const { onAnswer } = options;
  const trusted = options.proxyHeaders === false ? undefined : trustedProxies(options.forwardedAllowIps ?? ["127.0.0.1", "::1"]);
  const keep = (work: Promise<unknown>): void => {
    const settled = work.catch(() => undefined).finally(() => afterwork.delete(settled));
    afterwork.add(settled);
  };
  const send = (reply: Reply, exchange: NodeExchange, request: IncomingMessage, response: ServerResponse): void => {
    let written: Promise<unknown> | undefined;
    try {
      written = writeReply(reply, request, response);
    } catch (error) {
      logger.error({ error }, `${exchange.method} ${exchange.path}: the answer could not be written`);
      if (response.headersSent) response.destroy();
      else response.writeHead(500, ["content-type", "text/plain; charset=utf-8", "content-length", "21"]).end("Internal Server Error");
      written = Promise.resolve(error);
    }
    if (onAnswer !== undefined) onAnswer(describeAnswer(reply, exchange, request));
    const { afterSent } = reply;
    if (afterSent !== undefined) keep((written ?? sent(response)).then((error) => afterSent(error)));
    else if (written !== undefined) keep(written);
  };
  return (request, response) => {
    const exchange = new NodeExchange(request, response, rootPath, keep);
    if (trusted !== undefined) readProxyHeaders(exchange, trusted);
    const reply = app.handle(exchange);
    if (reply instanceof Promise) reply.then((settled) => send(settled, exchange, request, response), (error: unknown) => response.destroy(error as Error));
    else send(reply as Reply, exchange, request, response);
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

function describeAnswer(reply: Reply, exchange: NodeExchange, request: IncomingMessage): AnsweredRequest {
  const { client } = exchange;
  return { method: exchange.method, target: request.url!, status: reply.status, client: client === undefined ? "" : `${client.host}:${client.port}`, httpVersion: request.httpVersion };
}

function listen(server: Server, options: ServeOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    const listening = (): void => {
      server.off("error", reject);
      resolve();
    };
    if (options.fd !== undefined) server.listen({ fd: options.fd }, listening);
    else {
      const place: ListenOptions = options.uds !== undefined ? { path: options.uds } : { host: options.host ?? "127.0.0.1", port: options.port ?? 8000 };
      server.listen({ ...place, backlog: options.backlog ?? 2048 }, listening);
    }
  });
}

function whereIs(server: Server, options: ServeOptions): { readonly url: string; readonly port: number } {
  const address = server.address();
  if (address === null || typeof address === "string") return { url: `unix:${address ?? options.uds ?? ""}`, port: 0 };
  const { port } = address as AddressInfo;
  const host = options.host ?? address.address;
  return { url: `http://${host.includes(":") ? `[${host}]` : host}:${port}`, port };
}

async function closeGracefully(server: Server, app: Servable, afterwork: Set<Promise<unknown>>, timeout: number | undefined): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = timeout === undefined ? undefined : setTimeout(() => server.closeAllConnections(), timeout * 1000);
  await closed;
  clearTimeout(timer);
  while (afterwork.size > 0) await Promise.all(afterwork);
  await app.shutdown();
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => (running ??= work());
}
