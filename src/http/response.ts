// Answers. `HttpResponse` is what a plan builds, middleware changes and a server writes: one plain, mutable object.
// Its subclasses only choose the media type and how content becomes text.

import { writeJson } from "../kernel/json-write.ts";
import { CoalescedParts } from "./coalesced-parts.ts";
import { type CookieDeletion, type CookieOptions, toDeletedCookie, toSetCookie } from "./cookies.ts";
import { ClientDisconnect } from "./exchange.ts";
import { ResponseHeaders } from "./headers.ts";
import { toItemSource } from "./item-source.ts";
import type { HttpRequest } from "./request.ts";
import type { StreamLine } from "./stream-meter.ts";

/** A stretch of a file; the server sends it without reading it into memory. `end` is exclusive. */
export interface FileBody {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** Text (sent as UTF-8), bytes, parts that are pulled as the client takes them, a file, or nothing. */
export type ReplyBody = string | Uint8Array | AsyncIterable<string | Uint8Array> | FileBody | null;

/** Runs once the answer is sent, or has failed to be: with the error then. */
export type AfterSent = (error: unknown) => void | Promise<void>;

export interface ResponseOptions {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Runs after the answer is sent. */
  readonly background?: (() => unknown) | undefined;
}

/** What a server writes. */
export interface Reply {
  status: number;
  /** A flat list of name, value, name, value, …; names in small letters. */
  pairs: string[];
  body: ReplyBody;
  afterSent: AfterSent | undefined;
  /** Whom to tell how a stream fares. */
  readonly "~line"?: StreamLine | undefined;
}

export class HttpResponse implements Reply {
  /** Among parameters the class stands for the answer that will be sent: set its status, headers and cookies there. */
  static readonly "~marker": HttpResponse = "response" as never;
  status: number;
  pairs: string[];
  body: ReplyBody;
  afterSent: AfterSent | undefined = undefined;
  /**
   * Of a stream or a file: after how many seconds a client that takes nothing is given up, and what the answer holds torn down. The application's
   * `stallTimeout` where undefined; 0 waits for ever.
   */
  stallTimeout: number | undefined = undefined;
  "~line": StreamLine | undefined = undefined;
  /** Makes the final answer of one that depends on its request, as a file's ranges do. Undefined in all others, and once it is done. */
  "~complete": ((request: HttpRequest) => HttpResponse | Promise<HttpResponse>) | undefined = undefined;
  /** Whether it belongs to one request. A handler may return the same object again and again. */
  "~isOwn": boolean = false;
  #headers: ResponseHeaders | undefined;

  /** @param mediaType Becomes `content-type`, with `; charset=utf-8` for text: the class's own where left out. */
  constructor(body: ReplyBody = null, options: ResponseOptions & { readonly mediaType?: string | undefined } = {}) {
    this.status = options.status ?? 200;
    this.body = body;
    this.pairs = [];
    if (options.headers !== undefined) for (const [name, value] of Object.entries(options.headers)) this.headers.append(name, value);
    const mediaType = options.mediaType ?? new.target.mediaType;
    if (mediaType !== null && !this.headers.has("content-type")) this.pairs.push("content-type", withCharset(mediaType));
    const { background } = options;
    // An answer that broke off is followed by nothing; one whose client has gone was given.
    if (background !== undefined) addBackground(this, (error) => (error === undefined || error instanceof ClientDisconnect ? background() : undefined));
  }

  /** The headers, to read and to change. */
  get headers(): ResponseHeaders {
    return (this.#headers ??= new ResponseHeaders(this.pairs));
  }

  /** Adds a Set-Cookie header. By default the cookie has the path `/` and SameSite `lax`, and lives as long as the browser. */
  setCookie(name: string, value = "", options: CookieOptions = {}): void {
    this.headers.append("set-cookie", toSetCookie(name, value, options));
  }

  /** Adds a Set-Cookie header that ends the cookie. Path and domain must be those it was set with. */
  deleteCookie(name: string, options: CookieDeletion = {}): void {
    this.headers.append("set-cookie", toDeletedCookie(name, options));
  }

  /** The answer for one request: what middleware and servers add to it must not stay on what a handler returns to others, too. */
  "~own"(): HttpResponse {
    if (this["~isOwn"] || this["~complete"] !== undefined) return this;
    const own = new HttpResponse(this.body, { status: this.status });
    own.pairs = this.pairs.slice();
    own.afterSent = this.afterSent;
    own.stallTimeout = this.stallTimeout;
    own["~isOwn"] = true;
    return own;
  }

  /** The media type of the class's answers, in `content-type` and in the document; null where they have none of their own. */
  static mediaType: string | null = null;
  /** The status of the class, where it is not 200. */
  static "~status": number = 200;
}

function withCharset(mediaType: string): string {
  return mediaType.startsWith("text/") && !mediaType.includes("charset=") ? `${mediaType}; charset=utf-8` : mediaType;
}

/** Adds work for after the answer; what is there already runs first. */
export function addBackground(reply: Reply, work: (error: unknown) => unknown): void {
  const before = reply.afterSent;
  reply.afterSent =
    before === undefined
      ? async (error) => {
          await work(error);
        }
      : async (error) => {
          await before(error);
          await work(error);
        };
}

/** JSON of any value: compact, as UTF-8. NaN and the infinities throw, as in Starlette. */
export class JSONResponse extends HttpResponse {
  static override mediaType: string | null = "application/json";

