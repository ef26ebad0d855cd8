// The server on `node:http`: sockets to exchanges, replies back, a graceful end. It knows applications only by what it calls on them.

import { createServer, type IncomingMessage, type Server, type ServerOptions, type ServerResponse } from "node:http";
import { Server as NetServer, type Socket } from "node:net";
import { consoleLogger, type Logger } from "../../kernel/logger.ts";
import type { Exchange } from "../../http/exchange.ts";
import { ResponseHeaders } from "../../http/headers.ts";
import type { Reply } from "../../http/response.ts";
import { answerClientError } from "./client-error.ts";
import { Connections } from "./connections.ts";
import { listen, type ListenPlace } from "./listen.ts";
import { NodeExchange } from "./node-exchange.ts";
import { readProxyHeaders, trustedProxies, type TrustedProxies } from "./proxy-headers.ts";
import { addHeaders, hasHeader, setHeader } from "./reply-headers.ts";
import { SocketExchange } from "./socket-exchange.ts";
import { readSocketLimits, type SocketOptions } from "./socket-limits.ts";
import { isEnding, leaveUnread } from "./unread-body.ts";
import { asksForSocket, Upgrades, type UpgradeHandling } from "./upgrades.ts";
import { stop, writeReply } from "./write-reply.ts";

/** What can be served: an `App`. */
export interface Servable {
  readonly rootPath: string;
  handle(exchange: Exchange): Reply | Promise<Reply>;
  startup(): Promise<void>;
  shutdown(): Promise<void>;
}

export interface ServeOptions extends ListenPlace, SocketOptions {
  /** False: listens nowhere; connections that another process has accepted come by `accept`. */
  readonly listen?: boolean;
  /** The path that a proxy takes off; the application's own by default. */
  readonly rootPath?: string;
  /** Whether to read `x-forwarded-for` and `x-forwarded-proto` of trusted proxies: true by default. */
  readonly proxyHeaders?: boolean;
  /** Proxies to trust: addresses, networks, or `*`. `127.0.0.1` and `::1` by default. */
  readonly forwardedAllowIps?: string | readonly string[];
  /** Added to each answer that does not have them. */
  readonly headers?: readonly (readonly [name: string, value: string])[];
  /** Whether answers say `server: signatura`: true by default. */
  readonly serverHeader?: boolean;
  /** Whether answers carry the date: true by default. */
  readonly dateHeader?: boolean;
  /** Told of each answered request, for access logs. */
  readonly onAnswer?: ((request: AnsweredRequest) => void) | undefined;
  readonly logger?: Logger;
  /** How long a kept-alive connection may idle, in seconds: 5 by default, as uvicorn's. */
  readonly timeoutKeepAlive?: number;
  /** How long a shutdown waits for requests that run and the work after them, in seconds. For ever by default, as uvicorn. */
  readonly timeoutGracefulShutdown?: number;
}

export interface AnsweredRequest {
  readonly method: string;
  /** With the query, and with the path that a proxy has taken off. */
  readonly target: string;
  readonly status: number;
  readonly client: string;
  readonly httpVersion: string;
}

export interface CloseOptions {
  /** A deadline for this end, in seconds, in place of `timeoutGracefulShutdown`. */
  readonly timeout?: number;
}

export interface RunningServer extends AsyncDisposable {
  /** `http://127.0.0.1:8000`; empty where it listens nowhere. */
  readonly url: string;
  readonly port: number;
  /** Serves a connection that was accepted elsewhere. */
  accept(socket: Socket): void;
  /** Stops accepting, lets running requests and background work finish, shuts the application down. A second call waits for the first. */
  close(options?: CloseOptions): Promise<void>;
}

/** Starts the application and serves it. @throws what the application's start-up throws, or the error of listening; TypeError for `headers` that are none */
export async function serve(app: Servable, options: ServeOptions = {}): Promise<RunningServer> {
  const added = addedHeaders(options);
  await app.startup();
  const afterwork = new Set<Promise<unknown>>();
  const server = createServer({ keepAliveTimeout: (options.timeoutKeepAlive ?? 5) * 1000, highWaterMark: 65_536, ...WHAT_UPGRADES });
  const connections = new Connections(server);
  const serving = describeServing(app, options, { added, afterwork, connections });
  const listener = makeListener(serving);
  const upgrades = new Upgrades(server, handleUpgrades(serving, listener, options));
  server.on("request", (request, response) => listener(request, response, false));
  server.on("checkContinue", (request, response) => listener(request, response, true));
  server.on("clientError", answerClientError);
  const place = options.listen === false ? { url: "", port: 0 } : await listenOrShutDown(server, app, options);
  let closing: Promise<void> | undefined;
  const close = ({ timeout = options.timeoutGracefulShutdown }: CloseOptions = {}): Promise<void> =>
    (closing ??= closeGracefully(server, serving, upgrades, timeout));
  const accept = (socket: Socket): void => {
    server.emit("connection", socket);
    socket.resume();
  };
  return { ...place, accept, close, [Symbol.asyncDispose]: () => close() };
}

async function listenOrShutDown(server: Server, app: Servable, options: ServeOptions): Promise<{ readonly url: string; readonly port: number }> {
  try {
    return await listen(server, options);
  } catch (error) {
    await app.shutdown();
    throw error;
  }
}

/** `isWaiting`: the client sends its body only when it is told to. */
type Listener = (request: IncomingMessage, response: ServerResponse, isWaiting: boolean) => void;

