// The dependency graph of an operation as an ordered list: children before parents, each cached dependency once, scopes checked.
// Made at start; a request only walks the list.

import { errors } from "../errors/catalogue.ts";
import type { DependencyNode } from "../contract/dependency.ts";
import { signatureOf } from "../contract/flat.ts";
import type { DependencyUse, Signature } from "../contract/signature.ts";
import type { Scope } from "../contract/typing/parameters.ts";

/** One dependency at one place of the order. */
export interface GraphStep {
  /** The dependency as it was declared at this place; `dependency` is what stands in for it. */
  readonly asked: DependencyNode;
  readonly dependency: DependencyNode;
  readonly signature: Signature;
  /** Where its value is kept during a request. */
  readonly slot: number;
  /** The slots of what it asks for, in the order of its signature's dependencies. */
  readonly uses: readonly number[];
  /** The OAuth2 scopes that the places above it ask for. */
  readonly securityScopes: readonly string[];
}

/** One place that asks for a dependency. A cached one has a single slot, but stands in the tree as often as it is asked for. */
export interface Occurrence {
  readonly slot: number;
  readonly below: readonly Occurrence[];
}

export interface Graph {
  readonly steps: readonly GraphStep[];
  /** What the root asks for, in the order of its signature's dependencies. */
  readonly occurrences: readonly Occurrence[];
}

/** What is replaced in tests: the override of a dependency, or the dependency itself. */
export type Replace = (dependency: DependencyNode) => DependencyNode;

/** Orders what `signature` asks for, by FastAPI's rules of caching. @throws DeclarationError SIG203, SIG204, SIG209 */
export function buildGraph(signature: Signature, pathNames: ReadonlySet<string>, replace: Replace): Graph {
  return new GraphBuilder(pathNames, replace).build(signature);
}

class GraphBuilder {
  readonly #pathNames: ReadonlySet<string>;
  readonly #replace: Replace;
  readonly #steps: GraphStep[] = [];
  /** The slot of the value that a cached dependency finds, by what tells values apart. */
  readonly #slots = new Map<string, number>();
  /** Cached dependencies below which everything is cached: asking again changes nothing. */
  readonly #settled = new Map<string, Occurrence>();
  readonly #numbers = new Map<DependencyNode, number>();
  readonly #path: DependencyNode[] = [];
  readonly #scoped = new Map<DependencyNode, boolean>();

  constructor(pathNames: ReadonlySet<string>, replace: Replace) {
    this.#pathNames = pathNames;
    this.#replace = replace;
  }

