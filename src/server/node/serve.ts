// The server on Node: an application behind an engine, from its start to a graceful end. It knows applications only by what it calls on them.

import { Server as NetServer, type Socket } from "node:net";
import type { TlsOptions } from "node:tls";
import { consoleLogger, type Logger } from "../../kernel/logger.ts";
import { ResponseHeaders } from "../../http/headers.ts";
import type { ConnectionLimits } from "../http1/connection-limits.ts";
import { Http1Engine } from "../http1/http1-engine.ts";
import type { AnsweredRequest, Engine, Servable, Serving } from "./engine.ts";
import { listen, type ListenPlace } from "./listen.ts";
import { NodeHttpEngine } from "./node-http-engine.ts";
import { trustedProxies } from "./proxy-headers.ts";
import { hasHeader } from "./reply-headers.ts";
import { readSocketLimits, type SocketOptions } from "./socket-limits.ts";

export interface ServeOptions extends ListenPlace, SocketOptions {
  /** What speaks HTTP: our own engine by default, or that of `node:http`. */
  readonly http?: "http1" | "node";
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
  /** What a client may ask of a connection. `node:http` has limits of its own. */
  readonly limits?: Partial<ConnectionLimits>;
  /** Certificate and key, and whatever else `node:tls` takes: serves HTTPS. */
  readonly tls?: TlsOptions;
  /** How many requests may run at a time: any number by default. The others get a 503 with `retry-after`. */
  readonly limitConcurrency?: number;
  /** How long a kept-alive connection may idle, in seconds: 5 by default, as uvicorn's. */
  readonly timeoutKeepAlive?: number;
  /** How long a shutdown waits for requests that run and the work after them, in seconds. For ever by default, as uvicorn. */
  readonly timeoutGracefulShutdown?: number;
}

export interface CloseOptions {
  /** A deadline for this end, in seconds, in place of `timeoutGracefulShutdown`. */
  readonly timeout?: number;
  /**
   * How long idle connections may still bring a request, in seconds: none by default. Each answer then tells its client that it is the last one, so
   * that no request is lost on a connection that ends just then.
   */
  readonly idleGrace?: number;
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
  const afterwork = new Set<Promise<unknown>>();
  const serving = describeServing(app, options, afterwork);
  await app.startup();
  const engine = options.http === "node" ? new NodeHttpEngine(serving) : new Http1Engine(serving);
  const place = options.listen === false ? { url: "", port: 0 } : await listenOrShutDown(engine, app, options);
  let closing: Promise<void> | undefined;
  const close = ({ timeout = options.timeoutGracefulShutdown, idleGrace = 0 }: CloseOptions = {}): Promise<void> =>
    (closing ??= closeGracefully(engine, serving, afterwork, { timeout, idleGrace }));
  return { ...place, accept: (socket) => engine.take(socket), close, [Symbol.asyncDispose]: () => close() };
}

async function listenOrShutDown({ server }: Engine, app: Servable, options: ServeOptions): Promise<{ readonly url: string; readonly port: number }> {
  try {
    return await listen(server, options, options.tls === undefined ? "http" : "https");
  } catch (error) {
    await app.shutdown();
    throw error;
  }
}

function describeServing(app: Servable, options: ServeOptions, afterwork: Set<Promise<unknown>>): Serving {
  const { rootPath = "", onAnswer, logger = consoleLogger, dateHeader = true, proxyHeaders = true, forwardedAllowIps = ["127.0.0.1", "::1"] } = options;
  const keep = (work: Promise<unknown>): void => {
    const settled = work.catch(() => undefined).finally(() => afterwork.delete(settled));
    afterwork.add(settled);
  };
  return {
    app,
    keep,
    rootPath,
    trusted: proxyHeaders ? trustedProxies(forwardedAllowIps) : undefined,
    added: addedHeaders(options),
    dateHeader,
    onAnswer,
    logger,
    socketLimits: readSocketLimits(options),
    limits: options.limits ?? {},
    tls: options.tls,
    limitConcurrency: options.limitConcurrency ?? Infinity,
    keepAlive: options.timeoutKeepAlive ?? 5,
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

/** How long work that was cut off may still need to end by itself, in milliseconds. */
const LAST_GRACE = 250;

async function closeGracefully(
  engine: Engine,
  { app, logger }: Serving,
  afterwork: ReadonlySet<Promise<unknown>>,
  { timeout, idleGrace }: { readonly timeout: number | undefined; readonly idleGrace: number },
): Promise<void> {
  // The `close` of `node:http` would also end connections whose first request is on its way.
  if (engine.server.listening) NetServer.prototype.close.call(engine.server);
  app["~stop"]?.();
  const work = finishWork(afterwork, engine, idleGrace);
  if (timeout === undefined) await work;
  else if (await isLate(work, timeout * 1000)) {
    const { running } = engine;
    engine.destroy();
    logger.error(
      {},
      `The graceful shutdown took longer than ${timeout} s: ${running} running request(s) and ${afterwork.size} piece(s) of work after answers are cut off.`,
    );
    await isLate(work, LAST_GRACE);
  }
  engine.destroy();
  await app.shutdown();
}

async function finishWork(afterwork: ReadonlySet<Promise<unknown>>, engine: Engine, idleGrace: number): Promise<void> {
  await engine.drain(idleGrace);
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
