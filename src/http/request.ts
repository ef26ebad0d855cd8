// The request as a handler, dependency or middleware sees it: a view over an Exchange that reads each part when it is asked for.

import { decodeJson } from "../kernel/json-decode.ts";
import { readJsonText } from "../kernel/json-text.ts";
import { decodePercent } from "../kernel/percent-decode.ts";
import { HTTPException } from "../errors/http-exception.ts";
import { readCookieHeaders } from "./cookies.ts";
import type { FormFields } from "./form-fields.ts";
import type { FormLimits } from "./form-limits.ts";
import { readForm } from "./form.ts";
import type { Address, Exchange } from "./exchange.ts";
import { rebodiedExchange } from "./exchange-view.ts";
import { authorityOf, querySuffix, wholePath } from "./host.ts";
import { RequestHeaders } from "./headers.ts";
import { QueryParams } from "./query-params.ts";
import { ReplacedBody, type BodySource } from "./replaced-body.ts";
import type { Session, SessionState } from "./session.ts";

/** One MiB: what a body may have unless its route says otherwise. */
export const DEFAULT_BODY_LIMIT = 1_048_576;

/** 64 MiB: what the form of an operation with files or form fields may have unless its route says otherwise. Large files go to disk. */
export const DEFAULT_FORM_LIMIT = 67_108_864;

/** What the application adds to a request: its parameters, its state, itself. */
export interface RequestScope {
  readonly pathParams: Readonly<Record<string, unknown>>;
  /** What `lifespan` yields, and what middleware puts there. */
  readonly state: Record<string, unknown>;
  readonly app: unknown;
  /** The greatest body, in bytes. */
  readonly bodyLimit: number;
  /** The path of the operation that answers: `/items/{item_id}`. Undefined before one is found. */
  readonly route: string | undefined;
  /** The path for an operation's name. @throws Error where there is none */
  urlPathFor(name: string, params: Readonly<Record<string, unknown>>): string;
  /** The same with the root path before it; names of the application around a mounted one are known, too. */
  wholePathFor(name: string, params: Readonly<Record<string, unknown>>): string;
  /** What middleware allows a body at most, in bytes, whatever the operation says. */
  bodyCap: number;
  /** Set by the middleware `sessions`. */
  session: SessionState | undefined;
  /** What ends the work, where that is not the client's going away: set for resumable streams, which go on without a client. */
  readonly signal?: AbortSignal | undefined;
  /** Closes something once the request is over: answered, with its background tasks done, or given up. */
  closeLater(resource: { close(): Promise<void> }): void;
  /** Puts another exchange in the place of the one that everything further inside reads. */
  replaceExchange(exchange: Exchange): void;
}

export class HttpRequest {
  /** Among parameters the class stands for the request itself. */
  static readonly "~marker": HttpRequest = "request" as never;
  "~exchange": Exchange;
  "~scope": RequestScope;
  #headers: RequestHeaders | undefined;
  #query: QueryParams | undefined;
  #cookies: Readonly<Record<string, string>> | undefined;
  #url: URL | undefined;
  #form: Promise<FormFields> | undefined;

  constructor(exchange: Exchange, scope: RequestScope) {
    this["~exchange"] = exchange;
    this["~scope"] = scope;
  }

  get method(): string {
    return this["~exchange"].method;
  }

  /** The decoded path, without the query. */
  get path(): string {
    return decodePercent(this["~exchange"].path);
  }

