// What lives as long as the application: app-scoped dependencies, made when first asked for and torn down in reverse order at the end.

import { isPromise } from "../kernel/promises.ts";
import { errors } from "../errors/catalogue.ts";
import { isGeneratorFunction, type DependencyNode } from "../contract/dependency.ts";
import { signatureOf } from "../contract/flat.ts";
import type { CallRuntime } from "../depends/call.ts";
import { Call } from "../depends/call.ts";
import { enter, ExitStack } from "../depends/exit-stack.ts";
import { buildGraph, type Replace } from "../depends/graph.ts";
import { QueryNames } from "../depends/read-parameter.ts";
import { compileResolve } from "../depends/resolve.ts";
import type { Dependency } from "../contract/typing/parameters.ts";
import type { Exchange } from "../http/exchange.ts";

const NO_NAMES: ReadonlySet<string> = new Set();

export class AppScope {
  readonly #values = new Map<DependencyNode, unknown>();
  #stack = new ExitStack();
  readonly #replace: Replace;

  constructor(replace: Replace) {
    this.#replace = replace;
  }

  /** The value, or a promise of it; made once, however many ask at once. One that could not be made is tried again by the next. */
  resolve(asked: DependencyNode): unknown {
    const dependency = this.#replace(asked.origin);
    if (this.#values.has(dependency)) return this.#values.get(dependency);
    const value = this.#make(dependency);
    this.#values.set(dependency, value);
    if (!isPromise(value)) return value;
    const settled = Promise.resolve(value).then(
      (made) => {
        this.#values.set(dependency, made);
        return made;
      },
      (error: unknown) => {
        this.#values.delete(dependency);
        throw error;
      },
    );
    this.#values.set(dependency, settled);
    return settled;
  }

  #make(dependency: DependencyNode): unknown {
    const { dependencies } = signatureOf(dependency, NO_NAMES);
    const names = dependencies.map(({ argument }) => argument!);
    const values = dependencies.map((use) => this.resolve(use.dependency));
    const run = (resolved: readonly unknown[]): unknown => this.#provide(dependency, Object.fromEntries(names.map((name, index) => [name, resolved[index]])));
    return values.some(isPromise) ? Promise.all(values).then(run) : run(values);
  }

  #provide(dependency: DependencyNode, args: Record<string, unknown>): unknown {
    const given = (dependency.provide as (args: unknown) => unknown)(args);
    return isGeneratorFunction(dependency.provide) ? enter(this.#stack, dependency.name, given as Generator<unknown>) : given;
  }

  /** Tears everything down. @throws what a teardown threw */
  async close(): Promise<void> {
    await Promise.allSettled(this.#values.values());
    this.#values.clear();
    const stack = this.#stack;
    this.#stack = new ExitStack();
    const outcome = await stack.close();
    if (outcome.failed) throw outcome.error;
  }
}

/** Dependencies outside of a request: for scripts, tasks and start-up. */
export interface ResolveScope extends AsyncDisposable {
  /** The value of a dependency, and of all it asks for; each once in this scope. @throws DeclarationError SIG209 where it wants a request */
  resolve<O>(dependency: Dependency<O>): Promise<O>;
}

export function openScope(runtime: CallRuntime, replace: Replace): ResolveScope {
  const stack = new ExitStack();
  const known = new Map<DependencyNode, Promise<unknown>>();
  return {
    resolve<O>(dependency: Dependency<O>): Promise<O> {
      const node = dependency as unknown as DependencyNode;
      let value = known.get(node.origin);
      if (value === undefined) known.set(node.origin, (value = resolveAlone(node, runtime, replace, stack)));
      return value as Promise<O>;
    },
    async [Symbol.asyncDispose]() {
      const outcome = await stack.close();
      if (outcome.failed) throw outcome.error;
    },
  };
}

async function resolveAlone(node: DependencyNode, runtime: CallRuntime, replace: Replace, stack: ExitStack): Promise<unknown> {
  const signature = { parameters: [], markers: [], argumentNames: ["value"], dependencies: [{ argument: "value", dependency: node }] };
  const graph = buildGraph(signature, node.name, NO_NAMES, replace);
  for (const step of graph.steps) {
    const [parameter] = [...step.signature.parameters, ...step.signature.markers];
    if (parameter !== undefined) throw errors.requestParameters(step.dependency.name, parameter.argument);
  }
  const call = new Call(undefined as unknown as Exchange, runtime);
  call.functionStack = stack;
  call.requestStack = stack;
  await compileResolve(graph, { pathNames: [], queryNames: new QueryNames(), body: undefined })?.(call);
  return call.slots?.[graph.uses[0]!];
}
