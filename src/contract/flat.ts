// Every parameter of an operation: its own and those of all its dependencies, each name once, as documents and body readers want them.

import type { DependencyNode } from "./dependency.ts";
import { UnionKind } from "../schema/kinds/union.ts";
import type { Node } from "../schema/node.ts";
import { modelIn, readSignature, type Parameter, type Signature } from "./signature.ts";

/** One security requirement: a scheme with the OAuth2 scopes that are asked for. */
export interface SecurityUse {
  readonly dependency: DependencyNode;
  readonly scopes: readonly string[];
}

export interface FlatSignature {
  /** In FastAPI's order: what takes a dependency before the dependency, depth first. */
  readonly parameters: readonly Parameter[];
  /** The body parameters, each argument once. */
  readonly body: readonly Parameter[];
  readonly security: readonly SecurityUse[];
}

/** Reads the signatures of dependencies, each once for one set of path names. */
export function signatureOf(dependency: DependencyNode, pathNames: ReadonlySet<string>): Signature {
  let known = signatures.get(dependency.takes);
  if (known === undefined) signatures.set(dependency.takes, (known = new Map<string, Signature>()));
  const key = [...pathNames].join("/");
  let signature = known.get(key);
  if (signature === undefined) known.set(key, (signature = readSignature(dependency.takes, dependency.name, pathNames)));
  return signature;
}

const signatures = new WeakMap<object, Map<string, Signature>>();

/** Flattens a signature. `replace` gives the override of a dependency, where there is one. */
export function flatten(
  signature: Signature,
  pathNames: ReadonlySet<string>,
  replace: (dependency: DependencyNode) => DependencyNode = (same) => same,
): FlatSignature {
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
    if ((parameter.place === "body" || parameter.place === "form") && !body.has(parameter.argument)) body.set(parameter.argument, parameter);
  }
  return { parameters: parameters.filter(({ place }) => place !== "body" && place !== "form"), body: [...body.values()], security };
}

/** The names in the path that nobody takes: neither a parameter, nor somebody who is handed the request. */
export function unusedPathNames(signature: Signature, pathNames: ReadonlySet<string>): readonly string[] {
  const unused = new Set(pathNames);
  const visited = new Set<DependencyNode>();
  const visit = (current: Signature): void => {
    if (current.markers.some(({ kind }) => kind === "request" || kind === "socket")) unused.clear();
    for (const { place, name } of current.parameters) if (place === "path") unused.delete(name);
    for (const { dependency } of current.dependencies) {
      if (visited.has(dependency)) continue;
      visited.add(dependency);
      visit(signatureOf(dependency, pathNames));
    }
  };
  visit(signature);
  return [...unused];
}

/** How a request's body is read for an operation. */
export interface BodyContract {
  readonly kind: "json" | "form";
  /** Whether each parameter is a member of the body, by its name. */
  readonly isEmbedded: boolean;
  readonly parameters: readonly Parameter[];
}

/** FastAPI's rule: several arguments, `embed`, or a form's scalar are members of the body; a single model, or one of several, is the body. */
export function bodyContract(body: readonly Parameter[]): BodyContract | undefined {
  const [first] = body;
  if (first === undefined) return undefined;
  const isForm = body.some(({ place }) => place === "form");
  const isEmbedded = new Set(body.map(({ argument }) => argument)).size > 1 || first.options.embed === true || (first.place === "form" && !isWhole(first.type));
  return { kind: isForm ? "form" : "json", isEmbedded, parameters: body };
}

function isWhole(type: Node): boolean {
  return modelIn(type) !== undefined || (type instanceof UnionKind && type["~children"].every((member) => modelIn(member) !== undefined));
}
