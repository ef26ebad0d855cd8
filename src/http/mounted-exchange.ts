// The same exchange as something mounted below a path sees it: the path without the prefix, which the root path then carries.

import type { Address, Exchange } from "./exchange.ts";
import type { MakeSpool } from "./spool.ts";

export class MountedExchange implements Exchange {
  readonly path: string;
  readonly rootPath: string;
  readonly #outer: Exchange;

  constructor(outer: Exchange, prefix: string, rest: string) {
    this.#outer = outer;
    this.rootPath = outer.rootPath.replace(/\/$/, "") + prefix;
    this.path = rest === "" ? "/" : encodeURI(rest).replace(/[?#]/g, encodeURIComponent);
  }

  get method(): string {
    return this.#outer.method;
  }
  get query(): string {
    return this.#outer.query;
  }
  get scheme(): string {
    return this.#outer.scheme;
  }
  get httpVersion(): string {
    return this.#outer.httpVersion;
  }
  get client(): Address | undefined {
    return this.#outer.client;
  }
  get server(): Address | undefined {
    return this.#outer.server;
  }
  get headers(): readonly string[] {
    return this.#outer.headers;
  }
  header(name: string): string | undefined {
    return this.#outer.header(name);
  }
  body(limit: number): Uint8Array | Promise<Uint8Array> {
    return this.#outer.body(limit);
  }
  stream(limit: number): AsyncIterable<Uint8Array> {
    return this.#outer.stream(limit);
  }
  get signal(): AbortSignal {
    return this.#outer.signal;
  }
  waitUntil(work: Promise<unknown>): void {
    this.#outer.waitUntil(work);
  }
  get platform(): unknown {
    return this.#outer.platform;
  }
  get spool(): MakeSpool | undefined {
    return this.#outer.spool;
  }
}
