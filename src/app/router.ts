// A router collects operations, other routers and mounts in the order in which they are declared. It is read when an application is
// built, and again when something was declared since.

import { errors } from "../errors/catalogue.ts";
import type { DependencyNode } from "../contract/dependency.ts";
import { isDependency } from "../contract/dependency.ts";
import type { Gives, SharedOptions } from "../contract/operation.ts";
import type { Params } from "../contract/typing/parameters.ts";
import { FrontendFiles, type FrontendOptions } from "../http/frontend-files.ts";
import type { HttpRequest } from "../http/request.ts";
import type { HttpResponse } from "../http/response.ts";
import { withoutTrailingSlashes } from "../routing/trailing-slashes.ts";
import { describe } from "../schema/to-node.ts";
import { captureSite, type DeclarationSite } from "./declaration-site.ts";
import type { Lifespan } from "./lifespan.ts";
import type { Route } from "./typing/route.ts";
import type { SocketRoute } from "./typing/socket-route.ts";

export interface RouterOptions<Prefix extends string = string> extends SharedOptions {
  /** Stands before the path of every operation: begins with a slash, does not end with one. */
  readonly prefix?: Prefix;
  /** Starts and ends with the application that the router is included in. */
  readonly lifespan?: Lifespan;
}

/** What an inclusion adds to a router's operations. */
export interface IncludeOptions extends SharedOptions {
  readonly prefix?: string;
}

/** A handler's declaration, as it was made. */
export interface Declaration {
  readonly method: string;
  readonly path: string;
  readonly takes: Params;
  readonly gives: Gives & { readonly returns?: unknown };
  readonly handler: (args: never) => unknown;
  readonly site: DeclarationSite;
}

/** Something that answers every request below a path: an application, a web handler, static files. */
export interface Mountable {
  "~mount"(request: HttpRequest, rest: string): HttpResponse | Promise<HttpResponse>;
}

export type Entry =
  | { readonly kind: "operation"; readonly declaration: Declaration }
  | { readonly kind: "socket"; readonly declaration: Declaration }
  | { readonly kind: "include"; readonly router: Router; readonly options: IncludeOptions }
  | { readonly kind: "frontend"; readonly path: string; readonly files: FrontendFiles; readonly site: DeclarationSite }
  | { readonly kind: "mount"; readonly path: string; readonly target: unknown; readonly name: string | undefined };

/** Counts the changes to all routers, so that an application that nobody has changed is known by one comparison. */
export const changes: { count: number } = { count: 0 };

export class Router<const Prefix extends string = ""> {
  readonly "~options": RouterOptions<Prefix>;
  readonly "~entries": Entry[] = [];
  /** Counts declarations, so that applications know when to read again. */
  "~version" = 0;

  /** @throws DeclarationError SIG305 where the prefix does not begin with a slash, or ends with one */
  constructor(options: RouterOptions<Prefix> = {}) {
    const { prefix = "" } = options as RouterOptions;
    checkPrefix(prefix);
    this["~options"] = options;
  }

  get get(): Route<"get", Prefix> {
    return declarer(this, "GET");
  }
  get post(): Route<"post", Prefix> {
    return declarer(this, "POST");
  }
  get put(): Route<"put", Prefix> {
    return declarer(this, "PUT");
  }
  get patch(): Route<"patch", Prefix> {
    return declarer(this, "PATCH");
  }
  get delete(): Route<"delete", Prefix> {
    return declarer(this, "DELETE");
  }
  get head(): Route<"head", Prefix> {
    return declarer(this, "HEAD");
  }
  get options(): Route<"options", Prefix> {
    return declarer(this, "OPTIONS");
  }
  get trace(): Route<"trace", Prefix> {
    return declarer(this, "TRACE");
  }

  /** Declares an operation of any method: `router.route("QUERY")("/search", …)`. */
  route<const M extends string>(method: M): Route<M, Prefix> {
    return declarer(this, method.toUpperCase());
  }

  /** Declares a websocket: `router.websocket("/rooms/{room}", { room: t.string, chat: socket(In, Out) }, async ({ room, chat }) => { … })`. */
  get websocket(): SocketRoute<Prefix> {
    const declare = (path: string, ...rest: unknown[]): unknown => {
      const declaration = toDeclaration("WEBSOCKET", path, rest, captureSite(declare));
      this["~entries"].push({ kind: "socket", declaration });
      this["~changed"]();
      return Object.freeze({ method: "websocket", path: `${this["~options"].prefix ?? ""}${path}`, takes: declaration.takes, handler: declaration.handler });
    };
    return declare as SocketRoute<Prefix>;
  }

