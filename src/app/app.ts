// An application: a router with everything around it. It is built on first use and again after a change, and answers exchanges.

import { isPromise } from "../kernel/promises.ts";
import { consoleLogger, type Logger } from "../kernel/logger.ts";
import { errors } from "../errors/catalogue.ts";
import type { DependencyNode, Provider } from "../contract/dependency.ts";
import { makeDependency } from "../contract/dependency.ts";
import type { Operation, SharedOptions } from "../contract/operation.ts";
import type { Dependency } from "../contract/typing/parameters.ts";
import { Call, type CallRuntime } from "../depends/call.ts";
import { ClientGone, type Exchange } from "../http/exchange.ts";
import type { Middleware } from "../http/middleware.ts";
import type { HttpRequest } from "../http/request.ts";
import type { HttpResponse, Reply } from "../http/response.ts";
import { toWebResponse, WebExchange, type WebPlatform } from "../http/web-exchange.ts";
import { fillPathTemplate } from "../routing/path-filling.ts";
import { parsePathTemplate } from "../routing/path-template.ts";
import { AppScope, openScope, type ResolveScope } from "./app-scope.ts";
import { build, type Built } from "./build.ts";
import { collectDescribed, collectOperations, type Collected } from "./collect.ts";
import { describeApp, internalRoutes, type DocumentationOptions } from "./documentation.ts";
import { ErrorHandlers, opaqueError, type ErrorClass, type ErrorHandler } from "./exceptions.ts";
import { startAll, type Lifespan, type Running } from "./lifespan.ts";
import { Router } from "./router.ts";

export interface AppOptions extends SharedOptions, DocumentationOptions {
  /** Runs around everything: what is before its yield at start, what follows at shutdown. A mapping that it yields is every request's `state`. */
  readonly lifespan?: Lifespan;
  /** The first one is the outermost. */
  readonly middleware?: readonly Middleware[];
  /** True by default: a path that is known with or without its last slash is redirected there with 307. */
  readonly redirectSlashes?: boolean;
  /** Where errors are told. Readable lines on stderr by default. */
  readonly logger?: Logger;
}

/** Told of every error that became a 500 or came after the answer. */
export type ErrorObserver = (error: unknown) => void;

export class App extends Router {
  readonly #options: AppOptions;
  readonly #middleware: Middleware[];
  readonly #handlers = new ErrorHandlers();
  readonly #overrides = new Map<DependencyNode, DependencyNode>();
  readonly #observers = new Set<ErrorObserver>();
  readonly #replace = (node: DependencyNode): DependencyNode => this.#overrides.get(node.origin) ?? node;
  readonly #appScope = new AppScope(this.#replace);
  #built: Built | undefined;
  #builtVersion = -1;
  #running: Running | undefined;
  #starting: Promise<void> | undefined;
  #isStopped = false;
  #document: Record<string, unknown> | undefined;
  /** Anything that belongs to the application: `app.state.pool`. Requests have their own `state`. */
  readonly state: Record<string, unknown> = {};
  /** The webhooks that the document describes; they are never served. */
  readonly webhooks: Router = new Router();

