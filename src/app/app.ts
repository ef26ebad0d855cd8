// An application: a router with everything around it. It is built on first use and again after a change, and answers exchanges.

import { isPromise } from "../kernel/promises.ts";
import { consoleLogger, type Logger } from "../kernel/logger.ts";
import { errors } from "../errors/catalogue.ts";
import type { HTTPException } from "../errors/http-exception.ts";
import type { DependencyNode } from "../contract/dependency.ts";
import type { Operation } from "../contract/operation.ts";
import type { Dependency } from "../contract/typing/parameters.ts";
import { Call, type CallRuntime } from "../depends/call.ts";
import { ClientDisconnect, ClientGone, type Exchange } from "../http/exchange.ts";
import { rootedExchange } from "../http/exchange-view.ts";
import type { Middleware } from "../http/middleware.ts";
import { DEFAULT_BODY_LIMIT, type HttpRequest } from "../http/request.ts";
import { isFile, isStream, type HttpResponse, type Reply } from "../http/response.ts";
import { STALL_TIMEOUT, StreamLine, StreamMeter, type StreamCounts } from "../http/stream-meter.ts";
import { toWebResponse, WebExchange, type WebPlatform } from "../http/web-exchange.ts";
import type { PathValues } from "../routing/path-filling.ts";
import { describe } from "../schema/to-node.ts";
import { pathFor } from "./addresses.ts";
import { Afterwork } from "./afterwork.ts";
import { withoutOwn, type AppOptions } from "./app-options.ts";
import { AppScope } from "./app-scope.ts";
import { build, type Built } from "./build.ts";
import { collectDescribed, collectOperations, type Collected } from "./collect.ts";
import { describeApp, internalRoutes } from "./documentation.ts";
import { DETAIL_ANSWERS, ErrorHandlers, PROBLEM_ANSWERS, type ErrorClass, type ErrorHandler } from "./exceptions.ts";
import { Lifecycle } from "./lifecycle.ts";
import { startAll } from "./lifespan.ts";
import { OpenScopes } from "./open-scopes.ts";
import { Overrides } from "./overrides.ts";
import { Runs } from "./runs.ts";
import { openScope, type ResolveScope } from "./resolve-scope.ts";
import { changes, Router } from "./router.ts";
import { checkSeconds } from "../streaming/stream-options.ts";
import { ERROR_HANDLER, toReply } from "./to-reply.ts";

/** Told of every error that became a 500 or came after the answer. */
export type ErrorObserver = (error: unknown) => void;

export class App extends Router {
  readonly #options: AppOptions;
  readonly #middleware: Middleware[];
  readonly #handlers: ErrorHandlers;
  readonly #overrides = new Overrides();
  readonly #observers = new Set<ErrorObserver>();
  readonly #appScope = new AppScope(this.#overrides.replace);
  readonly #afterwork = new Afterwork();
  readonly #open = new OpenScopes(() => this.scope());
  readonly #streams = new StreamMeter();
  readonly #runs: Runs = new Runs({ handle: (exchange) => this.handle(exchange), report: (error, message) => this.#tell(error, message) });
  readonly #lifecycle: Lifecycle;
  #built: Built | undefined;
  #builtVersion = -1;
  /** The number of changes to any router when this one was last looked at. */
  #seenChanges = -1;
  #document: Record<string, unknown> | undefined;
  /** Anything that belongs to the application: `app.state.pool`. Requests have their own `state`. */
  readonly state: Record<string, unknown> = {};
  /** The webhooks that the document describes; they are never served. */
  readonly webhooks: Router = new Router();

