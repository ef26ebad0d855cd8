// `Depends()` and `Security()`: a provider with a parameter list of its own. A dependency is data; who runs it is `depends`.

import { errors } from "../errors/catalogue.ts";
import { describe } from "../schema/to-node.ts";
import type { SecurityScheme } from "./security-scheme.ts";
import type { Args, Dependency, Params, Scope } from "./typing/parameters.ts";

export interface DependsOptions<S extends Scope = Scope> {
  /** `request` unless said otherwise: torn down when the answer is sent. `function`: before. `app`: at shutdown. */
  readonly scope?: S;
  /** False: every place that asks gets a value of its own. */
  readonly cache?: boolean;
  /**
   * True: it may start while dependencies before it are still at work, as soon as what it asks for is there, so that two queries take the time of
   * one. False by default, since a dependency guards those after it: what is concurrent runs even where one before it refuses the request.
   * Which error is answered, and the order of teardown, stay those of the declaration.
   */
  readonly concurrent?: boolean;
  /** How it is called in errors and traces: the provider's name by default. */
  readonly name?: string;
}

/** What a provider is called with. */
export type Provider = (args: never) => unknown;

/** A dependency as the contract reads it. */
export interface DependencyNode {
  readonly "~dependency": true;
  readonly name: string;
  readonly takes: Params;
  readonly provide: Provider;
  /** Undefined for a plain provider, which has no teardown and may use any scope. */
  readonly scope: Scope | undefined;
  readonly cache: boolean;
  readonly concurrent: boolean;
  /** Scopes of OAuth2 that `Security()` asks for at this place. */
  readonly securityScopes: readonly string[];
  /** Set on dependencies that read credentials: they appear under `securitySchemes`. */
  readonly scheme: SecurityScheme | undefined;
  /** The dependency that this is a variant of: overrides and caches go by it. */
  readonly origin: DependencyNode;
}

/** What a provider provides: the value, what its promise gives, or what its generator yields. */
type Provided<R> = R extends AsyncGenerator<infer Y, unknown, unknown> ? Y : R extends Generator<infer Y, unknown, unknown> ? Y : Awaited<R>;

/** An app-scoped dependency may ask only for app-scoped ones. */
// oxlint-disable-next-line typescript/no-explicit-any -- whatever they provide
type AppParams = { readonly [name: string]: Dependency<any, "app"> };

export function Depends<R>(provide: () => R, options: DependsOptions<"app"> & { readonly scope: "app" }): Dependency<Provided<R>, "app">;
export function Depends<const S extends AppParams, R>(
  takes: S,
  provide: (args: Args<S>) => R,
  options: DependsOptions<"app"> & { readonly scope: "app" },
): Dependency<Provided<R>, "app">;
/** The same dependency with another scope, without the cache, or concurrent, at the place where it is used: overrides and cache stay its own. */
export function Depends<O, S extends Scope>(dependency: Dependency<O, S>, options: DependsOptions<"request" | "function">): Dependency<O, S>;
export function Depends<R>(provide: () => R, options?: DependsOptions<"request" | "function">): Dependency<Provided<R>, "request">;
/**
 * A dependency: made once a request (or as its scope says) and handed to whoever names it. A generator's code after `yield` is its teardown;
 * it runs in reverse order, also on an error, which is thrown in at the `yield`.
 *
 * @example
 * const Paging = Depends({ skip: t.int.default(0) }, ({ skip }) => ({ skip }));
 */
export function Depends<const S extends Params, R>(
  takes: S,
  provide: (args: Args<S>) => R,
  options?: DependsOptions<"request" | "function">,
): Dependency<Provided<R>, "request">;
export function Depends(...args: unknown[]): unknown {
  if (isDependency(args[0])) return variantOf(args[0], (args[1] ?? {}) as DependsOptions);
  const [takes, provide, options] = typeof args[0] === "function" ? [{}, args[0], args[1]] : [args[0], args[1], args[2]];
  return makeDependency(takes as Params, provide as Provider, (options ?? {}) as DependsOptions, undefined);
}

/** Makes the frozen node. @throws DeclarationError SIG212, SIG213 */
export function makeDependency(takes: Params, provide: Provider, options: DependsOptions, scheme: SecurityScheme | undefined): DependencyNode {
  if (typeof provide !== "function") throw errors.notCallable("The provider of a dependency", describe(provide));
  const name = options.name ?? (provide.name === "" ? "a dependency" : provide.name);
  if (options.scope !== undefined && !SCOPES.has(options.scope)) throw errors.unknownScope(name, options.scope);
  const node = {
    "~dependency": true as const,
    name,
    takes: Object.freeze({ ...takes }),
    provide,
    scope: options.scope ?? (isGeneratorFunction(provide) ? ("request" as const) : undefined),
    cache: options.cache ?? true,
    concurrent: options.concurrent ?? false,
    securityScopes: [],
    scheme,
    origin: undefined as unknown as DependencyNode,
  };
  node.origin = node;
  return Object.freeze(node);
}

const SCOPES: ReadonlySet<string> = new Set(["app", "request", "function"]);

/** The dependency at a place that wants OAuth2 scopes: they reach `SecurityScopes` of everything below, and the document. */
export function Security<O, S extends Scope>(dependency: Dependency<O, S>, scopes: readonly string[] = []): Dependency<O, S> {
  const node = dependency as unknown as DependencyNode;
  return Object.freeze({ ...node, securityScopes: Object.freeze([...node.securityScopes, ...scopes]) }) as unknown as Dependency<O, S>;
}

function variantOf(node: DependencyNode, options: DependsOptions): DependencyNode {
  const { scope = node.scope, cache = node.cache, concurrent = node.concurrent, name = node.name } = options;
  if (scope !== undefined && !SCOPES.has(scope)) throw errors.unknownScope(name, scope);
  return Object.freeze({ ...node, scope, cache, concurrent, name });
}

/** Whether a parameter is a dependency. */
export function isDependency(parameter: unknown): parameter is DependencyNode {
  return typeof parameter === "object" && parameter !== null && "~dependency" in parameter;
}

/** Whether calling the function gives a generator: what it yields is provided, what follows is teardown. */
export function isGeneratorFunction(provide: Provider): boolean {
  const tag = (provide as { [Symbol.toStringTag]?: unknown })[Symbol.toStringTag];
  return tag === "GeneratorFunction" || tag === "AsyncGeneratorFunction";
}
