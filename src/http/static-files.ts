// A directory, served read-only below a mount, as Starlette's StaticFiles does it. Nothing outside of the directory can be reached: not by
// "..", in whatever spelling, nor by links, unless they are allowed.

import { errors } from "../errors/catalogue.ts";
import { HTTPException } from "../errors/http-exception.ts";
import { FileResponse } from "./file-response.ts";
import { errorCode, fileSystem, type FileStatus, type FileSystem } from "./file-system.ts";
import { authorityOf, querySuffix, wholePath } from "./host.ts";
import { guessMediaType } from "./mime.ts";
import type { HttpRequest } from "./request.ts";
import { HttpResponse, RedirectResponse } from "./response.ts";
import { isNotModified, notModifiedHeaders } from "./validators.ts";

export interface StaticFilesOptions {
  /** Serve the index of a directory, redirect to a directory's slash, answer with `404.html` where nothing is found. False by default. */
  readonly html?: boolean;
  /** Follow links that lead out of the directory. False by default: what they name is not found. */
  readonly followSymlinks?: boolean;
  /** Refuse a directory that is not there at start-up. True by default; else the first request fails. */
  readonly checkDir?: boolean;
  /** The file that stands for its directory, with `html`: `index.html` by default. */
  readonly index?: string;
  /** Serve `x.br`, `x.zst` or `x.gz` beside `x` to clients that take it, with `vary: accept-encoding`. False by default. */
  readonly precompressed?: boolean;
}

/** What `app.mount` takes. */
export interface StaticFiles {
  /** @param rest The decoded path below the mount. */
  "~mount"(request: HttpRequest, rest: string): Promise<HttpResponse>;
}

/**
 * The files of a directory, for `app.mount("/static", staticFiles("public"))`. Answers GET and HEAD, with validators and ranges.
 *
 * @param directory A path, relative to the working directory, or a `file:` URL: `new URL("./public", import.meta.url)`.
 * @throws DeclarationError SIG331 where there is no such directory
 */
export function staticFiles(directory: string | URL, options: StaticFilesOptions = {}): StaticFiles {
  return staticFilesOn(fileSystem("staticFiles"), directory, options);
}

/** The same on a file system of one's own. */
export function staticFilesOn(files: FileSystem, directory: string | URL, options: StaticFilesOptions = {}): StaticFiles {
  const root = files.resolve(typeof directory === "string" ? directory : files.fromUrl(directory));
  if (options.checkDir !== false && files.statusNow(root)?.kind !== "directory") throw errors.noDirectory(root);
  const served = new ServedDirectory(files, root, options);
  return { "~mount": (request, rest) => served.answer(request, rest) };
}

interface Entry {
  readonly path: string;
  readonly status: FileStatus;
}

class ServedDirectory {
  readonly #files: FileSystem;
  readonly #root: string;
  readonly #options: StaticFilesOptions;
  readonly #index: string;
  #isChecked = false;

  constructor(files: FileSystem, root: string, options: StaticFilesOptions) {
    this.#files = files;
    this.#root = root;
    this.#options = options;
    this.#index = options.index ?? "index.html";
  }

  /** @throws HTTPException 401 for what the system forbids to read, 404, 405 */
  async answer(request: HttpRequest, rest: string): Promise<HttpResponse> {
    if (!this.#isChecked) await this.#check();
    if (request.method !== "GET" && request.method !== "HEAD") throw new HTTPException(405);
    const relative = rest.split("/").filter((segment) => segment !== "" && segment !== ".");
    const entry = await this.#find(relative);
    if (entry?.status.kind === "file") return this.#send(request, entry);
    if (entry?.status.kind === "directory" && this.#options.html === true) {
      const index = await this.#find([...relative, this.#index]);
      if (index?.status.kind === "file") return rest.endsWith("/") || rest === "" ? this.#send(request, index) : redirectToSlash(request);
    }
    if (this.#options.html === true) {
      const missing = await this.#find(["404.html"]);
      if (missing?.status.kind === "file") return this.#complete(request, new FileResponse(missing.path, { status: 404 })["~setStatus"](missing.status));
    }
    throw new HTTPException(404);
  }

  async #check(): Promise<void> {
    const status = await this.#files.status(this.#root).catch(() => undefined);
    if (status === undefined) throw new Error(`The directory of static files ${this.#root} does not exist.`);
    if (status.kind !== "directory") throw new Error(`The path of static files ${this.#root} is not a directory.`);
    this.#isChecked = true;
  }

