// One request on its way through a plan: where the values stand that its stages hand to each other. One shape for every operation.

import { setOwn } from "../kernel/deep.ts";
import type { Issue } from "../errors/validation.ts";
import type { Exchange } from "../http/exchange.ts";
import { HttpRequest, type RequestScope } from "../http/request.ts";
import { HttpResponse } from "../http/response.ts";
import type { SessionState } from "../http/session.ts";
import type { StreamMeter } from "../http/stream-meter.ts";
import type { SocketConnection } from "../http/socket-connection.ts";
import { BackgroundTasks } from "./background.ts";
import type { ExitStack } from "./exit-stack.ts";

/** What a call needs to know of its application. */
export interface CallRuntime {
  readonly app: unknown;
  /** What `lifespan` yields. */
  readonly lifespanState: Readonly<Record<string, unknown>>;
  /** The greatest body before an operation is found, in bytes. */
  readonly bodyLimit: number;
  /** Counts the application's streams. */
  readonly streams: StreamMeter;
  /** The value of an app-scoped dependency. */
  resolveAppScoped(dependency: object): unknown;
  urlPathFor(name: string, params: Readonly<Record<string, unknown>>): string;
}

/** The part of an operation that a call carries along. */
export interface CallOperation {
  readonly pathFormat: string;
  readonly bodyLimit: number;
  readonly pathNames: readonly string[];
  /** Turns the raw path parameters into what their convertors say. */
  readonly convertPath: (values: readonly string[]) => Readonly<Record<string, unknown>>;
}

/** The body was not sent, or is not wanted. */
export const NO_BODY: unique symbol = Symbol("no body");

const NO_VALUES: readonly (string | undefined)[] = Object.freeze([]);

export class Call implements RequestScope {
  exchange: Exchange;
  readonly runtime: CallRuntime;
  operation: CallOperation | undefined = undefined;
  /** The raw path parameters, in the order of the template. */
  pathValues: readonly string[] = NO_VALUES as readonly string[];
  /** The raw values of the query names that the operation declares; the last of each name. */
  queryValues: readonly (string | undefined)[] = NO_VALUES;
  /** The body as it was read: parsed JSON, bytes, form fields. */
  body: unknown = NO_BODY;
  /** The text of a JSON body in which integers may have been rounded. */
  roundedText: string | undefined = undefined;
  /** What is wrong with the parameters that were read last: the handler's own, once its dependencies are resolved. */
  issues: Issue[] = [];
  /** The slots of dependencies whose parameters, or whose dependencies' parameters, were refused, with their own issues. */
  broken: Map<number, readonly Issue[]> | undefined = undefined;
  /** The values of dependencies, by slot. */
  slots: unknown[] | undefined = undefined;
  functionStack: ExitStack | undefined = undefined;
  requestStack: ExitStack | undefined = undefined;
  #request: HttpRequest | undefined = undefined;
  #state: Record<string, unknown> | undefined = undefined;
  /** The answer-to-be that parameters may change. */
  draft: HttpResponse | undefined = undefined;
  bodyCap: number = Number.POSITIVE_INFINITY;
  session: SessionState | undefined = undefined;
  tasks: BackgroundTasks | undefined = undefined;
  /** What stands for the run of a resumable stream among parameters. */
  run: unknown = undefined;
  /** In place of the client's signal, where the work goes on without the client. */
  signal: AbortSignal | undefined = undefined;
  /** The websocket, where the request asks for one and somebody has asked for it. */
  socket: SocketConnection | undefined = undefined;
  /** What is closed when the request is over. */
  resources: { close(): Promise<void> }[] | undefined = undefined;
  /** The request of the application that this one is mounted in. */
  #outer: RequestScope | undefined = undefined;

  constructor(exchange: Exchange, runtime: CallRuntime) {
    this.exchange = exchange;
    this.runtime = runtime;
  }

  get request(): HttpRequest {
    return (this.#request ??= new HttpRequest(this.exchange, this));
  }

  /** The answer-to-be. Its status is 0 until somebody sets it. */
  get response(): HttpResponse {
    return (this.draft ??= new HttpResponse(null, { status: 0 }));
  }

  get background(): BackgroundTasks {
    return (this.tasks ??= new BackgroundTasks());
  }

  get pathParams(): Readonly<Record<string, unknown>> {
    return this.operation?.convertPath(this.pathValues) ?? {};
  }

  get state(): Record<string, unknown> {
    return (this.#state ??= { ...this.runtime.lifespanState });
  }

  get app(): unknown {
    return this.runtime.app;
  }

  get bodyLimit(): number {
    return Math.min(this.operation?.bodyLimit ?? this.runtime.bodyLimit, this.bodyCap);
  }

  get route(): string | undefined {
    return this.operation?.pathFormat;
  }

  urlPathFor(name: string, params: Readonly<Record<string, unknown>>): string {
    return this.runtime.urlPathFor(name, params);
  }

  /** The outermost application is asked first, as in Starlette. @throws Error where nobody knows the name */
  wholePathFor(name: string, params: Readonly<Record<string, unknown>>): string {
    if (this.#outer !== undefined) {
      try {
        return this.#outer.wholePathFor(name, params);
      } catch {
        // It may still be one of our own.
      }
    }
    return this.exchange.rootPath.replace(/\/$/, "") + this.runtime.urlPathFor(name, params);
  }

  /** Below a mount: the state is the outer application's, and so is what its middleware has set. */
  inherit(outer: RequestScope): void {
    this.#outer = outer;
    this.bodyCap = outer.bodyCap;
    this.session = outer.session;
    this.#state = outer.state;
    for (const [key, value] of Object.entries(this.runtime.lifespanState)) if (!Object.hasOwn(outer.state, key)) setOwn(outer.state, key, value);
  }

  replaceExchange(exchange: Exchange): void {
    this.exchange = exchange;
  }

  closeLater(resource: { close(): Promise<void> }): void {
    (this.resources ??= []).push(resource);
  }
}
