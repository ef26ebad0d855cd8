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
    const target = request.url!;
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
    const length = this.header("content-length");
    if (length === undefined && this.header("transfer-encoding") === undefined) return NOTHING;
    if (length !== undefined && Number(length) > limit) throw this.#refuse(limit);
    return new Promise((resolve, reject) => {
      const parts: Buffer[] = [];
      let size = 0;
      const request = this.#request;
      request.on("data", (part: Buffer) => {
        size += part.length;
        if (size > limit) reject(this.#refuse(limit));
        else parts.push(part);
      });
      request.on("end", () => resolve(parts.length === 1 ? parts[0]! : Buffer.concat(parts, size)));
      request.on("close", () => {
        if (!request.complete) reject(new ClientGone());
      });
      request.on("error", () => reject(new ClientGone()));
    });
  }

  protected async *readParts(limit: number): AsyncGenerator<Uint8Array, void, undefined> {
    if (Number(this.header("content-length") ?? 0) > limit) throw this.#refuse(limit);
    let size = 0;
    try {
      for await (const part of this.#request as AsyncIterable<Buffer>) {
        size += part.length;
        if (size > limit) throw this.#refuse(limit);
        yield part;
      }
    } catch (error) {
      if (error instanceof BodyTooLarge) throw error;
      throw new ClientGone();
    }
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
