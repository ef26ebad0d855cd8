// Exchange over web-standard `Request` and `Response`: what edge runtimes, Bun and Deno speak, and what `app.fetch` takes.

import { BodyTooLarge, ClientDisconnect, ClientGone, type Address, type Exchange } from "./exchange.ts";
import { readFileBody } from "./file-system.ts";
import { ExchangeBody } from "./exchange-body.ts";
import { pathBelow } from "./exchange-view.ts";
import { isFile, isStream, type Reply } from "./response.ts";
import { mayHaveBody } from "./status.ts";
import type { Upgrade } from "./upgrade.ts";
import { toWebStream } from "./web-stream.ts";

/** What a platform may tell besides the request. */
export interface WebPlatform {
  readonly client?: Address | undefined;
  readonly waitUntil?: ((work: Promise<unknown>) => void) | undefined;
  readonly platform?: unknown;
  /** The path that a proxy takes off, or at which the platform calls us: it may stand at the beginning of the request's path, or not. */
  readonly rootPath?: string | undefined;
  /** Opens a file body as a stream; the platform's file system, if it has one, by default. */
  readonly openFile?: ((path: string, start: number, end: number) => AsyncIterable<Uint8Array>) | undefined;
  /** Set where the client asks for a websocket, by platforms that can give one. */
  readonly upgrade?: Upgrade | undefined;
}

export class WebExchange extends ExchangeBody implements Exchange {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly scheme: string;
  readonly httpVersion: string = "1.1";
  readonly rootPath: string;
  readonly fullPath: string | undefined;
  readonly server: Address;
  readonly #request: Request;
  readonly #platform: WebPlatform;
  #headers: string[] | undefined;
  #controller: AbortController | undefined;
  #isAnswered = false;
  #waiting: Promise<unknown>[] = [];

  constructor(request: Request, platform: WebPlatform = {}) {
    super();
    const url = new URL(request.url);
    this.#request = request;
    this.#platform = platform;
    this.method = request.method;
    this.rootPath = platform.rootPath ?? "";
    this.path = pathBelow(url.pathname, this.rootPath);
    this.fullPath = this.path === url.pathname && this.rootPath !== "" ? url.pathname : undefined;
    this.query = url.search.slice(1);
    this.scheme = url.protocol.slice(0, -1);
    const port = url.port === "" ? (this.scheme === "https" ? 443 : 80) : Number(url.port);
    this.server = { host: url.hostname.replace(/^\[|\]$/g, ""), port };
  }

  get client(): Address | undefined {
    return this.#platform.client;
  }

  get headers(): readonly string[] {
    if (this.#headers === undefined) {
      this.#headers = [];
      for (const [name, value] of this.#request.headers) this.#headers.push(name, value);
      if (!this.#request.headers.has("host")) this.#headers.push("host", new URL(this.#request.url).host);
    }
    return this.#headers;
  }

  header(name: string): string | undefined {
    const value = this.#request.headers.get(name);
    if (value !== null) return value;
    return name === "host" ? new URL(this.#request.url).host : undefined;
  }

  protected async readWhole(limit: number): Promise<Uint8Array> {
    if (Number(this.#request.headers.get("content-length") ?? 0) > limit) throw new BodyTooLarge(limit);
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of this.readParts(limit)) {
      parts.push(part);
      size += part.length;
    }
    if (parts.length === 1) return parts[0]!;
    const whole = new Uint8Array(size);
    let offset = 0;
    for (const part of parts) {
      whole.set(part, offset);
      offset += part.length;
    }
    return whole;
  }

  protected async *readParts(limit: number): AsyncGenerator<Uint8Array, void, undefined> {
    if (this.#request.body === null) return;
    if (this.#request.signal.aborted) throw new ClientGone();
    const reader = this.#request.body.getReader();
    const { signal } = this.#request;
    const stop = (): void => void reader.cancel().catch(() => undefined);
    // Not every host ends the body of a client that has gone.
    signal.addEventListener("abort", stop, { once: true });
    let size = 0;
    try {
      for (;;) {
        const next = await reader.read().catch(() => {
          throw new ClientGone();
        });
        if (signal.aborted) throw new ClientGone();
        if (next.done) return;
        size += next.value.length;
        if (size > limit) throw new BodyTooLarge(limit);
        yield next.value;
      }
    } finally {
      signal.removeEventListener("abort", stop);
      stop();
    }
  }

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      const { signal } = this.#request;
      if (signal.aborted) this["~abort"]();
      else signal.addEventListener("abort", () => this["~abort"](), { once: true });
    }
    return this.#controller.signal;
  }

  /** The client has gone. */
  "~abort"(): void {
    if (this.#isAnswered) return;
    this.#controller ??= new AbortController();
    this.#controller.abort(new ClientDisconnect());
  }

  /** The answer is sent: whatever becomes of the connection is no concern of the request's any more. */
  "~answered"(): void {
    this.#isAnswered = true;
  }

  waitUntil(work: Promise<unknown>): void {
    if (this.#platform.waitUntil === undefined) this.#waiting.push(work);
    else this.#platform.waitUntil(work);
  }

  /** What was handed to `waitUntil` where the platform takes none. */
  get waiting(): readonly Promise<unknown>[] {
    return this.#waiting;
  }

  get platform(): unknown {
    return this.#platform.platform;
  }

  get upgrade(): Upgrade | undefined {
    return this.#platform.upgrade;
  }
}

/** A reply as a web `Response`. What comes after the answer is kept alive by `waitUntil`. */
export function toWebResponse(reply: Reply, exchange: WebExchange, platform: WebPlatform = {}): Response {
  const headers = new Headers();
  for (let index = 0; index < reply.pairs.length; index += 2) headers.append(reply.pairs[index]!, reply.pairs[index + 1]!);
  const { afterSent, body } = reply;
  const done = (error: unknown): void => {
    exchange["~answered"]();
    if (afterSent !== undefined) exchange.waitUntil(Promise.resolve(afterSent(error)).catch(() => undefined));
  };
  const parts = isFile(body) ? openFile(platform, body.file, body.start, body.end) : isStream(body) ? body : undefined;
  const isSilent = exchange.method === "HEAD" || !mayHaveBody(reply.status);
  if (parts !== undefined && !isSilent) return new Response(toWebStream(parts, exchange, done, reply["~line"]), { status: reply.status, headers });
  // As bytes, since a web Response gives a text that has no content type one of its own.
  const bytes = typeof body === "string" ? encoder.encode(body) : body instanceof Uint8Array ? (body as Uint8Array<ArrayBuffer>) : null;
  if (parts === undefined && !headers.has("content-length") && mayHaveBody(reply.status)) headers.set("content-length", String(bytes?.length ?? 0));
  if (parts === undefined) done(undefined);
  else stopUnread(parts).then(done, done);
  return new Response(isSilent ? null : bytes, { status: reply.status, headers });
}

async function stopUnread(parts: AsyncIterable<unknown>): Promise<void> {
  await parts[Symbol.asyncIterator]().return?.();
}

const encoder = new TextEncoder();

function openFile(platform: WebPlatform, path: string, start: number, end: number): AsyncIterable<Uint8Array> {
  return platform.openFile === undefined ? readFileBody({ file: path, start, end }) : platform.openFile(path, start, end);
}