  constructor(options: AppOptions = {}) {
    super(withoutOwn(options));
    checkSeconds({ ...options }, "stallTimeout");
    this.#options = options;
    this.#handlers = new ErrorHandlers(options.problemDetails === true ? PROBLEM_ANSWERS : DETAIL_ANSWERS);
    this.#middleware = [...(options.middleware ?? [])];
    this.#lifecycle = new Lifecycle(
      () => this.#start(),
      () => this.#end(),
    );
  }

  /** Recognises an application of whichever copy of the package. */
  get "~isApp"(): true {
    return true;
  }

  /** Where the docs page is, below the root path; undefined where there is none. */
  get "~docsPath"(): string | undefined {
    const { openapiUrl = "/openapi.json", docsUrl = "/docs", redocUrl = "/redoc" } = this.#options;
    return openapiUrl ? docsUrl || redocUrl || undefined : undefined;
  }

  get title(): string {
    return this.#options.title ?? "Signatura";
  }

  get logger(): Logger {
    return this.#options.logger ?? consoleLogger;
  }

  get rootPath(): string {
    return this.#options.rootPath ?? "";
  }

  /** Counts of the streamed answers: how many are open, stalled, given up. */
  get streams(): StreamCounts {
    return this.#streams;
  }

  // Declaring ------------------------------------------------------------------------------------------------------------

  /** Puts a middleware around everything that is there; the last one added is the outermost. */
  middleware(middleware: Middleware): void {
    if (typeof middleware !== "function") throw errors.notCallable("A middleware", describe(middleware));
    this.#middleware.unshift(middleware);
    this["~changed"]();
  }

  /** Answers what nobody else does, as the class `Error` does. The error is reported all the same. */
  onError(status: 500, handler: ErrorHandler): void;
  /** Answers HTTPExceptions of a status. */
  onError(status: number, handler: ErrorHandler<HTTPException>): void;
  /** Answers errors of a class and of its subclasses, the nearest class first. */
  onError<E>(type: ErrorClass<E>, handler: ErrorHandler<E>): void;
  onError(key: ErrorClass | number, handler: unknown): void {
    if (typeof handler !== "function") throw errors.notCallable("The handler of an error", describe(handler));
    this.#handlers.set(key, handler as ErrorHandler);
  }

  /**
   * Replaces a dependency everywhere, until the result is disposed of: by another one, or by a function that takes nothing. What lives as long as
   * the application and was made with the stand-in is torn down then.
   *
   * @example
   * await using _ = app.override(Db, () => fakeDb);
   */
  override<O>(dependency: Dependency<O>, replacement: Dependency<O> | (() => O | Promise<O> | Generator<O> | AsyncGenerator<O>)): AsyncDisposable & Disposable {
    const node = dependency as unknown as DependencyNode;
    const standIn = this.#overrides.begin(node, replacement);
    this.#appScope.forget();
    this["~changed"]();
    let isOver = false;
    const end = async (): Promise<void> => {
      if (isOver) return;
      isOver = true;
      this.#overrides.end(node, standIn);
      this.#appScope.forget();
      this["~changed"]();
      await this.#appScope.drop(standIn);
    };
    const endAtOnce = (): void => {
      end().catch((error: unknown) => this.logger.error({ error }, `The teardown of ${standIn.name} failed`));
    };
    return { [Symbol.dispose]: endAtOnce, [Symbol.asyncDispose]: end };
  }

  // Reading --------------------------------------------------------------------------------------------------------------

  /** The operations of the application and of all its routers, in the order of declaration. @throws DeclarationError */
  operations(): readonly Operation[] {
    return this["~build"]().operations;
  }

  /** The OpenAPI document. Made once for what is declared; assign another function to extend it. */
  openapi(): Record<string, unknown> {
    const { operations } = this["~build"]();
    return (this.#document ??= describeApp(this.#options, this.title, operations, collectDescribed(this.webhooks)));
  }

  /** The path of an operation, by its name. @throws Error where no operation of that name takes just these parameters */
  urlPathFor(name: string, params: PathValues = {}): string {
    const path = this["~pathFor"](name, params);
    if (path === null) throw new Error(`No route exists for name "${name}" and params "${Object.keys(params).join(", ")}".`);
    return path;
  }

  "~pathFor"(name: string, params: PathValues): string | null {
    return pathFor(this["~build"]().routes, name, params);
  }

  // Running --------------------------------------------------------------------------------------------------------------

  /**
   * Finds what is wrong with the declarations, and runs the lifespans up to their yield. Each call wants a `shutdown`: the first one starts, the
   * last one ends, and after that the application may start again. @throws DeclarationError; what a lifespan throws
   */
  startup(): Promise<void> {
    return this.#lifecycle.enter();
  }

  async #start(): ReturnType<typeof startAll> {
    const { routes } = this["~build"]();
    const running = await startAll(
      this.#collect().lifespans,
      routes.flatMap((route) => ("target" in route ? [route.target] : [])),
      this,
    );
    this.#runs.start();
    this.#streams.start();
    return running;
  }

  async #end(): Promise<void> {
    await this.#afterwork.settled();
    await this.#runs.shutdown();
    try {
      await this.#open.close();
    } finally {
      await this.#appScope.close();
    }
  }

  /** A server begins to stop: streams that end with it do, those of mounted applications included. */
  "~stop"(): void {
    this.#streams.stop();
    for (const { target } of this["~build"]().mounts) (target as Partial<App>)["~stop"]?.();
  }

  /** Waits for what follows answers of `fetch`, gives up the runs of resumable streams, tears down app-scoped dependencies, then what follows the lifespan's yield. @throws what a teardown throws */
  shutdown(): Promise<void> {
    return this.#lifecycle.leave();
  }

  /** Dependencies outside of a request: `await using scope = app.scope(); const db = await scope.resolve(Db);` */
  scope(): ResolveScope {
    return openScope(this.#runtime, this.#overrides.replace);
  }

  /**
   * The value of a dependency outside of a request, for what is used until the end: it, and what it asks for, is torn down at shutdown. Each call has its
   * own values, but of what lives as long as the application. For something shorter there is `scope`.
   *
   * @throws DeclarationError SIG209 where it wants something of a request; what its provider throws
   */
  resolve<O>(dependency: Dependency<O>): Promise<O> {
    return this.#open.resolve(dependency);
  }

  /** Answers a web request: the handler for Bun, Deno, workers and any host of that kind. The lifespan starts with the first request. */
  readonly fetch = async (request: Request, host: WebPlatform = {}): Promise<Response> => {
    if (!this.#lifecycle.isRunning) await this.#lifecycle.ensure();
    const platform = this.#afterwork.watch(host);
    const exchange = new WebExchange(request, platform);
    const reply = await this.handle(exchange);
    try {
      return toWebResponse(reply, exchange, platform);
    } catch (error) {
      return toWebResponse(this.#unwritable(exchange, reply, error), exchange, platform);
    }
  };

  /** The answer in place of one that cannot be written: its headers were pushed unchecked, and are none. */
  #unwritable(exchange: Exchange, { afterSent, body }: Reply, error: unknown): Reply {
    this.logger.error({ error }, `${exchange.method} ${exchange.path}: the answer could not be written`);
    for (const observer of this.#observers) observer(error);
    const answer = this.#handlers.opaque();
    answer.afterSent = async () => {
      if (isStream(body)) await body[Symbol.asyncIterator]().return?.();
      await afterSent?.(error);
    };
    return answer;
  }

  /** Answers an exchange. Never throws: what nobody answers is logged and becomes an opaque 500. */
  handle(exchange: Exchange): Reply | Promise<Reply> {
    const { rootPath } = this;
    return this.#answer(new Call(rootPath === "" || rootPath === exchange.rootPath ? exchange : rootedExchange(exchange, rootPath), this.#runtime));
  }

  #answer(call: Call): HttpResponse | Promise<HttpResponse> {
    try {
      const reply = this["~build"]().serve(call);
      if (isPromise(reply))
        return (reply as Promise<HttpResponse>).then(
          (settled) => this.#finish(call, settled),
          (error: unknown) => this.#unexpected(call, error),
        );
      return this.#finish(call, reply);
    } catch (error) {
      return this.#unexpected(call, error);
    }
  }

  /** Answers a request whose path is below a mount of another application. */
  "~mount"(request: HttpRequest): HttpResponse | Promise<HttpResponse> {
    if (!this.#lifecycle.isRunning) return this.#lifecycle.ensure().then(() => this["~mount"](request));
    const call = new Call(request["~exchange"], this.#runtime);
    call.inherit(request["~scope"]);
    return this.#answer(call);
  }

  /** Tells `observer` of errors that clients only see as a 500. For test clients. */
  "~observe"(observer: ErrorObserver): Disposable {
    this.#observers.add(observer);
    return { [Symbol.dispose]: () => this.#observers.delete(observer) };
  }

  "~build"(): Built {
    if (this.#built !== undefined && this.#seenChanges === changes.count) return this.#built;
    const version = this["~totalVersion"]() + this.webhooks["~totalVersion"]();
    this.#seenChanges = changes.count;
    if (this.#built !== undefined && this.#builtVersion === version) return this.#built;
    this.#document = undefined;
    this.#built = build({
      collected: this.#collect(),
      internal: internalRoutes(this, this.#options),
      middleware: this.#middleware,
      handlers: this.#handlers,
      replace: this.#overrides.replace,
      runs: this.#runs,
      redirectSlashes: this.#options.redirectSlashes ?? true,
    });
    this.#builtVersion = version;
    return this.#built;
  }

  #collect(): Collected {
    const collected = collectOperations(this as unknown as Router, withoutOwn(this.#options));
    return this.#options.lifespan === undefined ? collected : { ...collected, lifespans: [this.#options.lifespan, ...collected.lifespans] };
  }

  readonly #runtime: CallRuntime = this.#makeRuntime();

  #makeRuntime(): CallRuntime {
    // oxlint-disable-next-line typescript/no-this-alias -- its getters have a `this` of their own
    const app = this;
    return {
      app,
      get lifespanState() {
        return app.#lifecycle.state;
      },
      get bodyLimit() {
        return app.#options.bodyLimit ?? DEFAULT_BODY_LIMIT;
      },
      streams: this.#streams,
      resolveAppScoped: (dependency) => this.#appScope.resolve(dependency as DependencyNode),
      urlPathFor: (name, params) => this.urlPathFor(name, params),
    };
  }

  /** What comes after the answer reports its own errors; so does a stream that breaks off. */
  #finish(call: Call, reply: HttpResponse): HttpResponse {
    const { afterSent, body } = reply;
    if (isStream(body) || isFile(body)) reply["~line"] ??= this.#lineOf(call, reply.stallTimeout ?? this.#options.stallTimeout ?? STALL_TIMEOUT);
    else if (afterSent === undefined && call.resources === undefined) return reply;
    reply.afterSent = async (error) => {
      let current = error;
      try {
        await afterSent?.(error);
      } catch (late) {
        current = late;
      }
      if (current !== undefined && !(current instanceof ClientDisconnect)) this.#report(call, current, "failed after its answer had begun");
      await this.#closeResources(call);
    };
    return reply;
  }

  #lineOf(call: Call, patience: number): StreamLine {
    return new StreamLine(this.#streams, patience, () => {
      const { method, path } = call.exchange;
      this.logger.warn({}, `${method} ${call.route ?? path}: the client took nothing for ${patience} s, and was given up`);
    });
  }

  async #closeResources(call: Call): Promise<void> {
    for (const resource of call.resources ?? [])
      await resource.close().catch((error: unknown) => this.#report(call, error, "could not close what it had opened"));
  }

  /** The last resort. The handler of 500, if there is one, answers; the error is reported all the same. */
  #unexpected(call: Call, error: unknown): HttpResponse | Promise<HttpResponse> {
    if (error instanceof ClientGone || error instanceof ClientDisconnect) return this.#finish(call, this.#handlers.opaque());
    this.#report(call, error, "failed");
    const handler = this.#handlers.last;
    if (handler === undefined) return this.#finish(call, this.#handlers.opaque());
    const failed = (late: unknown): HttpResponse => {
      this.#report(call, late, "failed in its error handler");
      return this.#finish(call, this.#handlers.opaque());
    };
    const answered = (reply: unknown): HttpResponse => this.#finish(call, toReply(reply, ERROR_HANDLER));
    try {
      const reply: unknown = handler(call.request, error);
      return isPromise(reply) ? Promise.resolve(reply).then(answered).catch(failed) : answered(reply);
    } catch (late) {
      return failed(late);
    }
  }

  #report(call: Call, error: unknown, what: string): void {
    this.#tell(error, `${call.exchange.method} ${call.route ?? call.exchange.path} ${what}`);
  }

  #tell(error: unknown, message: string): void {
    try {
      this.logger.error({ error }, message);
    } catch (failure) {
      // The answer does not depend on it.
      consoleLogger.error({ error: failure }, "The logger of the application failed");
    }
    for (const observer of this.#observers) observer(error);
  }
}