  /** Serves another router's operations here. Operations that it gets later are served, too. */
  include(router: Router<string>, options: IncludeOptions = {}): void {
    const { prefix = "" } = options;
    checkPrefix(prefix);
    if (!Array.isArray((router as Partial<Router<string>> | undefined)?.["~entries"])) throw errors.notARouter(describe(router));
    if ("~isApp" in router) throw errors.notARouter("an App");
    if (contains(router as unknown as Router, this as unknown as Router)) throw errors.includeCycle(router["~options"].prefix ?? "");
    this["~entries"].push({ kind: "include", router: router as unknown as Router, options });
    this["~changed"]();
  }

  /** Hands every request below `path` over: to another application, a web `fetch` function, or static files. */
  mount(path: string, target: Mountable | ((request: Request) => Response | Promise<Response>), name?: string): void {
    const isFetch = typeof target === "function";
    if (!isFetch && typeof (target as Partial<Mountable>)["~mount"] !== "function") throw errors.notAnApp(describe(target));
    this["~entries"].push({ kind: "mount", path, target, name });
    this["~changed"]();
  }

  /**
   * Serves the build of a frontend below `path`, where nothing else answers: after all operations and mounts of the whole application, and after the
   * redirect to a path's slash. Of several frontends the longest path counts. Answers GET and HEAD; the dependencies of the router run before it.
   *
   * @param directory A path, relative to the working directory, or a `file:` URL: `new URL("./dist", import.meta.url)`.
   * @throws DeclarationError SIG334 where there is no such directory; SIG335, SIG336
   * @example
   * app.frontend("/", "dist");
   */
  frontend(path: string, directory: string | URL, options: FrontendOptions = {}): void {
    if (!path.startsWith("/")) throw errors.badFrontendPath(path);
    this["~entries"].push({
      kind: "frontend",
      path: withoutTrailingSlashes(path),
      files: new FrontendFiles(directory, options),
      site: captureSite(this.frontend),
    });
    this["~changed"]();
  }

  "~changed"(): void {
    this["~version"] += 1;
    changes.count += 1;
  }

  /** The version of everything below. */
  "~totalVersion"(): number {
    let total = this["~version"];
    for (const entry of this["~entries"]) if (entry.kind === "include") total += entry.router["~totalVersion"]();
    return total;
  }
}

function contains(router: Router, sought: Router): boolean {
  return router === sought || router["~entries"].some((entry) => entry.kind === "include" && contains(entry.router, sought));
}

function checkPrefix(prefix: string): void {
  if (prefix === "") return;
  if (!prefix.startsWith("/")) throw errors.badPrefix(prefix, "must begin with a slash");
  if (prefix.endsWith("/")) throw errors.badPrefix(prefix, "must not end with a slash");
}

function declarer<M extends string, Prefix extends string>(router: Router<Prefix>, method: string): Route<M, Prefix> {
  const declare = (path: string, ...rest: unknown[]): unknown => {
    const declaration = toDeclaration(method, path, rest, captureSite(declare));
    router["~entries"].push({ kind: "operation", declaration });
    router["~changed"]();
    const fullPath = `${router["~options"].prefix ?? ""}${path}`;
    return Object.freeze({ method: method.toLowerCase(), path: fullPath, takes: declaration.takes, handler: declaration.handler });
  };
  return declare as Route<M, Prefix>;
}

/** `(path, does)`, `(path, takes, does)` or `(path, takes, gives, does)`. @throws DeclarationError SIG302 */
function toDeclaration(method: string, path: string, rest: unknown[], site: DeclarationSite): Declaration {
  const handler = rest.pop();
  if (typeof handler !== "function") throw errors.noHandler(`${method} ${path}`);
  const [takes = {}, gives = {}] = rest as [Params?, Gives?];
  return { method, path, takes, gives, handler: handler as Declaration["handler"], site };
}

/** The nodes of a list of dependencies. @throws DeclarationError SIG216 */
export function dependencyNodes(list: SharedOptions["dependencies"] = []): readonly DependencyNode[] {
  return list.map((given: unknown) => {
    if (!isDependency(given)) throw errors.notADependency(describe(given));
    return given;
  });
}
