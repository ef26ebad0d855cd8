// Pages from templates, as Starlette's Jinja2Templates makes them. The language is nunjucks', which is Jinja2's for nearly all that pages need.

import { errors } from "../errors/catalogue.ts";
import { fileSystem } from "../http/file-system.ts";
import type { HttpRequest } from "../http/request.ts";
import { HTMLResponse, type ResponseOptions } from "../http/response.ts";
import { makeEnvironments, type Environment, type TemplateFunction } from "./nunjucks.ts";

export interface TemplateOptions {
  /** Values and functions that every template knows. */
  readonly globals?: Readonly<Record<string, unknown>>;
  /** Functions for `{{ price | euro }}`: the value is the first argument. */
  readonly filters?: Readonly<Record<string, TemplateFunction>>;
  /** What every template of a request is given: functions of the request, the later before the earlier, and before what a call gives. */
  readonly contextProcessors?: readonly ((request: HttpRequest) => Readonly<Record<string, unknown>>)[];
  /** Read a template again each time. By default where SIGNATURA_ENV is `development`. */
  readonly noCache?: boolean;
}

/** An answer from a template. */
export class TemplateResponse extends HTMLResponse {
  /** The name of the template. */
  readonly template: string;
  readonly context: Readonly<Record<string, unknown>>;

  constructor(text: string, template: string, context: Readonly<Record<string, unknown>>, options: ResponseOptions = {}) {
    super(text, options);
    this.template = template;
    this.context = context;
  }
}

export class Templates {
  readonly #escaped: Environment;
  readonly #plain: Environment;
  readonly #processors: NonNullable<TemplateOptions["contextProcessors"]>;

  constructor(folders: readonly string[], { globals = {}, filters = {}, contextProcessors = [], noCache = isDevelopment() }: TemplateOptions) {
    const { escaped, plain } = makeEnvironments(folders, noCache);
    for (const environment of [escaped, plain]) {
      for (const [name, value] of Object.entries(globals)) environment.addGlobal(name, value);
      for (const [name, filter] of Object.entries(filters)) environment.addFilter(name, filter);
    }
    this.#escaped = escaped;
    this.#plain = plain;
    this.#processors = contextProcessors;
  }

  /** The text of a template. What it shows is escaped for HTML, but for templates whose name ends with `.txt`. @throws Error where there is no such template */
  render(name: string, context: Readonly<Record<string, unknown>> = {}): string {
    return (name.endsWith(".txt") ? this.#plain : this.#escaped).render(name, context);
  }

  /**
   * An answer from a template, which knows `request` and `url_for` besides its context: `{{ url_for("read_item", id=id) }}` is the URL of an operation,
   * `{{ url_for("static", path="/styles.css") }}` that of a file of the mount `static`.
   *
   * @throws Error where there is no such template, or it fails: answered with 500
   */
  response(request: HttpRequest, name: string, context: Readonly<Record<string, unknown>> = {}, options: ResponseOptions = {}): TemplateResponse {
    const whole: Record<string, unknown> = { request, url_for: urlFor(request), ...context };
    for (const process of this.#processors) Object.assign(whole, process(request));
    return new TemplateResponse(this.render(name, whole), name, whole, options);
  }
}

/**
 * The templates of a folder, or of several, of which the first that has a template counts. They are code: never make one of what a client sends. It needs the
 * package `nunjucks`.
 *
 * @param folder A path, relative to the working directory, or a `file:` URL: `new URL("./templates", import.meta.url)`.
 * @throws DeclarationError SIG342 where `nunjucks` is not installed, SIG343 where there is no such folder
 * @example
 * const pages = templates(new URL("./templates", import.meta.url));
 * app.get("/items/{id}", { id: t.string, request: HttpRequest }, { responseClass: HTMLResponse }, ({ id, request }) =>
 *   pages.response(request, "item.html", { id }),
 * );
 */
export function templates(folder: string | URL | readonly (string | URL)[], options: TemplateOptions = {}): Templates {
  const files = fileSystem("templates()");
  const folders = [folder].flat().map((one) => files.resolve(typeof one === "string" ? one : files.fromUrl(one)));
  for (const path of folders) if (files.statusNow(path)?.kind !== "directory") throw errors.noTemplates(path);
  return new Templates(folders, options);
}

/** Parameters by name come as the last argument, an object that nunjucks has marked. */
function urlFor(request: HttpRequest): (name: string, params?: Readonly<Record<string, unknown>>) => URL {
  return (name, params = {}) => {
    const { __keywords: _mark, ...named } = params;
    return request.urlFor(name, named);
  };
}

function isDevelopment(): boolean {
  const { process } = globalThis as { readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> } };
  return process?.env?.["SIGNATURA_ENV"] === "development";
}
