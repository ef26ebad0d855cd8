// A file as an answer, as Starlette's FileResponse gives it: with its validators, in ranges where the client asks for some. What it looks
// like depends on the request, so the plan completes it when the handler has returned.

import { toLatin1 } from "../kernel/latin1.ts";
import { errorCode, fileSystem, type FileStatus } from "./file-system.ts";
import { guessMediaType } from "./mime.ts";
import { ifRangeHolds, readRanges, toContentRange, toMultipartFrames, type ByteRange } from "./ranges.ts";
import type { HttpRequest } from "./request.ts";
import { HttpResponse, PlainTextResponse, type ReplyBody, type ResponseOptions } from "./response.ts";
import { fileValidators } from "./validators.ts";

export interface FileResponseOptions extends ResponseOptions {
  /** The name under which a browser saves it. Left out, there is no `content-disposition`. */
  readonly filename?: string | undefined;
  /** Guessed by the suffix of `filename` or the path where left out; `application/octet-stream` where that tells nothing. */
  readonly mediaType?: string | undefined;
  /** With `filename`: whether a browser saves the file or shows it. `attachment` by default. */
  readonly contentDisposition?: "attachment" | "inline" | undefined;
}

/**
 * A file, with `etag`, `last-modified` and ranges. A path that is no file fails the request with 500. Never make the path of what a client
 * sends: `staticFiles` serves directories safely.
 *
 * @example
 * app.get("/report", {}, () => new FileResponse("reports/2026.pdf", { filename: "report.pdf" }));
 */
export class FileResponse extends HttpResponse {
  static override mediaType: string | null = null;
  readonly path: string;
  #status: FileStatus | undefined;

  constructor(path: string | URL, options: FileResponseOptions = {}) {
    const { filename, mediaType, contentDisposition = "attachment", ...rest } = options;
    const name = typeof path === "string" ? path : fileSystem("FileResponse").fromUrl(path);
    super(null, { ...rest, mediaType: mediaType ?? guessMediaType(filename ?? name).type ?? "application/octet-stream" });
    this.path = name;
    this.#setDefault("accept-ranges", "bytes");
    if (filename !== undefined) this.#setDefault("content-disposition", toDisposition(contentDisposition, filename));
    this["~complete"] = (request) => this.#complete(request);
  }

  /** Takes what is known of the file already, in place of asking the file system. */
  "~setStatus"(status: FileStatus): this {
    this.#status = status;
    const { etag, lastModified } = fileValidators(status.modified, status.size);
    this.#setDefault("content-length", String(status.size));
    this.#setDefault("last-modified", lastModified);
    this.#setDefault("etag", etag);
    return this;
  }

  async #complete(request: HttpRequest): Promise<HttpResponse> {
    this["~complete"] = undefined;
    if (this.#status === undefined) this["~setStatus"](await this.#readStatus());
    const { size } = this.#status!;
    const range = request.headers.get("range");
    const isHead = request.method === "HEAD";
    const validators = { etag: this.headers.get("etag")!, lastModified: this.headers.get("last-modified")! };
    if (this.status !== 200 || range === undefined || !ifRangeHolds(request.headers.get("if-range"), validators)) {
      return this.#answer(isHead, { file: this.path, start: 0, end: size });
    }
    const asked = readRanges(range, size);
    if (asked.kind === "malformed") return new PlainTextResponse(asked.message, { status: 400 });
    if (asked.kind === "unsatisfiable") return new PlainTextResponse("", { status: 416, headers: { "content-range": asked.contentRange } });
    if (asked.kind === "whole") return this.#answer(isHead, { file: this.path, start: 0, end: size });
    this.status = 206;
    const [first, ...others] = asked.ranges as [ByteRange, ...ByteRange[]];
    if (others.length > 0) return this.#answer(isHead, this.#frame(asked.ranges, size));
    this.headers.set("content-range", toContentRange(first, size));
    this.headers.set("content-length", String(first.end - first.start));
    return this.#answer(isHead, { file: this.path, ...first });
  }

  async #readStatus(): Promise<FileStatus> {
    let status: FileStatus;
    try {
      status = await fileSystem("FileResponse").status(this.path);
    } catch (error) {
      throw errorCode(error) === "ENOENT" ? new Error(`File at path ${this.path} does not exist.`, { cause: error }) : error;
    }
    if (status.kind !== "file") throw new Error(`File at path ${this.path} is not a file.`);
    return status;
  }

  #answer(isHead: boolean, body: ReplyBody): this {
    this.body = isHead ? null : body;
    return this;
  }

  #frame(ranges: readonly ByteRange[], size: number): AsyncIterable<Uint8Array> {
    const boundary = Array.from(crypto.getRandomValues(new Uint8Array(13)), (byte) => byte.toString(16).padStart(2, "0")).join("");
    const frames = toMultipartFrames(ranges, boundary, size, this.headers.get("content-type")!);
    this.headers.set("content-type", frames.contentType);
    this.headers.set("content-length", String(frames.contentLength));
    return framed(this.path, ranges, frames);
  }

  #setDefault(name: string, value: string): void {
    if (!this.headers.has(name)) this.headers.append(name, value);
  }
}

async function* framed(
  path: string,
  ranges: readonly ByteRange[],
  frames: { heads: readonly string[]; tail: string; close: string },
): AsyncGenerator<Uint8Array, void, undefined> {
  for (const [index, { start, end }] of ranges.entries()) {
    yield toLatin1(frames.heads[index]!);
    yield* fileSystem("FileResponse").read(path, start, end);
    yield toLatin1(frames.tail);
  }
  yield toLatin1(frames.close);
}

/** A name that needs no escapes stands in quotes; any other in the extended form of RFC 8187. */
function toDisposition(type: string, filename: string): string {
  const quoted = quote(filename);
  return quoted === filename ? `${type}; filename="${filename}"` : `${type}; filename*=utf-8''${quoted}`;
}

/** Python's `urllib.parse.quote`. */
function quote(text: string): string {
  return encodeURIComponent(text.toWellFormed())
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%2F", "/");
}
