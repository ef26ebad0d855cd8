// The files that a frontend's build has made, with a fallback for the paths that only the frontend knows, as FastAPI's `app.frontend` has it.

import { errors } from "../errors/catalogue.ts";
import { HTTPException } from "../errors/http-exception.ts";
import { consoleLogger } from "../kernel/logger.ts";
import { fileSystem, type FileSystem } from "./file-system.ts";
import { acceptsOneOf } from "./media-type.ts";
import type { HttpRequest } from "./request.ts";
import type { HttpResponse } from "./response.ts";
import { redirectToSlash, segmentsOf, ServedDirectory, type Entry } from "./served-directory.ts";

export interface FrontendOptions {
  /**
   * What is sent where no file fits: `404.html` with 404; or `index.html` with 200 to clients that want a page (`accept` names HTML), for frontends
   * that route by themselves; or null for neither. "auto", the default, takes `404.html` where it exists and else `index.html` where that does.
   */
  readonly fallback?: "auto" | "index.html" | "404.html" | null;
  /**
   * Refuse a directory, or a fallback, that is not there, at once; else the first request fails. "auto", the default, warns where SIGNATURA_ENV is
   * `development`, which `signatura dev` sets: the frontend may not be built yet.
   */
  readonly checkDir?: boolean | "auto";
  /** Serve `x.br`, `x.zst` or `x.gz` beside `x` to clients that take it. False by default. */
  readonly precompressed?: boolean;
}

export class FrontendFiles {
  readonly #served: ServedDirectory;
  readonly #fallback: NonNullable<FrontendOptions["fallback"]> | null;

  /** @throws DeclarationError SIG334 where the directory or its fallback is not there */
  constructor(directory: string | URL, options: FrontendOptions) {
    const files = fileSystem("frontend()");
    const root = files.resolve(typeof directory === "string" ? directory : files.fromUrl(directory));
    const { fallback = "auto", checkDir = "auto" } = options;
    if (fallback !== null && !FALLBACKS.has(fallback)) throw errors.badFallback(fallback);
    check(files, root, fallback, checkDir);
    this.#served = new ServedDirectory(files, root, options);
    this.#fallback = fallback;
  }

  /** @param rest The decoded path below the frontend. @throws HTTPException 404, 405; 401 for what the system forbids to read */
  async answer(request: HttpRequest, rest: string): Promise<HttpResponse> {
    const found = await this.#find(rest);
    if (found !== undefined) return found.isIndex && !request.path.endsWith("/") ? redirectToSlash(request) : this.#served.send(request, found.entry);
    const missing = this.#fallback === "404.html" || this.#fallback === "auto" ? await this.#fileOf("404.html") : undefined;
    if (missing !== undefined) return this.#served.send(request, missing, 404);
    if (this.#fallback === null || this.#fallback === "404.html" || !wantsPage(request)) throw this.#nothing("404.html");
    const page = await this.#fileOf("index.html");
    if (page !== undefined) return this.#served.send(request, page);
    throw this.#nothing("index.html");
  }

  /** The answer to a method that files do not have. */
  async refuse(rest: string): Promise<never> {
    throw new HTTPException((await this.#find(rest)) === undefined ? 404 : 405);
  }

  async #find(rest: string): Promise<{ readonly entry: Entry; readonly isIndex: boolean } | undefined> {
    await this.#served.check();
    const relative = segmentsOf(rest);
    const entry = await this.#served.find(relative);
    if (entry?.status.kind === "file") return { entry, isIndex: false };
    if (entry?.status.kind !== "directory") return undefined;
    const index = await this.#served.find([...relative, "index.html"]);
    return index?.status.kind === "file" ? { entry: index, isIndex: true } : undefined;
  }

  async #fileOf(name: string): Promise<Entry | undefined> {
    const entry = await this.#served.find([name]);
    return entry?.status.kind === "file" ? entry : undefined;
  }

  /** A fallback that was asked for by its name must be there. */
  #nothing(name: string): Error {
    return this.#fallback === name ? new Error(`The fallback of the frontend, ${name}, does not exist in ${this.#served.root}.`) : new HTTPException(404);
  }
}

const FALLBACKS: ReadonlySet<string> = new Set(["auto", "index.html", "404.html"]);

function check(files: FileSystem, root: string, fallback: string | null, checkDir: boolean | "auto"): void {
  if (checkDir === false) return;
  const isThere = files.statusNow(root)?.kind === "directory";
  if (checkDir === "auto" && isDevelopment()) {
    if (!isThere) consoleLogger.warn({}, `The directory of the frontend, ${root}, does not exist yet.`);
    return;
  }
  if (!isThere) throw errors.noFrontend(root, "there is no such directory");
  if (fallback === null || fallback === "auto") return;
  if (files.statusNow(files.resolve(root, fallback))?.kind !== "file") throw errors.noFrontend(root, `it holds no ${fallback}, which is its fallback`);
}

function isDevelopment(): boolean {
  const { process } = globalThis as { readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> } };
  return process?.env?.["SIGNATURA_ENV"] === "development";
}

/** Whether a client would show a page: it names HTML or XHTML, and does not refuse it. */
function wantsPage(request: HttpRequest): boolean {
  return acceptsOneOf(request.headers.get("accept") ?? "", ["text/html", "application/xhtml+xml"]);
}
