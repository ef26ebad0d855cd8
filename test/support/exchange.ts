// An Exchange in memory: a request without a server, for tests of what reads requests.

import { BodyTooLarge, ClientGone, type Address, type Exchange } from "../../src/http/exchange.ts";
import { ExchangeBody } from "../../src/http/exchange-body.ts";
import { HttpRequest, type RequestScope } from "../../src/http/request.ts";

export interface MemoryExchangeOptions {
  readonly method?: string;
  /** Percent-encoded, with the query. */
  readonly url?: string;
  readonly scheme?: string;
  /** The Host header, where it is not among the headers: `testserver` by default; null for none. */
  readonly host?: string | null;
  /** Names in any case; a list gives the header several times. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>> | readonly (readonly [string, string])[];
  readonly body?: string | Uint8Array | readonly Uint8Array[];
  readonly rootPath?: string;
  readonly server?: Address;
  readonly client?: Address;
  /** After how many parts of the body the client goes away. */
  readonly goneAfter?: number;
}

export class MemoryExchange extends ExchangeBody implements Exchange {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly scheme: string;
  readonly httpVersion = "1.1";
  readonly client: Address | undefined;
  readonly server: Address | undefined;
  readonly rootPath: string;
  readonly headers: readonly string[];
  readonly platform: unknown = undefined;
  /** How many parts of the body have been asked for. */
  pulled = 0;
  readonly #parts: readonly Uint8Array[];
  readonly #goneAfter: number;
  readonly #abort = new AbortController();
  readonly works: Promise<unknown>[] = [];

  constructor(options: MemoryExchangeOptions = {}) {
    super();
    const url = options.url ?? "/";
    const mark = url.indexOf("?");
    this.method = options.method ?? "GET";
    this.path = mark < 0 ? url : url.slice(0, mark);
    this.query = mark < 0 ? "" : url.slice(mark + 1);
    this.scheme = options.scheme ?? "http";
    this.rootPath = options.rootPath ?? "";
    this.server = options.server;
    this.client = options.client;
    this.#parts = toParts(options.body);
    this.#goneAfter = options.goneAfter ?? Number.POSITIVE_INFINITY;
    const pairs = toPairs(options.headers ?? {});
    if (options.host !== null && !pairs.some(([name]) => name === "host")) pairs.unshift(["host", options.host ?? "testserver"]);
    this.headers = pairs.flat();
  }

  header(name: string): string | undefined {
    for (let index = 0; index < this.headers.length; index += 2) if (this.headers[index] === name) return this.headers[index + 1];
    return undefined;
  }

  protected async readWhole(limit: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    for await (const part of this.readParts(limit)) parts.push(part);
    return join(parts);
  }

  protected async *readParts(limit: number): AsyncGenerator<Uint8Array, void, undefined> {
    const announced = Number(this.header("content-length") ?? 0);
    if (announced > limit) throw new BodyTooLarge(limit);
    let size = 0;
    for (const part of this.#parts) {
      if (this.pulled >= this.#goneAfter) throw new ClientGone();
      this.pulled += 1;
      size += part.length;
      if (size > limit) throw new BodyTooLarge(limit);
      yield part;
    }
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  waitUntil(work: Promise<unknown>): void {
    this.works.push(work);
  }
}

/** The request that an application would make of the exchange. */
export function memoryRequest(options: MemoryExchangeOptions = {}, scope: Partial<RequestScope> = {}): HttpRequest {
  return new HttpRequest(new MemoryExchange(options), {
    pathParams: {},
    state: {},
    app: undefined,
    bodyLimit: 1_048_576,
    route: undefined,
    urlPathFor: (name) => {
      throw new Error(`There is no operation "${name}".`);
    },
    bodyCap: Number.POSITIVE_INFINITY,
    session: undefined,
    wholePathFor: (name) => {
      throw new Error(`There is no operation "${name}".`);
    },
    closeLater: () => undefined,
    replaceExchange: () => undefined,
    ...scope,
  });
}

function toPairs(headers: NonNullable<MemoryExchangeOptions["headers"]>): [string, string][] {
  const entries = Array.isArray(headers) ? (headers as readonly (readonly [string, string])[]) : Object.entries(headers);
  return entries.flatMap(([name, value]) => (typeof value === "string" ? [value] : value).map((one): [string, string] => [name.toLowerCase(), one]));
}

function toParts(body: MemoryExchangeOptions["body"]): readonly Uint8Array[] {
  if (body === undefined) return [];
  if (typeof body === "string") return body === "" ? [] : [new TextEncoder().encode(body)];
  return body instanceof Uint8Array ? [body] : body;
}

/** Bytes one after the other. */
export function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
