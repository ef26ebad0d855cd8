// A request that is kept for another call of its handler: as text in a replay log, and as an exchange again, without a client.

import { decodeBase64, encodeBase64 } from "../kernel/base64.ts";
import { ExchangeBody } from "../http/exchange-body.ts";
import { BodyTooLarge, type Address, type Exchange } from "../http/exchange.ts";
import type { Claim } from "../streaming/replay-log.ts";

interface Kept {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly scheme: string;
  readonly rootPath: string;
  readonly fullPath?: string | undefined;
  readonly baseRootPath?: string | undefined;
  readonly client?: Address | undefined;
  readonly server?: Address | undefined;
  readonly headers: readonly string[];
  readonly body: string;
}

/** @param body The whole body; empty where the operation takes none. */
export function keepExchange(exchange: Exchange, body: Uint8Array): string {
  const { method, path, query, scheme, rootPath, fullPath, baseRootPath, client, server, headers } = exchange;
  const kept: Kept = {
    method,
    path,
    query,
    scheme,
    rootPath,
    fullPath,
    baseRootPath,
    client,
    server,
    headers: withoutCursor(headers),
    body: encodeBase64(body, "standard"),
  };
  return JSON.stringify(kept);
}

/** Where the client stood is nothing to another call. */
function withoutCursor(headers: readonly string[]): string[] {
  return headers.filter((_text, index) => headers[index - (index % 2)] !== "last-event-id");
}

export type Restart = Extract<Claim, { kind: "restart" }>;

/** The request that a run is called with again. */
export class KeptExchange extends ExchangeBody implements Exchange {
  /** What is to be gone on with. Undefined once that has begun. */
  restart: Restart | undefined;
  readonly httpVersion: string = "1.1";
  readonly signal: AbortSignal = new AbortController().signal;
  readonly platform: unknown = undefined;
  readonly #kept: Kept;
  readonly #body: Uint8Array;

  constructor(restart: Restart) {
    super();
    this.restart = restart;
    this.#kept = JSON.parse(restart.request) as Kept;
    this.#body = decodeBase64(this.#kept.body, "standard") as Uint8Array;
  }

  get method(): string {
    return this.#kept.method;
  }
  get path(): string {
    return this.#kept.path;
  }
  get query(): string {
    return this.#kept.query;
  }
  get scheme(): string {
    return this.#kept.scheme;
  }
  get rootPath(): string {
    return this.#kept.rootPath;
  }
  get fullPath(): string | undefined {
    return this.#kept.fullPath;
  }
  get baseRootPath(): string | undefined {
    return this.#kept.baseRootPath;
  }
  get client(): Address | undefined {
    return this.#kept.client;
  }
  get server(): Address | undefined {
    return this.#kept.server;
  }
  get headers(): readonly string[] {
    return this.#kept.headers;
  }

  header(name: string): string | undefined {
    const { headers } = this.#kept;
    for (let index = 0; index < headers.length; index += 2) if (headers[index] === name) return headers[index + 1];
    return undefined;
  }

  protected readWhole(limit: number): Uint8Array {
    if (this.#body.length > limit) throw new BodyTooLarge(limit);
    return this.#body;
  }

  protected async *readParts(limit: number): AsyncGenerator<Uint8Array, void, undefined> {
    yield this.readWhole(limit);
  }

  waitUntil(): void {
    // The run holds itself.
  }
}
