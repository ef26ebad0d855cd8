// The test client: requests to an application in the same process, without a port. The lifespan runs, cookies are kept, redirects are
// followed, and errors that a client would see as a 500 are thrown to the test.

import type { App } from "../app/app.ts";
import { WebSocketDisconnect } from "../errors/web-socket-errors.ts";
import { EndedSocket, RefusedSocket } from "../http/socket-reply.ts";
import { toWebResponse, WebExchange, type WebPlatform } from "../http/web-exchange.ts";
import { CookieJar } from "./cookie-jar.ts";
import { TestEvents, TestStream } from "./event-stream.ts";
import { TestResponse } from "./response.ts";
import { SocketPair, TestSocket, WebSocketDenialResponse, type SocketOutcome } from "./socket.ts";

export interface TestClientOptions {
  /** `http://testserver` by default. */
  readonly baseUrl?: string;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: Readonly<Record<string, string>>;
  /** True by default, at most 20. */
  readonly followRedirects?: boolean;
  /** Throw what the application threw rather than answer 500: true by default. */
  readonly throwServerErrors?: boolean;
  readonly rootPath?: string;
  /** The address that the application sees. */
  readonly client?: { readonly host: string; readonly port: number };
}

export interface TestRequestOptions {
  /** Query parameters; a list gives a name several values. */
  readonly query?: Readonly<Record<string, QueryValue | readonly QueryValue[]>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as an urlencoded form. */
  readonly form?: Readonly<Record<string, QueryValue | readonly QueryValue[]>>;
  /** Sent as it is: text, bytes, FormData (multipart), a stream. */
  readonly body?: NonNullable<ConstructorParameters<typeof Response>[0]>;
  readonly followRedirects?: boolean;
  readonly signal?: AbortSignal;
}

export interface TestEventsOptions extends TestRequestOptions {
  /** `GET` by default; `POST` where there is a body. */
  readonly method?: string;
  /** Sent as `Last-Event-ID`. */
  readonly lastEventId?: string | undefined;
}

export interface TestSocketOptions extends Pick<TestRequestOptions, "query" | "headers" | "cookies"> {
  /** What is offered, in this order. */
  readonly subprotocols?: readonly string[];
}

type QueryValue = string | number | boolean | null;

const MAX_REDIRECTS = 20;

export class TestClient implements AsyncDisposable {
  readonly app: App;
  readonly cookies: CookieJar;
  readonly #options: TestClientOptions;
  readonly #afterwork = new Set<Promise<unknown>>();

  constructor(app: App, options: TestClientOptions) {
    this.app = app;
    this.#options = options;
    this.cookies = new CookieJar(options.cookies);
  }

  get(path: string, options?: TestRequestOptions): Promise<TestResponse> {
    return this.request("GET", path, options);
  }
  post(path: string, options?: TestRequestOptions): Promise<TestResponse> {
    return this.request("POST", path, options);
  }
  put(path: string, options?: TestRequestOptions): Promise<TestResponse> {
    return this.request("PUT", path, options);
  }
  patch(path: string, options?: TestRequestOptions): Promise<TestResponse> {
    return this.request("PATCH", path, options);
  }
  delete(path: string, options?: TestRequestOptions): Promise<TestResponse> {
    return this.request("DELETE", path, options);
  }
  head(path: string, options?: TestRequestOptions): Promise<TestResponse> {
    return this.request("HEAD", path, options);
  }
  options(path: string, options?: TestRequestOptions): Promise<TestResponse> {
    return this.request("OPTIONS", path, options);
  }

  /** Sends a request and waits for the whole answer, and for the background work after it. @throws what the application threw */
  async request(method: string, path: string, options: TestRequestOptions = {}): Promise<TestResponse> {
    let url = this.#urlOf(path, options.query);
    let verb = method.toUpperCase();
    let current = options;
    const follow = options.followRedirects ?? this.#options.followRedirects ?? true;
    for (let count = 0; ; count += 1) {
      const response = await this.#send(verb, url, current);
      const location = response.headers.get("location");
      if (!follow || location === null || !REDIRECTS.has(response.status)) return response;
      if (count === MAX_REDIRECTS) throw new Error(`More than ${MAX_REDIRECTS} redirects, the last to ${location}.`);
      url = new URL(location, url);
      if (response.status === 303 || (response.status < 303 && verb === "POST")) {
        verb = verb === "HEAD" ? "HEAD" : "GET";
        const { json: _json, form: _form, body: _body, ...rest } = current;
        current = rest;
      }
    }
  }

