// Dependencies outside of a request: for scripts, tasks and start-up. They are made as for a request, and torn down with their scope.

import { setOwn } from "../kernel/deep.ts";
import { errors } from "../errors/catalogue.ts";
import { isGeneratorFunction, type DependencyNode } from "../contract/dependency.ts";
import type { Dependency } from "../contract/typing/parameters.ts";
import type { CallRuntime } from "../depends/call.ts";
import { enter, ExitStack } from "../depends/exit-stack.ts";
import { buildGraph, type GraphStep, type Replace } from "../depends/graph.ts";
import { callable } from "../depends/resolve.ts";

export interface ResolveScope extends AsyncDisposable {
  /**
   * The value of a dependency. It, and all that it asks for, is made once in this scope, however often it is asked for.
   * @throws DeclarationError SIG209 where it wants something of a request; Error where the scope has ended; what its provider throws
   */
  resolve<O>(dependency: Dependency<O>): Promise<O>;
}

export function openScope(runtime: CallRuntime, replace: Replace): ResolveScope {
  return new OpenScope(runtime, replace);
}

class OpenScope implements ResolveScope {
  readonly #runtime: CallRuntime;
  readonly #replace: Replace;
  readonly #stack = new ExitStack();
  readonly #known = new Map<DependencyNode, Map<string, Promise<unknown>>>();
  readonly #resolving = new Set<Promise<unknown>>();
  #entered = 0;
  #isOver = false;

  constructor(runtime: CallRuntime, replace: Replace) {
    this.#runtime = runtime;
    this.#replace = replace;
  }

  resolve<O>(dependency: Dependency<O>): Promise<O> {
    const value = this.#resolve(dependency as unknown as DependencyNode);
    this.#resolving.add(value);
    value.then(
      () => this.#resolving.delete(value),
      () => this.#resolving.delete(value),
    );
    return value as Promise<O>;
  }

  async #resolve(node: DependencyNode): Promise<unknown> {
    const signature = { parameters: [], markers: [], argumentNames: ["value"], dependencies: [{ argument: "value", dependency: node }] };
    const { steps, occurrences } = buildGraph(signature, new Set(), this.#replace);
    for (const { dependency, signature: own } of steps) {
      const [parameter] = [...own.parameters, ...own.markers];
      if (parameter !== undefined) throw errors.requestParameters(dependency.name, parameter.argument);
    }
    const values: unknown[] = [];
    for (const step of steps) values.push(await this.#provide(step, values));
    return values[occurrences[0]!.slot];
  }

  #provide(step: GraphStep, values: readonly unknown[]): unknown {
    if (this.#isOver) throw new Error("The scope has ended. Open another one with `app.scope()`.");
    const { asked } = step;
    if (!asked.cache) return this.#run(step, values);
    let known = this.#known.get(asked.origin);
    if (known === undefined) this.#known.set(asked.origin, (known = new Map<string, Promise<unknown>>()));
    const key = asked.scope ?? "";
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = Promise.resolve(this.#run(step, values));
    known.set(key, made);
    // What could not be made is tried again by the next who asks.
    made.catch(() => known.delete(key));
    return made;
  }

  #run(step: GraphStep, values: readonly unknown[]): unknown {
    const { dependency, signature, uses } = step;
    if (dependency.scope === "app") return this.#runtime.resolveAppScoped(dependency);
    const args: Record<string, unknown> = {};
    for (const [index, { argument }] of signature.dependencies.entries()) if (argument !== undefined) setOwn(args, argument, values[uses[index]!]);
    const given = callable(dependency.provide)(args);
    if (!isGeneratorFunction(dependency.provide)) return given;
    this.#entered += 1;
    return enter(this.#stack, dependency.name, given as Generator<unknown>, this.#entered);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isOver = true;
    await Promise.allSettled(this.#resolving);
    const outcome = await this.#stack.close();
    if (outcome.failed) throw outcome.error;
  }
}
