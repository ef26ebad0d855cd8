// Answers packed with gzip for clients that take it, as Starlette's GZipMiddleware does: what is small, packed already or an event stream
// goes out as it is.

import { isPromise } from "../kernel/promises.ts";
import { pythonStrip } from "../kernel/python-strip.ts";
import { readFileBody } from "../http/file-system.ts";
import type { Middleware } from "../http/middleware.ts";
import { isFile, isStream, type FileBody, type HttpResponse } from "../http/response.ts";
import { makePacker, type Packer } from "./_packer.ts";

export interface GzipOptions {
  /** Bodies of fewer bytes are sent as they are: 500 by default. Streams always are long enough. */
  readonly minimumSize?: number;
  /** From 1, the fastest, to 9, the smallest: 9 by default, as in Starlette. */
  readonly level?: number;
  /** Bodies of this many bytes and more are packed beside the event loop: 128 KiB by default. */
  readonly threadMinimumSize?: number;
  /** Media types that are sent as they are; `video/*` stands for all of its kind. By default what is packed already, and `text/event-stream`. */
  readonly excludeContentTypes?: readonly string[];
}

/** The media types that are not packed by default. */
const DEFAULT_EXCLUDED: readonly string[] = [
  "application/gzip",
  "application/x-gzip",
  "application/zip",
  "audio/*",
  "font/woff",
  "font/woff2",
  "image/avif",
  "image/gif",
  "image/jpeg",
  "image/png",
  "image/webp",
  "text/event-stream",
  "video/*",
];

/** Files of fewer bytes are read whole, and packed with their length. */
const SMALL_FILE = 65_536;

/**
 * Packs answers. A stream is flushed after each part, so that no part waits for the next one.
 *
 * @example
 * app.middleware(gzip({ minimumSize: 1000 }));
 */
export function gzip(options: GzipOptions = {}): Middleware {
  const { minimumSize = 500, level = 9, threadMinimumSize = 131_072, excludeContentTypes = DEFAULT_EXCLUDED } = options;
  const excluded = new Set(excludeContentTypes.map(bareType));
  const packer = makePacker(level, threadMinimumSize);
  return (request, next) => {
    const packs = request["~exchange"].header("accept-encoding")?.includes("gzip") === true;
    const treat = (response: HttpResponse): HttpResponse | Promise<HttpResponse> => {
      if (response.body === null || !isEligible(response, excluded)) return response;
      return packResponse(response, packs ? packer : undefined, minimumSize);
    };
    const response = next();
    return isPromise(response) ? response.then(treat) : treat(response);
  };
}

function isEligible(response: HttpResponse, excluded: ReadonlySet<string>): boolean {
  if (response.status === 206 || response.headers.has("content-encoding")) return false;
  const type = bareType(response.headers.get("content-type") ?? "");
  return !excluded.has(type) && !excluded.has(`${type.split("/")[0]}/*`);
}

function bareType(contentType: string): string {
  return pythonStrip(contentType.split(";")[0]!).toLowerCase();
}

/** Without a packer the answer only says that it would differ for clients that take gzip. */
function packResponse(response: HttpResponse, packer: Packer | undefined, minimumSize: number): HttpResponse | Promise<HttpResponse> {
  const { body } = response;
  if (isFile(body) && body.end - body.start < SMALL_FILE) {
    if (body.end - body.start < minimumSize) return response;
    return packer === undefined ? varied(response) : readWhole(body).then((bytes) => packWhole(response, bytes, packer));
  }
  if (isFile(body) || isStream(body)) {
    varied(response);
    if (packer?.packStream === undefined) return response;
    response.body = packer.packStream(isFile(body) ? readFileBody(body) : body);
    response.headers.set("content-encoding", "gzip");
    response.headers.delete("content-length");
    return response;
  }
  // A character has three bytes at most.
  if (typeof body === "string" && body.length * 3 < minimumSize) return response;
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body!;
  if (bytes.length < minimumSize) return response;
  return packer === undefined ? varied(response) : packWhole(response, bytes, packer);
}

function packWhole(response: HttpResponse, bytes: Uint8Array, packer: Packer): HttpResponse | Promise<HttpResponse> {
  const packed = packer.pack(bytes);
  return packed instanceof Uint8Array ? withPacked(response, packed) : packed.then((settled) => withPacked(response, settled));
}

function withPacked(response: HttpResponse, packed: Uint8Array): HttpResponse {
  varied(response);
  response.headers.set("content-encoding", "gzip");
  if (response.headers.has("content-length")) response.headers.set("content-length", String(packed.length));
  response.body = packed;
  return response;
}

function varied(response: HttpResponse): HttpResponse {
  response.headers.vary("Accept-Encoding");
  return response;
}

async function readWhole(body: FileBody): Promise<Uint8Array> {
  const whole = new Uint8Array(body.end - body.start);
  let at = 0;
  for await (const part of readFileBody(body)) {
    whole.set(part.subarray(0, whole.length - at), at);
    at += part.length;
  }
  return whole.subarray(0, Math.min(at, whole.length));
}
