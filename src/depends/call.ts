// One request on its way through a plan: where the values stand that its stages hand to each other. One shape for every operation.

import type { Issue } from "../errors/validation.ts";
import type { Exchange } from "../http/exchange.ts";
import { DEFAULT_BODY_LIMIT, HttpRequest, type RequestScope } from "../http/request.ts";
import { HttpResponse } from "../http/response.ts";
import type { SessionState } from "../http/session.ts";
import { BackgroundTasks } from "./background.ts";
import { ExitStack } from "./exit-stack.ts";

/** What a call needs to know of its application. */
export interface CallRuntime {
  readonly app: unknown;
  /** What `lifespan` yields. */
  readonly lifespanState: Readonly<Record<string, unknown>>;
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

async function* closeAtEnd(resource: { close(): Promise<void> }): AsyncGenerator<void, void, void> {
  try {
    yield;
  } finally {
    await resource.close();
  }
}

export class Call implements RequestScope {
  readonly exchange: Exchange;
  readonly runtime: CallRuntime;
  operation: CallOperation | undefined = undefined;
  /** The raw path parameters, in the order of the template. */
  pathValues: readonly string[] = NO_VALUES as readonly string[];
  /** The raw values of the query names that the operation declares; the last of each name. */
  queryValues: readonly (string | undefined)[] = NO_VALUES;
  /** The body as it was read: parsed JSON, bytes, form fields. */
  body: unknown = NO_BODY;
  issues: Issue[] = [];
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
    return Math.min(this.operation?.bodyLimit ?? DEFAULT_BODY_LIMIT, this.bodyCap);
  }

  get route(): string | undefined {
    return this.operation?.pathFormat;
  }

  urlPathFor(name: string, params: Readonly<Record<string, unknown>>): string {
    return this.runtime.urlPathFor(name, params);
  }

  /** Takes over what middleware of the application around a mounted one has set. */
  inherit(outer: RequestScope): void {
    this.bodyCap = outer.bodyCap;
    this.session = outer.session;
  }

  closeLater(resource: { close(): Promise<void> }): void {
    const closing = closeAtEnd(resource);
    // It stands at its yield then, like a dependency that has been entered.
    void closing.next();
    (this.requestStack ??= new ExitStack()).push("a resource of the request", closing);
  }
}