  /**
   * Sends a request and gives its answer once its headers are there; the body is read as it comes. Redirects are not followed. Close it, or let
   * `await using` do it.
   *
   * @throws what the application threw before it answered
   * @example
   * await using stream = await client.stream("GET", "/lines");
   * for await (const item of stream.lines()) console.log(item);
   */
  async stream(method: string, path: string, options: TestRequestOptions = {}): Promise<TestStream> {
    const url = this.#urlOf(path, options.query);
    const controller = new AbortController();
    const { signal } = options;
    const leave = (): void => controller.abort(signal?.reason);
    if (signal?.aborted === true) leave();
    else signal?.addEventListener("abort", leave, { once: true });
    const errors: unknown[] = [];
    const observed = this.app["~observe"]((error) => errors.push(error));
    const settle = async (): Promise<void> => {
      await this.settled();
      signal?.removeEventListener("abort", leave);
      observed[Symbol.dispose]();
      const told = errors.splice(0);
      if (told.length > 0 && this.#options.throwServerErrors !== false) throw told[0];
    };
    const request = new Request(url, { ...this.#init(method.toUpperCase(), url, options), signal: controller.signal });
    const response = await this.app.fetch(request, this.#platform());
    this.cookies.store(url, response.headers.getSetCookie());
    if (errors.length > 0) await settle();
    return new TestStream({ response, url, leave, settle });
  }

  /**
   * Asks for server-sent events, and gives them as they come. Close them, or let `await using` do it; leaving a loop closes them, too.
   *
   * @throws TypeError for an answer that is no stream of events; what the application threw
   * @example
   * await using events = await client.events("/ticks", { lastEventId: "41" });
   * for await (const event of events) console.log(event.id, event.json());
   */
  async events(path: string, options: TestEventsOptions = {}): Promise<TestEvents> {
    const { lastEventId, headers } = options;
    const hasBody = (options.json ?? options.form ?? options.body) !== undefined;
    const resumed = lastEventId === undefined ? {} : { "last-event-id": lastEventId };
    const sent = { ...options, headers: { accept: "text/event-stream", ...resumed, ...headers } };
    const stream = await this.stream(options.method ?? (hasBody ? "POST" : "GET"), path, sent);
    const type = stream.headers.get("content-type");
    if (type?.startsWith("text/event-stream") === true) return new TestEvents(stream, lastEventId);
    let text = "";
    for await (const part of stream) text += part;
    throw new TypeError(`${path} answered no stream of events, but ${stream.status}, ${type ?? "without a content type"}: ${text.slice(0, 500)}`);
  }

  /**
   * Opens a websocket. Close it, or let `await using` do it: that waits for the application's handler.
   *
   * @throws WebSocketDisconnect where the application refuses it, WebSocketDenialResponse where it does so with an answer; what it threw
   * @example
   * await using socket = await client.websocket("/ws");
   * socket.sendJson({ text: "hello" });
   * await socket.receiveJson(); // { text: "hello" }
   */
  async websocket(path: string, options: TestSocketOptions = {}): Promise<TestSocket> {
    const url = this.#urlOf(path, options.query);
    url.protocol = url.protocol.replace("ws", "http");
    const { subprotocols = [] } = options;
    const offered = subprotocols.length === 0 ? {} : { "sec-websocket-protocol": subprotocols.join(", ") };
    const handshake = { connection: "upgrade", upgrade: "websocket", "sec-websocket-key": "testserver==", "sec-websocket-version": "13", ...offered };
    const request = new Request(url, this.#init("GET", url, { ...options, headers: { ...handshake, ...options.headers } }));
    const pair = new SocketPair();
    const exchange = new WebExchange(request, { ...this.#platform(), upgrade: pair });
    pair.onClose = () => exchange["~abort"]();
    const ended = this.#talk(exchange, url);
    const answer = await Promise.race([pair.accepted, ended]);
    if ("headers" in answer) return new TestSocket(pair, answer, ended);
    const { refusal, errors } = answer;
    if (errors.length > 0) throw errors[0];
    if (refusal instanceof TestResponse) throw new WebSocketDenialResponse(refusal);
    throw new WebSocketDisconnect(refusal?.code, refusal?.reason);
  }

  /** The application's side of a websocket, to its end, with the errors that a test is to see. */
  async #talk(exchange: WebExchange, url: URL): Promise<SocketOutcome> {
    const errors: unknown[] = [];
    const observed = this.app["~observe"]((error) => {
      if (this.#options.throwServerErrors !== false) errors.push(error);
    });
    try {
      const reply = await this.app.handle(exchange);
      if (reply instanceof EndedSocket || reply instanceof RefusedSocket) {
        await reply.afterSent?.(undefined);
        return { refusal: reply instanceof RefusedSocket ? reply : undefined, errors };
      }
      const refusal = await TestResponse.read(toWebResponse(reply, exchange, this.#platform()), url);
      await this.settled();
      return { refusal, errors };
    } finally {
      observed[Symbol.dispose]();
    }
  }

  #urlOf(path: string, query: TestRequestOptions["query"]): URL {
    const url = new URL(path, this.#options.baseUrl ?? "http://testserver");
    for (const [name, value] of pairsOf(query)) url.searchParams.append(name, value);
    return url;
  }

  #platform(): WebPlatform {
    return {
      client: this.#options.client ?? { host: "testclient", port: 50_000 },
      waitUntil: (work) => this.#keep(work),
      rootPath: this.#options.rootPath,
    };
  }

  async #send(method: string, url: URL, options: TestRequestOptions): Promise<TestResponse> {
    const errors: unknown[] = [];
    const observed = this.app["~observe"]((error) => errors.push(error));
    try {
      const request = new Request(url, this.#init(method, url, options));
      const response = await this.app.fetch(request, this.#platform());
      this.cookies.store(url, response.headers.getSetCookie());
      const whole = await TestResponse.read(response, url);
      await this.settled();
      if (errors.length > 0 && this.#options.throwServerErrors !== false) throw errors[0];
      return whole;
    } finally {
      observed[Symbol.dispose]();
    }
  }

  #init(method: string, url: URL, options: TestRequestOptions): RequestInit {
    const headers = new Headers({ "user-agent": "testclient", accept: "*/*" });
    for (const given of [this.#options.headers, options.headers]) for (const [name, value] of Object.entries(given ?? {})) headers.set(name, value);
    const cookie = this.cookies.header(url, options.cookies);
    if (cookie !== "" && !headers.has("cookie")) headers.set("cookie", cookie);
    const init: RequestInit & { duplex?: "half" } = { method, headers, redirect: "manual" };
    if (options.signal !== undefined) init.signal = options.signal;
    if (options.json !== undefined) {
      init.body = JSON.stringify(options.json);
      if (!headers.has("content-type")) headers.set("content-type", "application/json");
    } else if (options.form !== undefined) {
      init.body = new URLSearchParams(pairsOf(options.form)).toString();
      if (!headers.has("content-type")) headers.set("content-type", "application/x-www-form-urlencoded");
    } else if (options.body !== undefined) {
      if (typeof options.body === "string" && !headers.has("content-type")) headers.set("content-type", "");
      init.body = options.body;
      init.duplex = "half";
    }
    const length = lengthOf(init.body);
    if (length !== undefined && !headers.has("content-length")) headers.set("content-length", String(length));
    return init;
  }

  #keep(work: Promise<unknown>): void {
    const settled = work.finally(() => this.#afterwork.delete(settled));
    this.#afterwork.add(settled);
  }

  /** Waits for background work. */
  async settled(): Promise<void> {
    while (this.#afterwork.size > 0) await Promise.all(this.#afterwork);
  }

  /** Shuts the application down. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.settled();
    await this.app.shutdown();
  }
}

/** What is sent whole announces its length, as over a network. */
function lengthOf(body: RequestInit["body"]): number | undefined {
  if (typeof body === "string") return new TextEncoder().encode(body).length;
  return ArrayBuffer.isView(body) || body instanceof ArrayBuffer ? body.byteLength : undefined;
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

function pairsOf(record: TestRequestOptions["query"] = {}): [string, string][] {
  return Object.entries(record).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((item): [string, string] => [name, item === null ? "" : String(item)]),
  );
}

/**
 * A client for tests: in process, no port; the lifespan runs, and ends with `await using`.
 *
 * @example
 * await using client = await testClient(app);
 * const response = await client.get("/items/1");
 * response.status; // 200
 */
export async function testClient(app: App, options: TestClientOptions = {}): Promise<TestClient> {
  await app.startup();
  return new TestClient(app, options);
}
