// A directory whose files are looked up by what clients send, and sent with validators, ranges and, where there are some, packed. What is
// answered where nothing is found is said by those who serve it: `static-files.ts` and `frontend-files.ts`.

import { HTTPException } from "../errors/http-exception.ts";
import { FileResponse } from "./file-response.ts";
import { errorCode, type FileStatus, type FileSystem } from "./file-system.ts";
import { authorityOf, querySuffix, wholePath } from "./host.ts";
import { guessMediaType } from "./mime.ts";
import type { HttpRequest } from "./request.ts";
import { HttpResponse, RedirectResponse } from "./response.ts";
import { isNotModified, notModifiedHeaders } from "./validators.ts";

/** How a directory is served. */
export interface DirectoryOptions {
  readonly followSymlinks?: boolean;
  readonly precompressed?: boolean;
}

/** Something that is there. */
export interface Entry {
  readonly path: string;
  readonly status: FileStatus;
}

export class ServedDirectory {
  readonly root: string;
  readonly #files: FileSystem;
  readonly #options: DirectoryOptions;
  #isChecked = false;

  constructor(files: FileSystem, root: string, options: DirectoryOptions) {
    this.#files = files;
    this.root = root;
    this.#options = options;
  }

  /** @throws Error where there is no such directory; once it was there it is not asked for again */
  async check(): Promise<void> {
    if (this.#isChecked) return;
    const status = await this.#files.status(this.root).catch(() => undefined);
    if (status === undefined) throw new Error(`The directory of static files ${this.root} does not exist.`);
    if (status.kind !== "directory") throw new Error(`The path of static files ${this.root} is not a directory.`);
    this.#isChecked = true;
  }

  /** What is there, if it is inside of the directory. @throws HTTPException 401 for what the system forbids to read, 404 for what no name can be */
  async find(relative: readonly string[]): Promise<Entry | undefined> {
    if (relative[0]?.startsWith("\\") === true) return undefined;
    if (relative.some((segment) => segment.includes("\0"))) throw new HTTPException(404);
    const path = this.#files.resolve(this.root, ...relative);
    try {
      const follows = this.#options.followSymlinks === true;
      const full = follows ? path : await this.#files.realPath(path);
      const root = follows ? this.root : await this.#files.realPath(this.root);
      if (!this.#files.isInside(full, root)) return undefined;
      return { path: full, status: await this.#files.status(full) };
    } catch (error) {
      const code = errorCode(error);
      if (code !== undefined && NOT_FOUND.has(code)) return undefined;
      if (code === "ENAMETOOLONG") throw new HTTPException(404);
      if (code === "EACCES" || code === "EPERM") throw new HTTPException(401);
      throw error;
    }
  }

  /** The file, or 304 where the client has it already. */
  async send(request: HttpRequest, entry: Entry, status = 200): Promise<HttpResponse> {
    const response =
      this.#options.precompressed === true
        ? await this.#negotiate(request, entry, status)
        : new FileResponse(entry.path, { status })["~setStatus"](entry.status);
    const validators = { etag: response.headers.get("etag")!, lastModified: response.headers.get("last-modified")! };
    const conditions = { ifNoneMatch: request.headers.get("if-none-match"), ifModifiedSince: request.headers.get("if-modified-since") };
    return isNotModified(conditions, validators) ? notModified(response) : response["~complete"]!(request);
  }

  /** The packed file beside the one that was asked for, in the best coding that the client takes and that is there. */
  async #negotiate(request: HttpRequest, entry: Entry, answered: number): Promise<FileResponse> {
    const accepted = request.headers.get("accept-encoding");
    const mediaType = guessMediaType(entry.path).type;
    for (const [coding, suffix] of CODINGS) {
      if (accepted === undefined || !accepts(accepted, coding)) continue;
      const path = entry.path + suffix;
      const status = await this.#files.status(path).catch(() => undefined);
      if (status?.kind !== "file" || !(await this.#isAllowed(path))) continue;
      return new FileResponse(path, {
        status: answered,
        mediaType: mediaType ?? "application/octet-stream",
        headers: { "content-encoding": coding, vary: "Accept-Encoding" },
      })["~setStatus"](status);
    }
    return new FileResponse(entry.path, { status: answered, headers: { vary: "Accept-Encoding" } })["~setStatus"](entry.status);
  }

  async #isAllowed(path: string): Promise<boolean> {
    if (this.#options.followSymlinks === true) return true;
    return this.#files.isInside(await this.#files.realPath(path), await this.#files.realPath(this.root));
  }
}

/** The parts of the decoded path below what is served. */
export function segmentsOf(rest: string): readonly string[] {
  return rest.split("/").filter((segment) => segment !== "" && segment !== ".");
}

/** Nothing of the name, something else on the way, a name that is circular, characters that no name has. */
const NOT_FOUND: ReadonlySet<string> = new Set(["ENOENT", "ENOTDIR", "ELOOP", "EINVAL", "ERR_INVALID_ARG_VALUE"]);

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

/** 307 to the directory with its slash. */
export function redirectToSlash(request: HttpRequest): HttpResponse {
  const exchange = request["~exchange"];
  const authority = authorityOf(exchange);
  const origin = authority === undefined ? "" : `${exchange.scheme}://${authority}`;
  return new RedirectResponse(`${origin}${wholePath(exchange)}/${querySuffix(exchange)}`);
}