  constructor(content: unknown = null, options: ResponseOptions & { readonly mediaType?: string } = {}) {
    super(writeJson(content, { nonFinite: "refuse" }), options);
  }
}

/** A page. */
export class HTMLResponse extends HttpResponse {
  static override mediaType: string | null = "text/html";

  constructor(content: string | Uint8Array = "", options: ResponseOptions = {}) {
    super(content, options);
  }
}

export class PlainTextResponse extends HttpResponse {
  static override mediaType: string | null = "text/plain";

  constructor(content: string | Uint8Array = "", options: ResponseOptions = {}) {
    super(content, options);
  }
}

/** Sends the client elsewhere: status 307 unless said otherwise, so that method and body stay. */
export class RedirectResponse extends HttpResponse {
  static override mediaType: string | null = null;
  static override "~status": number = 307;

  constructor(url: string | URL, options: ResponseOptions = {}) {
    super("", { status: 307, ...options });
    this.headers.set("location", quoteLocation(String(url)));
  }
}

const LOCATION_SAFE = /[^A-Za-z0-9_.~\-:/%#?=@[\]!$&'()*+,;]/gu;

/** Percent-encodes what may not stand in a Location, and nothing else. */
function quoteLocation(url: string): string {
  return url.replace(LOCATION_SAFE, (character) => encodeURIComponent(character.isWellFormed() ? character : "\ufffd"));
}

export interface StreamingOptions extends ResponseOptions {
  readonly mediaType?: string;
  /** After how many seconds a client that takes nothing is given up: the application's `stallTimeout` by default; 0 waits for ever. */
  readonly stallTimeout?: number | undefined;
}

/** Parts that are pulled as fast as the client takes them. A generator, a web stream, or any (async) iterable of text or bytes. */
export class StreamingResponse extends HttpResponse {
  constructor(content: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>, options: StreamingOptions = {}) {
    super(content instanceof CoalescedParts ? content : toParts(content), options);
    this.stallTimeout = options.stallTimeout;
  }
}

function toParts(content: unknown): CoalescedParts {
  const source = toItemSource(content);
  if (source === undefined) throw new TypeError(`The content of this response must be an iterable or a stream, found ${typeof content}.`);
  return new CoalescedParts(source, { encode: asPart });
}

/** A part as it stands. @throws TypeError for what is neither text nor bytes */
export function asPart(part: unknown): string | Uint8Array {
  if (typeof part === "string" || part instanceof Uint8Array) return part;
  throw new TypeError(`The parts of this response must be text or bytes, found ${part === null ? "null" : typeof part}.`);
}

/** A web `Response` as ours: its body is pulled as the client takes it. */
export function fromWebResponse(response: Response): HttpResponse {
  const reply = new HttpResponse(response.body === null ? null : toParts(response.body), { status: response.status });
  for (const [name, value] of response.headers) reply.pairs.push(name, value);
  return reply;
}

/** Whether a value can be sent as it is. */
export function isReplyBody(value: unknown): value is ReplyBody {
  if (typeof value === "string" || value === null || value instanceof Uint8Array) return true;
  return isStream(value as ReplyBody) || isFile(value as ReplyBody);
}

/** Whether a body is pulled part by part. */
export function isStream(body: ReplyBody): body is AsyncIterable<string | Uint8Array> {
  return typeof body === "object" && body !== null && Symbol.asyncIterator in body;
}

export function isFile(body: ReplyBody): body is FileBody {
  return typeof body === "object" && body !== null && "file" in body;
}
