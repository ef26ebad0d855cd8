// The dependency graph of an operation as an ordered list: children before parents, each cached dependency once, scopes checked.
// Made at start; a request only walks the list.

import { errors } from "../errors/catalogue.ts";
import type { DependencyNode } from "../contract/dependency.ts";
import { signatureOf } from "../contract/flat.ts";
import type { Signature } from "../contract/signature.ts";
import type { Scope } from "../contract/typing/parameters.ts";

/** One dependency at one place of the order. */
export interface GraphStep {
  readonly dependency: DependencyNode;
  readonly signature: Signature;
  /** Where its value is kept during a request. */
  readonly slot: number;
  /** The slots of what it asks for, in the order of its signature's dependencies. */
  readonly uses: readonly number[];
  /** The OAuth2 scopes that the places above it ask for. */
  readonly securityScopes: readonly string[];
}

export interface Graph {
  readonly steps: readonly GraphStep[];
  /** The slots of what the root asks for, in the order of its signature's dependencies. */
  readonly uses: readonly number[];
}

const LENGTH: Readonly<Record<Scope, number>> = { function: 0, request: 1, app: 2 };

/** What is replaced in tests: the override of a dependency, or the dependency itself. */
export type Replace = (dependency: DependencyNode) => DependencyNode;

/** Orders what `signature` asks for. @throws DeclarationError SIG203, SIG204 */
export function buildGraph(signature: Signature, where: string, pathNames: ReadonlySet<string>, replace: Replace): Graph {
  const steps: GraphStep[] = [];
  const slots = new Map<string, number>();
  const identities = new Map<DependencyNode, number>();
  const path: DependencyNode[] = [];

  const identityOf = (node: DependencyNode): number => {
    let id = identities.get(node);
    if (id === undefined) identities.set(node, (id = identities.size));
    return id;
  };

  const visit = (asked: DependencyNode, scopesAbove: readonly string[]): number => {
    const dependency = replaced(asked, replace);
    if (path.includes(dependency.origin)) throw errors.dependencyCycle([...path.slice(path.indexOf(dependency.origin)), dependency.origin].map(({ name }) => name));
    const scopes = [...scopesAbove, ...asked.securityScopes];
    const own = signatureOf(dependency, pathNames);
    path.push(dependency.origin);
    const matters = usesScopes(own, replace, pathNames);
    const key = `${identityOf(dependency.origin)} ${dependency.scope ?? ""} ${matters ? [...new Set(scopes)].toSorted().join(" ") : ""}`;
    const known = dependency.cache ? slots.get(key) : undefined;
    if (known !== undefined) {
      path.pop();
      return known;
    }
    const uses = own.dependencies.map((use) => visit(use.dependency, scopes));
    checkScopes(dependency, uses.map((slot) => steps[slot]!.dependency));
    if (dependency.scope === "app") refuseRequestParameters(dependency, own);
    path.pop();
    const slot = steps.length;
    steps.push({ dependency, signature: own, slot, uses, securityScopes: scopes });
    if (dependency.cache) slots.set(key, slot);
    return slot;
  };

  const uses = signature.dependencies.map((use) => visit(use.dependency, []));
  void where;
  return { steps, uses };
}

function replaced(asked: DependencyNode, replace: Replace): DependencyNode {
  const replacement = replace(asked.origin);
  return replacement === asked.origin ? asked : replacement;
}

/** Whether OAuth2 scopes change what a dependency gives: it, or something below it, looks at them. */
function usesScopes(signature: Signature, replace: Replace, pathNames: ReadonlySet<string>): boolean {
  if (signature.markers.some(({ kind }) => kind === "scopes")) return true;
  return signature.dependencies.some(({ dependency }) => usesScopes(signatureOf(replaced(dependency, replace), pathNames), replace, pathNames));
}

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
