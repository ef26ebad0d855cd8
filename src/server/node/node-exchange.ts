// Exchange over `node:http`: one request as Node gives it, read no earlier and no further than it is asked for.

import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { TLSSocket } from "node:tls";
import { BodyTooLarge, ClientDisconnect, ClientGone, type Address, type Exchange } from "../../http/exchange.ts";
import { ExchangeBody } from "../../http/exchange-body.ts";
import type { MakeSpool } from "../../http/spool.ts";
import { fileSpools } from "./spool.ts";

const NOTHING = new Uint8Array(0);
const temporaryFiles: MakeSpool = fileSpools();

export class NodeExchange extends ExchangeBody implements Exchange {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly rootPath: string;
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #waitUntil: (work: Promise<unknown>) => void;
  /** Whether the client sends its body only when it is told to. */
  isWaitingForContinue = false;
  #headers: string[] | undefined;
  #controller: AbortController | undefined;
  #proxied: { readonly client: Address | undefined; readonly scheme: string | undefined } | undefined;

  constructor(request: IncomingMessage, response: ServerResponse, rootPath: string, waitUntil: (work: Promise<unknown>) => void) {
    super();
    this.#request = request;
    this.#response = response;
    this.#waitUntil = waitUntil;
    this.method = request.method!;
    this.rootPath = rootPath;
    const target = withoutFragment(request.url!);
    const mark = target.indexOf("?");
    this.path = mark === -1 ? withoutOrigin(target) : withoutOrigin(target.slice(0, mark));
    this.query = mark === -1 ? "" : target.slice(mark + 1);
  }

  /** What a trusted proxy says of the client. */
  "~setProxied"(client: Address | undefined, scheme: string | undefined): void {
    this.#proxied = { client, scheme };
  }

  get scheme(): string {
    return this.#proxied?.scheme ?? ((this.#request.socket as TLSSocket).encrypted ? "https" : "http");
  }

  get httpVersion(): string {
    return this.#request.httpVersion;
  }

  get client(): Address | undefined {
    return this.#proxied?.client ?? addressOf(this.#request.socket, "remote");
  }

  get server(): Address | undefined {
    return addressOf(this.#request.socket, "local");
  }

  get platform(): unknown {
    return this.#request;
  }

  get spool(): MakeSpool {
    return temporaryFiles;
  }

  get headers(): readonly string[] {
    if (this.#headers === undefined) {
      this.#headers = this.#request.rawHeaders.slice();
      for (let index = 0; index < this.#headers.length; index += 2) this.#headers[index] = this.#headers[index]!.toLowerCase();
    }
    return this.#headers;
  }

  header(name: string): string | undefined {
    const raw = this.#request.rawHeaders;
    for (let index = 0; index < raw.length; index += 2) {
      const found = raw[index]!;
      if (found.length === name.length && (found === name || found.toLowerCase() === name)) return raw[index + 1];
    }
    return undefined;
  }

  protected readWhole(limit: number): Uint8Array | Promise<Uint8Array> {
    if (!this.#hasBody) return NOTHING;
    this.#begin(limit);
    return new Promise((resolve, reject) => {
      const parts: Buffer[] = [];
      let size = 0;
      const request = this.#request;
      request.on("data", (part: Buffer) => {
        size += part.length;
        if (size > limit) reject(this.#refuse(limit));
        else parts.push(part);
      });
      request.on("end", () => resolve(plain(parts.length === 1 ? parts[0]! : Buffer.concat(parts, size))));
      request.on("close", () => {
        if (!request.complete) reject(new ClientGone());
      });
      request.on("error", () => reject(new ClientGone()));
    });
  }

  protected async *readParts(limit: number): AsyncGenerator<Uint8Array, void, undefined> {
    if (!this.#hasBody) return;
    this.#begin(limit);
    // Whoever stops reading still wants to answer: by default the connection would end with the loop.
    const parts = this.#request.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>;
    let size = 0;
    try {
      for (;;) {
        const next = await parts.next().catch(() => {
          throw new ClientGone();
        });
        if (next.done === true) return;
        size += next.value.length;
        if (size > limit) throw this.#refuse(limit);
        yield plain(next.value);
      }
    } finally {
      // Else it would go on listening, and nobody else could read the rest.
      await parts.return?.();
    }
  }

  get #hasBody(): boolean {
    return this.header("content-length") !== undefined || this.header("transfer-encoding") !== undefined;
  }

  /** How many bytes of the body may still come, as far as anybody knows: infinitely many of one without a length. */
  get "~unread"(): number {
    if (this.#request.readableEnded) return 0;
    if (this.header("transfer-encoding") !== undefined) return Number.POSITIVE_INFINITY;
    return Number(this.header("content-length") ?? 0);
  }

  /** Refuses what is announced as too large; lets a client go on that waits to be told so (RFC 9110 §10.1.1). */
  #begin(limit: number): void {
    if (Number(this.header("content-length") ?? 0) > limit) throw this.#refuse(limit);
    if (!this.isWaitingForContinue) return;
    this.isWaitingForContinue = false;
    this.#response.writeContinue();
  }

  /** Nothing more is read; the connection ends with the answer, since what follows in it is still body. */
  #refuse(limit: number): BodyTooLarge {
    this.#request.pause();
    this.#request.removeAllListeners("data");
    return new BodyTooLarge(limit);
  }

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      const controller = new AbortController();
      this.#controller = controller;
      const abort = (): void => {
        if (!this.#response.writableFinished) controller.abort(new ClientDisconnect());
      };
      if (this.#response.destroyed || this.#request.socket.destroyed) abort();
      else this.#response.once("close", abort);
    }
    return this.#controller.signal;
  }

  waitUntil(work: Promise<unknown>): void {
    this.#waitUntil(work);
  }
}

/** No client sends a fragment; where one does, it is no part of the query. */
function withoutFragment(target: string): string {
  const hash = target.indexOf("#");
  return hash === -1 ? target : target.slice(0, hash);
}

/** The same bytes without the methods of a Buffer: they look and behave alike on every platform. */
function plain(bytes: Buffer): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** A target in absolute form (`GET http://host/path`), as proxies get it, carries the path behind its origin (RFC 9112 §3.2.2). */
function withoutOrigin(path: string): string {
  if (path.startsWith("/") || !path.includes("://")) return path;
  const slash = path.indexOf("/", path.indexOf("://") + 3);
  return slash === -1 ? "/" : path.slice(slash);
}

function addressOf(socket: Socket, end: "remote" | "local"): Address | undefined {
  const host = end === "remote" ? socket.remoteAddress : socket.localAddress;
  const port = end === "remote" ? socket.remotePort : socket.localPort;
  return host === undefined || port === undefined ? undefined : { host: host.replace(/^::ffff:(?=\d+\.)/, ""), port };
}
