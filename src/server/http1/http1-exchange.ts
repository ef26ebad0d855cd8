// Exchange over a connection of our own HTTP/1.1: a view of the bytes that came, read no further than it is asked for.

import { ClientDisconnect, type Address, type Exchange } from "../../http/exchange.ts";
import { ExchangeBody } from "../../http/exchange-body.ts";
import type { MakeSpool } from "../../http/spool.ts";
import type { Upgrade } from "../../http/upgrade.ts";
import { fileSpools } from "../node/spool.ts";
import type { IncomingBody } from "./incoming-body.ts";
import type { RequestHead } from "./request-head.ts";

const NOTHING = new Uint8Array(0);
const temporaryFiles: MakeSpool = fileSpools();

/** What all requests of one connection have in common. */
export interface ConnectionView {
  readonly scheme: string;
  readonly client: Address | undefined;
  readonly server: Address | undefined;
  readonly rootPath: string;
  /** The bare socket. */
  readonly socket: unknown;
  /** Whether the client has gone. */
  readonly isGone: boolean;
  keep(work: Promise<unknown>): void;
}

export class Http1Exchange extends ExchangeBody implements Exchange {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly rootPath: string;
  readonly head: RequestHead;
  /** Set where the client asks for a websocket. */
  upgrade: Upgrade | undefined = undefined;
  /** Whether the whole answer is on its way: who goes then has not gone before it. */
  isAnswered = false;
  readonly #connection: ConnectionView;
  readonly #body: IncomingBody | undefined;
  #headers: string[] | undefined = undefined;
  #controller: AbortController | undefined = undefined;
  #listener: (() => void) | undefined = undefined;
  #proxied: { readonly client: Address | undefined; readonly scheme: string | undefined } | undefined = undefined;

  constructor(connection: ConnectionView, head: RequestHead, body: IncomingBody | undefined) {
    super();
    this.#connection = connection;
    this.#body = body;
    this.head = head;
    this.method = head.method;
    this.rootPath = connection.rootPath;
    const { target } = head;
    const mark = target.indexOf("?");
    this.path = withoutOrigin(mark === -1 ? target : target.slice(0, mark));
    this.query = mark === -1 ? "" : target.slice(mark + 1);
  }

  /** What a trusted proxy says of the client. */
  "~setProxied"(client: Address | undefined, scheme: string | undefined): void {
    this.#proxied = { client, scheme };
  }

  get scheme(): string {
    return this.#proxied?.scheme ?? this.#connection.scheme;
  }

  get httpVersion(): string {
    return this.head.minorVersion === 1 ? "1.1" : "1.0";
  }

  get client(): Address | undefined {
    return this.#proxied === undefined ? this.#connection.client : this.#proxied.client;
  }

  get server(): Address | undefined {
    return this.#connection.server;
  }

  get platform(): unknown {
    return this.#connection.socket;
  }

  get spool(): MakeSpool {
    return temporaryFiles;
  }

  get headers(): readonly string[] {
    return (this.#headers ??= this.head.fields());
  }

  header(name: string): string | undefined {
    return this.head.field(name);
  }

  protected readWhole(limit: number): Uint8Array | Promise<Uint8Array> {
    return this.#body === undefined ? NOTHING : this.#body.whole(limit);
  }

  protected async *readParts(limit: number): AsyncGenerator<Uint8Array, void, undefined> {
    if (this.#body !== undefined) yield* this.#body.parts(limit);
  }

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      if (this.#connection.isGone && !this.isAnswered) this.leave();
    }
    return this.#controller.signal;
  }

  whenGone(listen: () => void): () => void {
    this.#listener = listen;
    if (this.#connection.isGone && !this.isAnswered) listen();
    return () => {
      this.#listener = undefined;
    };
  }

  /** The client has gone, or is sent away. */
  leave(): void {
    this.#controller?.abort(new ClientDisconnect());
    this.#listener?.();
  }

  waitUntil(work: Promise<unknown>): void {
    this.#connection.keep(work);
  }
}

/** A target in absolute form (`GET http://host/path`), as proxies get it, carries the path behind its origin (RFC 9112 §3.2.2). */
function withoutOrigin(path: string): string {
  if (path.startsWith("/") || path === "*") return path;
  const slash = path.indexOf("/", path.indexOf("://") + 3);
  return slash === -1 ? "/" : path.slice(slash);
}
