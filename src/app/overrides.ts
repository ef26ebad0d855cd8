// What stands in for dependencies in tests: the override that began last counts, and the others come back when it ends.

import { isDependency, makeDependency, type DependencyNode, type Provider } from "../contract/dependency.ts";

export class Overrides {
  readonly #standIns = new Map<DependencyNode, DependencyNode[]>();

  /** The stand-in of a dependency, or the dependency itself. */
  readonly replace = (node: DependencyNode): DependencyNode => this.#standIns.get(node.origin)?.at(-1) ?? node;

  /** Puts a dependency, or a provider that takes nothing, in the place of another. */
  begin({ origin }: DependencyNode, replacement: unknown): DependencyNode {
    // A copy: the same one may stand in for several, or be put in place twice.
    const standIn = isDependency(replacement) ? Object.freeze({ ...replacement }) : fromProvider(origin, replacement as Provider);
    const others = this.#standIns.get(origin);
    if (others === undefined) this.#standIns.set(origin, [standIn]);
    else others.push(standIn);
    return standIn;
  }

  /** Takes a stand-in away, whichever came after it. */
  end({ origin }: DependencyNode, standIn: DependencyNode): void {
    const others = this.#standIns.get(origin)!.filter((other) => other !== standIn);
    if (others.length === 0) this.#standIns.delete(origin);
    else this.#standIns.set(origin, others);
  }
}

/** It lives as long as what it stands in for, so that whoever could ask for that may ask for it. */
function fromProvider(origin: DependencyNode, provide: Provider): DependencyNode {
  const scope = origin.scope === undefined ? {} : { scope: origin.scope };
  return makeDependency({}, provide, { name: `the override of ${origin.name}`, ...scope }, undefined);
}