  /** What is there, if it is inside of the directory. */
  async #find(relative: readonly string[]): Promise<Entry | undefined> {
    if (relative[0]?.startsWith("\\") === true || relative.some((segment) => segment.includes("\0"))) return undefined;
    const path = this.#files.resolve(this.#root, ...relative);
    try {
      const follows = this.#options.followSymlinks === true;
      const full = follows ? path : await this.#files.realPath(path);
      const root = follows ? this.#root : await this.#files.realPath(this.#root);
      if (!this.#files.isInside(full, root)) return undefined;
      return { path: full, status: await this.#files.status(full) };
    } catch (error) {
      const code = errorCode(error);
      if (code !== undefined && NOT_FOUND.has(code)) return undefined;
      if (code === "EACCES" || code === "EPERM") throw new HTTPException(401);
      throw error;
    }
  }

  async #send(request: HttpRequest, entry: Entry): Promise<HttpResponse> {
    const response = this.#options.precompressed === true ? await this.#negotiate(request, entry) : new FileResponse(entry.path)["~setStatus"](entry.status);
    const validators = { etag: response.headers.get("etag")!, lastModified: response.headers.get("last-modified")! };
    const conditions = { ifNoneMatch: request.headers.get("if-none-match"), ifModifiedSince: request.headers.get("if-modified-since") };
    return isNotModified(conditions, validators) ? notModified(response) : this.#complete(request, response);
  }

  /** The packed file beside the one that was asked for, in the best coding that the client takes and that is there. */
  async #negotiate(request: HttpRequest, entry: Entry): Promise<FileResponse> {
    const accepted = request.headers.get("accept-encoding");
    const mediaType = guessMediaType(entry.path).type;
    for (const [coding, suffix] of CODINGS) {
      if (accepted === undefined || !accepts(accepted, coding)) continue;
      const path = entry.path + suffix;
      const status = await this.#files.status(path).catch(() => undefined);
      if (status?.kind !== "file" || !(await this.#isAllowed(path))) continue;
      return new FileResponse(path, { mediaType: mediaType ?? "application/octet-stream", headers: { "content-encoding": coding, vary: "Accept-Encoding" } })[
        "~setStatus"
      ](status);
    }
    return new FileResponse(entry.path, { headers: { vary: "Accept-Encoding" } })["~setStatus"](entry.status);
  }

  async #isAllowed(path: string): Promise<boolean> {
    if (this.#options.followSymlinks === true) return true;
    return this.#files.isInside(await this.#files.realPath(path), await this.#files.realPath(this.#root));
  }

  #complete(request: HttpRequest, response: FileResponse): HttpResponse | Promise<HttpResponse> {
    return response["~complete"]!(request);
  }
}

/** Nothing of the name, something else on the way, a name that is too long or circular, characters that no name has. */
const NOT_FOUND: ReadonlySet<string> = new Set(["ENOENT", "ENOTDIR", "ENAMETOOLONG", "ELOOP", "EINVAL", "ERR_INVALID_ARG_VALUE"]);

/** In the order of preference. */
const CODINGS: readonly (readonly [coding: string, suffix: string])[] = [
  ["br", ".br"],
  ["zstd", ".zst"],
  ["gzip", ".gz"],
];

/** Whether an `accept-encoding` takes a coding (RFC 9110 §12.5.3). */
function accepts(header: string, coding: string): boolean {
  const members = header.split(",").map((member) => {
    const [name = "", ...parameters] = member.split(";").map((part) => part.trim().toLowerCase());
    const quality = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
    return { name, isRefused: quality !== undefined && Number(quality) === 0 };
  });
  const member = members.find(({ name }) => name === coding) ?? members.find(({ name }) => name === "*");
  return member !== undefined && !member.isRefused;
}

function notModified(response: HttpResponse): HttpResponse {
  const kept = new HttpResponse(null, { status: 304 });
  for (const [name, value] of response.headers) if (notModifiedHeaders.includes(name)) kept.headers.append(name, value);
  return kept;
}

function redirectToSlash(request: HttpRequest): HttpResponse {
  const exchange = request["~exchange"];
  const authority = authorityOf(exchange);
  const origin = authority === undefined ? "" : `${exchange.scheme}://${authority}`;
  return new RedirectResponse(`${origin}${wholePath(exchange)}/${querySuffix(exchange)}`);
}