  build(signature: Signature): Graph {
    const occurrences = signature.dependencies.map((use) => this.#visit(use, []));
    return { steps: this.#steps, occurrences };
  }

  #visit(use: DependencyUse, scopesAbove: readonly string[]): Occurrence {
    const asked = use.dependency;
    this.#enter(asked.origin);
    const scopes = [...scopesAbove, ...asked.securityScopes.filter((scope) => !scopesAbove.includes(scope))];
    const key = this.#keyOf(asked, scopes);
    const known = this.#settled.get(key);
    // A route's own dependencies are always looked up in the cache.
    const isCached = asked.cache || use.argument === undefined;
    const occurrence = known !== undefined && isCached ? known : this.#place(asked, key, isCached, scopes, [...scopesAbove, ...asked.securityScopes]);
    this.#path.pop();
    return occurrence;
  }

  #enter(origin: DependencyNode): void {
    const start = this.#path.indexOf(origin);
    if (start !== -1) throw errors.dependencyCycle([...this.#path.slice(start), origin].map(({ name }) => name));
    this.#path.push(origin);
  }

  #place(asked: DependencyNode, key: string, isCached: boolean, scopes: readonly string[], scopesBelow: readonly string[]): Occurrence {
    const dependency = replaced(asked, this.#replace);
    const own = signatureOf(dependency, this.#pathNames);
    checkScopes(
      dependency,
      own.dependencies.map((use) => replaced(use.dependency, this.#replace)),
    );
    if (dependency.scope === "app") return this.#placeAppScoped(asked, dependency, own, key);
    // What is below is asked for again even where the value itself is found: an uncached dependency runs for each place.
    const before = this.#steps.length;
    const below = own.dependencies.map((use) => this.#visit(use, scopesBelow));
    const found = isCached ? this.#slots.get(key) : undefined;
    const slot = found ?? this.#steps.length;
    if (found === undefined) {
      this.#steps.push({ asked, dependency, signature: own, slot, uses: below.map((occurrence) => occurrence.slot), securityScopes: scopes });
    }
    if (!this.#slots.has(key)) this.#slots.set(key, slot);
    const occurrence = { slot, below };
    if (found !== undefined && this.#steps.length === before) this.#settled.set(key, occurrence);
    return occurrence;
  }

  /** The application makes it and what it asks for; here is only looked at whether it can. */
  #placeAppScoped(asked: DependencyNode, dependency: DependencyNode, own: Signature, key: string): Occurrence {
    refuseRequestParameters(dependency, own);
    for (const use of own.dependencies) {
      const below = replaced(use.dependency, this.#replace);
      this.#enter(use.dependency.origin);
      this.#placeBelowAppScoped(below);
      this.#path.pop();
    }
    const occurrence = { slot: this.#steps.length, below: [] };
    this.#steps.push({ asked, dependency, signature: own, slot: occurrence.slot, uses: [], securityScopes: [] });
    this.#settled.set(key, occurrence);
    return occurrence;
  }

  #placeBelowAppScoped(dependency: DependencyNode): void {
    const own = signatureOf(dependency, this.#pathNames);
    refuseRequestParameters(dependency, own);
    checkScopes(
      dependency,
      own.dependencies.map((use) => replaced(use.dependency, this.#replace)),
    );
    for (const use of own.dependencies) {
      this.#enter(use.dependency.origin);
      this.#placeBelowAppScoped(replaced(use.dependency, this.#replace));
      this.#path.pop();
    }
  }

  /** The dependency as it was declared, whatever replaces it; its scope; and the OAuth2 scopes where they can make a difference. */
  #keyOf(asked: DependencyNode, scopes: readonly string[]): string {
    const { origin } = asked;
    let number = this.#numbers.get(origin);
    if (number === undefined) this.#numbers.set(origin, (number = this.#numbers.size));
    const matter = asked.securityScopes.length > 0 || this.#usesScopes(asked);
    return `${number} ${asked.scope ?? ""} ${matter ? [...new Set(scopes)].toSorted().join(" ") : ""}`;
  }

  /** Whether it, or something below it, reads credentials, asks for scopes or looks at them. */
  #usesScopes(dependency: DependencyNode): boolean {
    const known = this.#scoped.get(dependency);
    if (known !== undefined) return known;
    this.#scoped.set(dependency, false);
    const { markers, dependencies } = signatureOf(dependency, this.#pathNames);
    const uses =
      dependency.securityScopes.length > 0 ||
      dependency.scheme !== undefined ||
      markers.some(({ kind }) => kind === "scopes") ||
      dependencies.some((use) => this.#usesScopes(use.dependency));
    this.#scoped.set(dependency, uses);
    return uses;
  }
}

function replaced(asked: DependencyNode, replace: Replace): DependencyNode {
  const replacement = replace(asked.origin);
  return replacement === asked.origin ? asked : replacement;
}

const LENGTH: Readonly<Record<Scope, number>> = { function: 0, request: 1, app: 2 };

/** A dependency with a teardown of its own may not use one that is torn down before it. */
function checkScopes(dependency: DependencyNode, uses: readonly DependencyNode[]): void {
  const { scope } = dependency;
  if (scope === undefined) return;
  for (const used of uses) {
    const other = used.scope ?? (scope === "app" ? "request" : undefined);
    if (other !== undefined && LENGTH[other] < LENGTH[scope]) throw errors.scopeLeak(dependency.name, scope, used.name, other);
  }
}

function refuseRequestParameters(dependency: DependencyNode, signature: Signature): void {
  const [parameter] = signature.parameters;
  if (parameter !== undefined) throw errors.requestParameters(dependency.name, parameter.argument);
  const [marker] = signature.markers;
  if (marker !== undefined) throw errors.requestParameters(dependency.name, marker.argument);
}
