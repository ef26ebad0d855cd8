// Exchange is the one seam between an application and a server: what a request is before anybody has read it. Servers implement it,
// plans read it, and neither knows the other. Nothing of it is computed before it is asked for.

import type { MakeSpool } from "./spool.ts";
import type { Upgrade } from "./upgrade.ts";

/** Host and port of one end of a connection. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

export interface Exchange {
  /** In capitals, as it came: `GET`. */
  readonly method: string;
  /** The path as it came: percent-encoded, without the query. */
  readonly path: string;
  /** What follows the first `?`, without it; empty where there is none. */
  readonly query: string;
  /** `http` or `https`. */
  readonly scheme: string;
  /** `1.1`, `2`, … */
  readonly httpVersion: string;
  /** The other end of the connection; undefined where the platform does not tell. */
  readonly client: Address | undefined;
  /** Our end, as far as it is known without the Host header. */
  readonly server: Address | undefined;
  /** The path that a proxy, or a mount, has taken off: empty as a rule. */
  readonly rootPath: string;
  /** The whole path, where it is another than `rootPath` and `path` one after the other: a proxy that takes off what nobody had put there. */
  readonly fullPath?: string | undefined;
  /** Below a mount: the root path of the application around it, under which addresses are made. */
  readonly baseRootPath?: string | undefined;
  /** Every header as a flat list of name, value, name, value, …; names in small letters. */
  readonly headers: readonly string[];
  /** The first value of a header; the name in small letters. */
  header(name: string): string | undefined;
  /** The whole body, as often as it is asked for. Rejects with `BodyTooLarge` as soon as more than `limit` bytes are announced or have come, and with `ClientGone`. */
  body(limit: number): Uint8Array | Promise<Uint8Array>;
  /** The body as it comes, once; after `body` all of it in one part. */
  stream(limit: number): AsyncIterable<Uint8Array>;
  /** Aborted when the client goes away before its answer is sent. Made when first asked for. */
  readonly signal: AbortSignal;
  /**
   * Calls `listen` when the client goes before its answer is sent, at once where it has; gives what takes that back. One at a time: it is for what
   * every stream needs, and spares it a signal. Left out, the signal tells it.
   */
  whenGone?(listen: () => void): () => void;
  /** Keeps the process (or the edge function) for work after the answer. */
  waitUntil(work: Promise<unknown>): void;
  /** What the platform hands over: bindings of a worker, the native request, … */
  readonly platform: unknown;
  /** Makes the place for an uploaded file that is too large for the memory. Left out, files stay in memory. */
  readonly spool?: MakeSpool | undefined;
  /** Set where the client asks for a websocket. */
  readonly upgrade?: Upgrade | undefined;
}

/** The body is larger than its route allows: answered with 413. */
export class BodyTooLarge extends Error {
  override readonly name: string = "BodyTooLarge";
  /** The limit, in bytes. */
  readonly limit: number;

  constructor(limit: number) {
    super(`The request body is larger than ${limit} bytes.`);
    this.limit = limit;
  }
}

/** The client went away while its request was read: there is nobody to answer. */
export class ClientGone extends Error {
  override readonly name: string = "ClientGone";

  constructor() {
    super("The client closed the connection before its request was complete.");
  }
}

/** The reason of an aborted signal, and what a stream's producer gets thrown in. */
export class ClientDisconnect extends Error {
  override readonly name: string = "ClientDisconnect";

  constructor(message = "The client has disconnected.") {
    super(message);
  }
}

/** The client took nothing of a stream for so long that it was given up. */
export class ClientStalled extends ClientDisconnect {
  constructor() {
    super("The client has taken nothing for too long.");
  }
}
