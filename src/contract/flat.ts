// Every parameter of an operation: its own and those of all its dependencies, each name once, as documents and body readers want them.

import type { DependencyNode } from "./dependency.ts";
import { readSignature, type Parameter, type Signature } from "./signature.ts";

/** One security requirement: a scheme with the OAuth2 scopes that are asked for. */
export interface SecurityUse {
  readonly dependency: DependencyNode;
  readonly scopes: readonly string[];
}

export interface FlatSignature {
  /** In FastAPI's order: what takes a dependency before the dependency, depth first. */
  readonly parameters: readonly Parameter[];
  /** The body parameters, each name once. */
  readonly body: readonly Parameter[];
  readonly security: readonly SecurityUse[];
}

/** Reads the signatures of dependencies, each once for one set of path names. */
export function signatureOf(dependency: DependencyNode, pathNames: ReadonlySet<string>): Signature {
  return readSignature(dependency.takes, dependency.name, pathNames);
}

/** Flattens a signature. `replace` gives the override of a dependency, where there is one. */
export function flatten(signature: Signature, pathNames: ReadonlySet<string>, replace: (dependency: DependencyNode) => DependencyNode = (same) => same): FlatSignature {
  const parameters: Parameter[] = [];
  const security: SecurityUse[] = [];
  const visited = new Set<DependencyNode>();
  const visit = (current: Signature, scopes: readonly string[]): void => {
    parameters.push(...current.parameters);
    for (const use of current.dependencies) {
      const dependency = replace(use.dependency);
      const asked = [...scopes, ...use.dependency.securityScopes];
      if (dependency.scheme !== undefined) security.push({ dependency, scopes: asked });
      if (visited.has(dependency) && dependency.scheme === undefined && asked.length === 0) continue;
      visited.add(dependency);
      visit(signatureOf(dependency, pathNames), asked);
    }
  };
  visit(signature, []);
  const body = new Map<string, Parameter>();
  for (const parameter of parameters) {
    if ((parameter.place === "body" || parameter.place === "form") && !body.has(parameter.name)) body.set(parameter.name, parameter);
  }
  return { parameters: parameters.filter(({ place }) => place !== "body" && place !== "form"), body: [...body.values()], security };
}

/** How a request's body is read for an operation. */
export interface BodyContract {
  readonly kind: "json" | "form";
  /** Whether each parameter is a member of the body, by its name. */
  readonly isEmbedded: boolean;
  readonly parameters: readonly Parameter[];
}

/** FastAPI's rule: several names, `embed`, or a form's scalar are members of the body; a single model is the body. */
export function bodyContract(body: readonly Parameter[], isModel: (parameter: Parameter) => boolean): BodyContract | undefined {
  const [first] = body;
  if (first === undefined) return undefined;
  const isForm = body.some(({ place }) => place === "form");
  const isEmbedded = body.length > 1 || first.options.embed === true || (first.place === "form" && !isModel(first));
  return { kind: isForm ? "form" : "json", isEmbedded, parameters: body };
}
