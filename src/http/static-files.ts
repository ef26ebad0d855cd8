// A directory, served read-only below a mount, as Starlette's StaticFiles does it. Nothing outside of the directory can be reached: not by
// "..", in whatever spelling, nor by links, unless they are allowed.

import { errors } from "../errors/catalogue.ts";
import { HTTPException } from "../errors/http-exception.ts";
import { FileResponse } from "./file-response.ts";
import { fileSystem, type FileSystem } from "./file-system.ts";
import type { HttpRequest } from "./request.ts";
import type { HttpResponse } from "./response.ts";
import { redirectToSlash, segmentsOf, ServedDirectory } from "./served-directory.ts";

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
  return { "~mount": (request, rest) => answer(served, options, request, rest) };
}

/** @throws HTTPException 401 for what the system forbids to read, 404, 405 */
async function answer(served: ServedDirectory, options: StaticFilesOptions, request: HttpRequest, rest: string): Promise<HttpResponse> {
  await served.check();
  if (request.method !== "GET" && request.method !== "HEAD") throw new HTTPException(405);
  const relative = segmentsOf(rest);
  const entry = await served.find(relative);
  if (entry?.status.kind === "file") return served.send(request, entry);
  if (entry?.status.kind === "directory" && options.html === true) {
    const index = await served.find([...relative, options.index ?? "index.html"]);
    if (index?.status.kind === "file") return rest.endsWith("/") || rest === "" ? served.send(request, index) : redirectToSlash(request);
  }
  if (options.html === true) {
    const missing = await served.find(["404.html"]);
    if (missing?.status.kind === "file") return new FileResponse(missing.path, { status: 404 })["~setStatus"](missing.status)["~complete"]!(request);
  }
  throw new HTTPException(404);
}