  constructor(options: AppOptions = {}) {
    super(withoutLifespan(options));
    this.#options = options;
    this.#middleware = [...(options.middleware ?? [])];
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

  // Declaring ------------------------------------------------------------------------------------------------------------

  /** Puts a middleware around everything that is there; the last one added is the outermost. */
  middleware(middleware: Middleware): void {
    this.#middleware.unshift(middleware);
    this["~version"] += 1;
  }

  /** Answers errors of a class (and of its subclasses, the nearest first), or HTTPExceptions of a status. 500 and `Error` catch what nobody else does. */
  onError<E>(key: ErrorClass<E> | number, handler: ErrorHandler<E>): void {
    this.#handlers.set(key as ErrorClass | number, handler as ErrorHandler);
  }

  /** Replaces a dependency everywhere, until the result is disposed of: `await using _ = app.override(Db, fake)`. */
  override<O>(dependency: Dependency<O>, replacement: Dependency<O> | (() => O | Promise<O>)): AsyncDisposable & Disposable {
    const { origin } = dependency as unknown as DependencyNode;
    const node = typeof replacement === "function" ? standIn(origin, replacement as Provider) : (replacement as unknown as DependencyNode);
    const before = this.#overrides.get(origin);
    this.#overrides.set(origin, node);
    this["~version"] += 1;
    const undo = (): void => {
      if (before === undefined) this.#overrides.delete(origin);
      else this.#overrides.set(origin, before);
      this["~version"] += 1;
    };
    return { [Symbol.dispose]: undo, [Symbol.asyncDispose]: async () => undo() };
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
  urlPathFor(name: string, params: Readonly<Record<string, unknown>> = {}): string {
    for (const operation of this["~build"]().operations) {
      if (operation.name !== name) continue;
      const path = fillPathTemplate(parsePathTemplate(operation.path), params);
      if (path !== null) return path;
    }
    throw new Error(`No route exists for name "${name}" and params "${Object.keys(params).join(", ")}".`);
  }

  // Running --------------------------------------------------------------------------------------------------------------

  /** Runs the lifespan up to its yield, and finds what is wrong with the declarations. Servers call it; a second call waits for the first. */
  startup(): Promise<void> {
    if (this.#isStopped) return Promise.reject(errors.startedTwice());
    return (this.#starting ??= this.#start());
  }

  async #start(): Promise<void> {
    this["~build"]();
    this.#running = await startAll(this.#collect().lifespans, this);
  }

  /** Tears down app-scoped dependencies, then what follows the lifespan's yield. */
  async shutdown(): Promise<void> {
    if (this.#isStopped) return;
    this.#isStopped = true;
    await this.#starting?.catch(() => undefined);
    try {
      await this.#appScope.close();
    } finally {
      await this.#running?.stop();
    }
  }

  /** Dependencies outside of a request: `await using scope = app.scope(); const db = await scope.resolve(Db);` */
  scope(): ResolveScope {
    return openScope(this.#runtime, this.#replace);
  }

  /** Answers a web request: the handler for Bun, Deno, workers and any host of that kind. The lifespan starts with the first request. */
  readonly fetch = async (request: Request, platform: WebPlatform = {}): Promise<Response> => {
    await this.startup();
    const exchange = new WebExchange(request, { rootPath: this.rootPath, ...platform });
    return toWebResponse(await this.handle(exchange), exchange, platform);
  };

  /** Answers an exchange. Never throws: what nobody answers is logged and becomes an opaque 500. */
  handle(exchange: Exchange): Reply | Promise<Reply> {
    return this.#answer(new Call(exchange, this.#runtime));
  }

  #answer(call: Call): HttpResponse | Promise<HttpResponse> {
    try {
      const reply = this["~build"]().serve(call);
      if (isPromise(reply)) return (reply as Promise<HttpResponse>).then((settled) => this.#finish(call, settled), (error: unknown) => this.#unexpected(call, error));
      return this.#finish(call, reply);
    } catch (error) {
      return this.#unexpected(call, error);
    }
  }

  /** Answers a request whose path is below a mount of another application. */
  "~mount"(request: HttpRequest): HttpResponse | Promise<HttpResponse> {
    return this.startup().then(() => {
      const call = new Call(request["~exchange"], this.#runtime);
      call.inherit(request["~scope"]);
      return this.#answer(call);
    });
  }

  /** Tells `observer` of errors that clients only see as a 500. For test clients. */
  "~observe"(observer: ErrorObserver): Disposable {
    this.#observers.add(observer);
    return { [Symbol.dispose]: () => this.#observers.delete(observer) };
  }

  "~build"(): Built {
    const version = this["~totalVersion"]() + this.webhooks["~totalVersion"]();
    if (this.#built !== undefined && this.#builtVersion === version) return this.#built;
    this.#document = undefined;
    this.#built = build({
      collected: this.#collect(),
      internal: internalRoutes(this, this.#options),
      middleware: this.#middleware,
      handlers: this.#handlers,
      replace: this.#replace,
      redirectSlashes: this.#options.redirectSlashes ?? true,
    });
    this.#builtVersion = version;
    return this.#built;
  }

  #collect(): Collected {
    const collected = collectOperations(this as unknown as Router, this.#options);
    return this.#options.lifespan === undefined ? collected : { ...collected, lifespans: [this.#options.lifespan, ...collected.lifespans] };
  }

  readonly #runtime: CallRuntime = this.#makeRuntime();

  #makeRuntime(): CallRuntime {
    const app = this;
    return {
      app,
      get lifespanState() {
        return app.#running?.state ?? {};
      },
      resolveAppScoped: (dependency) => this.#appScope.resolve(dependency as DependencyNode),
      urlPathFor: (name, params) => this.urlPathFor(name, params),
    };
  }

  /** What comes after the answer reports its own errors. */
  #finish(call: Call, reply: HttpResponse): HttpResponse {
    const { afterSent } = reply;
    if (afterSent === undefined) return reply;
    reply.afterSent = async (error) => {
      try {
        await afterSent(error);
      } catch (late) {
        this.#report(call, late, "failed after the answer was sent");
      }
    };
    return reply;
  }

  /** The last resort. The handler of 500, if there is one, answers; the error is reported all the same. */
  #unexpected(call: Call, error: unknown): HttpResponse | Promise<HttpResponse> {
    if (error instanceof ClientGone) return opaqueError();
    this.#report(call, error, "failed");
    const handler = this.#handlers.last;
    if (handler === undefined) return opaqueError();
    const failed = (late: unknown): HttpResponse => {
      this.#report(call, late, "failed in its error handler");
      return opaqueError();
    };
    try {
      const reply = handler(call.request, error);
      return isPromise(reply) ? (reply as Promise<HttpResponse>).then((settled) => this.#finish(call, settled), failed) : this.#finish(call, reply);
    } catch (late) {
      return failed(late);
    }
  }

  #report(call: Call, error: unknown, what: string): void {
    const { method } = call.exchange;
    this.logger.error({ error }, `${method} ${call.route ?? call.exchange.path} ${what}`);
    for (const observer of this.#observers) observer(error);
  }
}

/** The application runs its own lifespan; routers hand theirs to it. */
function withoutLifespan({ lifespan: _lifespan, ...options }: AppOptions): AppOptions {
  return options;
}

/** A function in the place of a dependency. What lived as long as the application still does: app-scoped dependencies may ask for it. */
function standIn(origin: DependencyNode, provide: Provider): DependencyNode {
  const scope = origin.scope === "app" ? { scope: origin.scope } : {};
  return makeDependency({}, provide, { name: `the override of ${origin.name}`, ...scope }, undefined);
}
