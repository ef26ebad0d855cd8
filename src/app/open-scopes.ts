// What was resolved outside of requests and stays open: until the application ends.

import type { Dependency } from "../contract/typing/parameters.ts";
import type { ResolveScope } from "./resolve-scope.ts";

export class OpenScopes {
  readonly #open: () => ResolveScope;
  readonly #scopes: ResolveScope[] = [];

  /** @param open Makes a scope. */
  constructor(open: () => ResolveScope) {
    this.#open = open;
  }

  /** The value of a dependency in a scope of its own. @throws as `ResolveScope.resolve` */
  resolve<O>(dependency: Dependency<O>): Promise<O> {
    const scope = this.#open();
    this.#scopes.push(scope);
    return scope.resolve(dependency);
  }

  /** Tears everything down, the last first. @throws what a teardown threw */
  async close(): Promise<void> {
    const scope = this.#scopes.pop();
    if (scope === undefined) return;
    try {
      await scope[Symbol.asyncDispose]();
    } finally {
      await this.close();
    }
  }
}