  /** The whole URL, by the Host header. */
  get url(): URL {
    const exchange = this["~exchange"];
    return (this.#url ??= new URL(originOf(exchange) + wholePath(exchange) + querySuffix(exchange)));
  }

  /** Scheme, host and root path: `https://example.com/api/`. */
  get baseUrl(): URL {
    const exchange = this["~exchange"];
    return new URL(`${withoutSlash(exchange.baseRootPath ?? exchange.rootPath)}/`, originOf(exchange));
  }

  /** The path that a proxy or a mount has taken off: `/api/v1`. Empty where there is none. */
  get rootPath(): string {
    return this["~exchange"].rootPath;
  }

  get headers(): RequestHeaders {
    return (this.#headers ??= new RequestHeaders(this["~exchange"].headers));
  }

  get query(): QueryParams {
    return (this.#query ??= new QueryParams(this["~exchange"].query));
  }

  get cookies(): Readonly<Record<string, string>> {
    return (this.#cookies ??= Object.freeze(Object.fromEntries(readCookieHeaders(this.headers.getAll("cookie")))));
  }

  get pathParams(): Readonly<Record<string, unknown>> {
    return this["~scope"].pathParams;
  }

  /** The path of the operation that answers, with its parameters' names: `/items/{item_id}`. */
  get route(): string | undefined {
    return this["~scope"].route;
  }

  get client(): Address | undefined {
    return this["~exchange"].client;
  }

  get state(): Record<string, unknown> {
    return this["~scope"].state;
  }

  get app(): unknown {
    return this["~scope"].app;
  }

  /** The session, to read and to change: values by name that must be JSON. Assign `{}` to clear it. @throws Error without the middleware `sessions` */
  get session(): Session {
    return this.#sessionState().view;
  }

  set session(values: Session) {
    this.#sessionState().replace(values);
  }

  #sessionState(): SessionState {
    const { session } = this["~scope"];
    if (session === undefined) throw new Error("There is no session: add the middleware `sessions({ secret })` to the application.");
    return session;
  }

  /** What the platform hands over: the bindings of a worker, for example. */
  get platform(): unknown {
    return this["~exchange"].platform;
  }

  /** Aborted when the client goes away before its answer is sent; in the run of a resumable stream, when that is stopped or taken over. */
  get signal(): AbortSignal {
    return this["~scope"].signal ?? this["~exchange"].signal;
  }

  /** Whether the client has gone, or the run has ended. */
  async isDisconnected(): Promise<boolean> {
    return this.signal.aborted;
  }

  /** The whole body. It may be asked for often. @throws BodyTooLarge, which is answered with 413 */
  async body(): Promise<Uint8Array> {
    return this["~exchange"].body(this["~scope"].bodyLimit);
  }

  /** The body as text, taken as UTF-8. */
  async text(): Promise<string> {
    return new TextDecoder().decode(await this.body());
  }

  /** The body as JSON. @throws HTTPException 400 where it is none */
  async json(): Promise<unknown> {
    const text = readJsonText(await this.body());
    const decoded = text === undefined ? undefined : decodeJson(text);
    if (decoded?.ok !== true) throw new HTTPException(400, "There was an error parsing the body");
    return decoded.value;
  }

  /**
   * The form, urlencoded or multipart; one without fields where the content type is no form's. It may be asked for often; the limits count the
   * first time. Its files are closed when the request is over. @throws HTTPException 400 for a form that is malformed or goes beyond a limit
   */
  form(limits?: FormLimits): Promise<FormFields> {
    return (this.#form ??= this.#readForm(limits));
  }

  async #readForm(limits: FormLimits | undefined): Promise<FormFields> {
    const exchange = this["~exchange"];
    const source = { header: (name: string) => exchange.header(name), body: () => this.body(), stream: () => this.stream(), spool: exchange.spool };
    const form = await readForm(source, this["~scope"].bodyLimit, limits);
    if (form.hasFiles) this["~scope"].closeLater(form);
    return form;
  }

  /** The body as it comes. It can be read once; a body that was read whole before is given in one part. */
  stream(): AsyncIterable<Uint8Array> {
    return this["~exchange"].stream(this["~scope"].bodyLimit);
  }

  /**
   * Puts another body in the place of the one that came, for everything further inside: what middleware unpacks, decrypts or translates. Headers
   * stay as they are, and the limits of operations count for the new body. A source that fails is answered with 400.
   *
   * @example
   * if (request.headers.get("content-encoding") === "gzip") request.replaceBody(Readable.from(request.stream()).pipe(createGunzip()));
   */
  replaceBody(body: BodySource): void {
    const exchange = rebodiedExchange(this["~exchange"], new ReplacedBody(body));
    this["~exchange"] = exchange;
    this.#form = undefined;
    this["~scope"].replaceExchange(exchange);
  }

  /** The absolute URL of an operation, by its name; of a mount's files by the mount's name and `path`; of what is in a mount by `mount:name`. */
  urlFor(name: string, params: Readonly<Record<string, unknown>> = {}): URL {
    // A parameter may hold what would end the path, or begin an escape.
    const path = this["~scope"].wholePathFor(name, params).replace(/[%?#]/g, encodeURIComponent);
    return new URL(path, originOf(this["~exchange"]));
  }

  /** The path of an operation, by its name. */
  urlPathFor(name: string, params: Readonly<Record<string, unknown>> = {}): string {
    return this["~scope"].urlPathFor(name, params);
  }

  /** A web `Request` of the same content, for libraries that want one. */
  get web(): Request {
    const { method } = this;
    const init: RequestInit & { duplex?: "half" } = { method, headers: [...this.headers], signal: this.signal };
    if (method !== "GET" && method !== "HEAD") {
      init.body = toWebStream(this.stream()[Symbol.asyncIterator]());
      init.duplex = "half";
    }
    return new Request(this.url, init);
  }
}

/** Scheme and host: by the Host header, or our own address where that is none. */
function originOf(exchange: Exchange): string {
  const origin = `${exchange.scheme}://${authorityOf(exchange) ?? "localhost"}`;
  return URL.canParse(origin) ? origin : `${exchange.scheme}://localhost`;
}

function withoutSlash(rootPath: string): string {
  return rootPath.endsWith("/") ? rootPath.slice(0, -1) : rootPath;
}

function toWebStream(parts: AsyncIterator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const next = await parts.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await parts.return?.();
    },
  });
}
