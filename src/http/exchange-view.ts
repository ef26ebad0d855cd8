// The same exchange as somebody further inside sees it: below a mount, behind a proxy that takes a part of the path off, or with another body.

import type { Address, Exchange } from "./exchange.ts";
import type { MakeSpool } from "./spool.ts";
import type { Upgrade } from "./upgrade.ts";

/** The exchange as something mounted at `prefix` sees it. `rest` is the decoded path below, with its slash. */
export function mountedExchange(outer: Exchange, prefix: string, rest: string): Exchange {
  // What was decoded for matching is encoded again, so that it is read as a path once more.
  const path = rest === "" ? "/" : encodeURI(rest).replace(/[?#]/g, encodeURIComponent);
  return new ExchangeView(outer, {
    path,
    rootPath: withoutSlash(outer.rootPath) + prefix,
    fullPath: outer.fullPath,
    baseRootPath: outer.baseRootPath ?? outer.rootPath,
  });
}

/** The exchange under a root path that stands at the beginning of its path, or that a proxy has taken off already. */
export function rootedExchange(outer: Exchange, rootPath: string): Exchange {
  const fullPath = outer.fullPath ?? withoutSlash(outer.rootPath) + outer.path;
  const path = pathBelow(fullPath, rootPath);
  return new ExchangeView(outer, { path, rootPath, fullPath: withoutSlash(rootPath) + path === fullPath ? undefined : fullPath, baseRootPath: undefined });
}

/** The exchange with another body. Its headers stay as they came. */
export function rebodiedExchange(outer: Exchange, body: Pick<Exchange, "body" | "stream">): Exchange {
  const { path, rootPath, fullPath, baseRootPath } = outer;
  return new ExchangeView(outer, { path, rootPath, fullPath, baseRootPath }, body);
}

/** The part of a path that follows the root path; the path itself where it does not begin so. */
export function pathBelow(path: string, rootPath: string): string {
  const root = withoutSlash(rootPath);
  return root !== "" && path.startsWith(root) && (path.length === root.length || path[root.length] === "/") ? path.slice(root.length) || "/" : path;
}

function withoutSlash(rootPath: string): string {
  return rootPath.endsWith("/") ? rootPath.slice(0, -1) : rootPath;
}

interface Paths {
  readonly path: string;
  readonly rootPath: string;
  readonly fullPath: string | undefined;
  readonly baseRootPath: string | undefined;
}

class ExchangeView implements Exchange {
  readonly path: string;
  readonly rootPath: string;
  readonly fullPath: string | undefined;
  readonly baseRootPath: string | undefined;
  readonly #outer: Exchange;
  readonly #body: Pick<Exchange, "body" | "stream">;

  constructor(outer: Exchange, { path, rootPath, fullPath, baseRootPath }: Paths, body: Pick<Exchange, "body" | "stream"> = outer) {
    this.#outer = outer;
    this.#body = body;
    this.path = path;
    this.rootPath = rootPath;
    this.fullPath = fullPath;
    this.baseRootPath = baseRootPath;
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
    return this.#body.body(limit);
  }
  stream(limit: number): AsyncIterable<Uint8Array> {
    return this.#body.stream(limit);
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
  get upgrade(): Upgrade | undefined {
    return this.#outer.upgrade;
  }
}