/** What all requests have in common. */
interface Serving {
  readonly app: Servable;
  readonly connections: Connections;
  readonly afterwork: ReadonlySet<Promise<unknown>>;
  /** Keeps the server for work after answers. */
  readonly keep: (work: Promise<unknown>) => void;
  readonly rootPath: string;
  readonly trusted: TrustedProxies | undefined;
  /** Headers for each answer that does not have them. */
  readonly added: readonly string[];
  readonly dateHeader: boolean;
  readonly onAnswer: ServeOptions["onAnswer"];
  readonly logger: Logger;
}

function describeServing(
  app: Servable,
  options: ServeOptions,
  { added, afterwork, connections }: { readonly added: readonly string[]; readonly afterwork: Set<Promise<unknown>>; readonly connections: Connections },
): Serving {
  const { rootPath = "", onAnswer, logger = consoleLogger, dateHeader = true, proxyHeaders = true, forwardedAllowIps = ["127.0.0.1", "::1"] } = options;
  const trusted = proxyHeaders ? trustedProxies(forwardedAllowIps) : undefined;
  const keep = (work: Promise<unknown>): void => {
    const settled = work.catch(() => undefined).finally(() => afterwork.delete(settled));
    afterwork.add(settled);
  };
  return { app, connections, afterwork, keep, rootPath, trusted, added, dateHeader, onAnswer, logger };
}

function makeListener({ app, connections, keep, rootPath, trusted, added, dateHeader, onAnswer, logger }: Serving): Listener {
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
    if (onAnswer !== undefined) onAnswer(describeAnswer(reply, exchange, request));
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
    const reply = app.handle(exchange);
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

function handleUpgrades(
  { app, connections, keep, rootPath, trusted, added, dateHeader, onAnswer }: Serving,
  listener: Listener,
  options: SocketOptions,
): UpgradeHandling {
  return {
    limits: readSocketLimits(options),
    serveRequest: (request, response) => listener(request, response, false),
    makeExchange(request, response, upgrade) {
      connections.answering(request, response);
      if (!dateHeader) response.sendDate = false;
      const exchange = new SocketExchange(request, response, rootPath, keep, upgrade);
      if (trusted !== undefined) readProxyHeaders(exchange, trusted);
      return exchange;
    },
    handle: (exchange) => app.handle(exchange),
    headers: () => (dateHeader ? [...added, "date", new Date().toUTCString()] : added),
    opened: (exchange, request) => onAnswer?.({ ...describeAnswer({ status: 101 }, exchange, request), method: "WebSocket" }),
    ended(reply, exchange, request, response, isRefused) {
      connections.running -= 1;
      let written: Promise<unknown> = Promise.resolve(undefined);
      if (isRefused) {
        addHeaders(reply.pairs, added);
        setHeader(reply.pairs, "connection", "close");
        written = writeReply(reply, request, response) ?? sent(response);
        onAnswer?.({ ...describeAnswer(reply, exchange, request), method: "WebSocket" });
      }
      const { afterSent } = reply;
      keep(written.then((error) => afterSent?.(error)));
    },
    failed() {
      connections.running -= 1;
    },
  };
}

/** Flat pairs, names in small letters. @throws TypeError for what no header can be */
function addedHeaders({ headers = [], serverHeader = true }: ServeOptions): readonly string[] {
  const pairs: string[] = [];
  const added = new ResponseHeaders(pairs);
  for (const [name, value] of headers) added.append(name, value);
  if (serverHeader && !hasHeader(pairs, "server")) pairs.push("server", "signatura");
  return pairs;
}

/** The end of an answer that was written at once: when its last byte has been handed to the system, or the client has gone. */
function sent(response: ServerResponse): Promise<unknown> {
  if (response.writableFinished) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    response.once("finish", () => resolve(undefined));
    response.once("close", () => resolve(undefined));
  });
}

function describeAnswer(reply: { readonly status: number }, exchange: NodeExchange, request: IncomingMessage): AnsweredRequest {
  const { client } = exchange;
  return {
    method: exchange.method,
    target: exchange.rootPath + request.url!,
    status: reply.status,
    client: client === undefined ? "" : `${client.host}:${client.port}`,
    httpVersion: request.httpVersion,
  };
}

/** How long work that was cut off may still need to end by itself, in milliseconds. */
const LAST_GRACE = 250;

async function closeGracefully(
  server: Server,
  { app, afterwork, connections, logger }: Serving,
  upgrades: Upgrades,
  timeout: number | undefined,
): Promise<void> {
  // The `close` of `node:http` would also end connections whose first request is on its way.
  if (server.listening) NetServer.prototype.close.call(server);
  upgrades.drain();
  const work = finishWork(afterwork, connections);
  if (timeout === undefined) await work;
  else if (await isLate(work, timeout * 1000)) {
    const { running } = connections;
    upgrades.destroy();
    connections.destroy();
    logger.error(
      {},
      `The graceful shutdown took longer than ${timeout} s: ${running} running request(s) and ${afterwork.size} piece(s) of work after answers are cut off.`,
    );
    await isLate(work, LAST_GRACE);
  }
  server.close();
  await app.shutdown();
}

async function finishWork(afterwork: ReadonlySet<Promise<unknown>>, connections: Connections): Promise<void> {
  await connections.drain();
  while (afterwork.size > 0) await Promise.all(afterwork);
}

/** Whether the work is not done after so many milliseconds. */
async function isLate(work: Promise<void>, limit: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<true>((resolve) => {
    timer = setTimeout(() => resolve(true), limit);
  });
  const outcome = await Promise.race([work.then(() => false), late]);
  clearTimeout(timer);
  return outcome;
}
