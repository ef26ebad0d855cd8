// What lives as long as the application: app-scoped dependencies, made when first asked for and torn down in reverse order at the end.
// Where overrides apply, what depends on them is made anew, and what was made before waits until they are gone.

import { isPromise } from "../kernel/promises.ts";
import { isGeneratorFunction, type DependencyNode } from "../contract/dependency.ts";
import { signatureOf } from "../contract/flat.ts";
import { enter, ExitStack } from "../depends/exit-stack.ts";
import type { Replace } from "../depends/graph.ts";
import { callable } from "../depends/resolve.ts";

const NO_NAMES: ReadonlySet<string> = new Set();

/** A value, or a promise of it while it is being made. */
interface Made {
  value: unknown;
  readonly stack: ExitStack;
  /** Itself and all that went into it, as they stood in for others. */
  readonly parts: ReadonlySet<DependencyNode>;
}

export class AppScope {
  readonly #made = new Map<string, Made>();
  /** The same by what was asked for, until an override begins or ends. */
  readonly #found = new Map<DependencyNode, Made>();
  readonly #numbers = new Map<DependencyNode, number>();
  readonly #replace: Replace;

  constructor(replace: Replace) {
    this.#replace = replace;
  }

  /** The value, or a promise of it; made once, however many ask at once. One that could not be made is tried again by the next. */
  resolve(asked: DependencyNode): unknown {
    const found = this.#found.get(asked.origin);
    if (found !== undefined) return found.value;
    const made = this.#find(asked);
    if (isPromise(made.value)) return made.value;
    this.#found.set(asked.origin, made);
    return made.value;
  }

  /** To be told when overrides change: what was found may be another one now. */
  forget(): void {
    this.#found.clear();
  }

  #find(asked: DependencyNode): Made {
    const parts = this.#partsOf(asked);
    const key = [...parts].map((part) => this.#numberOf(part)).join(" ");
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    const made: Made = { value: undefined, stack: new ExitStack(), parts: new Set(parts) };
    const value = this.#make(parts[0]!, made.stack);
    made.value = value;
    this.#made.set(key, made);
    if (!isPromise(value)) return made;
    made.value = Promise.resolve(value).then(
      (settled) => {
        made.value = settled;
        return settled;
      },
      (error: unknown) => {
        this.#made.delete(key);
        throw error;
      },
    );
    return made;
  }

  /** What it is made of under the overrides of this moment: itself first, then what it asks for, depth first. */
  #partsOf(asked: DependencyNode): DependencyNode[] {
    const dependency = this.#replace(asked.origin);
    return [dependency, ...signatureOf(dependency, NO_NAMES).dependencies.flatMap((use) => this.#partsOf(use.dependency))];
  }

  #numberOf(dependency: DependencyNode): number {
    let number = this.#numbers.get(dependency);
    if (number === undefined) this.#numbers.set(dependency, (number = this.#numbers.size));
    return number;
  }

  #make(dependency: DependencyNode, stack: ExitStack): unknown {
    const { dependencies } = signatureOf(dependency, NO_NAMES);
    const names = dependencies.map(({ argument }) => argument!);
    const values = dependencies.map((use) => this.resolve(use.dependency));
    const run = (resolved: readonly unknown[]): unknown => provide(dependency, Object.fromEntries(names.map((name, index) => [name, resolved[index]])), stack);
    return values.some(isPromise) ? Promise.all(values).then(run) : run(values);
  }

  /** Tears down what was made with this stand-in, the last first. @throws what a teardown threw */
  drop(replacement: DependencyNode): Promise<void> {
    return this.#end(([, { parts }]) => parts.has(replacement));
  }

  /** Tears everything down, the last first. What is asked for later is made anew. @throws what a teardown threw */
  close(): Promise<void> {
    return this.#end(() => true);
  }

  async #end(which: (entry: readonly [string, Made]) => boolean): Promise<void> {
    const ending = [...this.#made].filter(which);
    this.#found.clear();
    for (const [key] of ending) this.#made.delete(key);
    const failures: unknown[] = [];
    for (const [, made] of ending.toReversed()) {
      // What is still being made ends once it is there.
      await Promise.resolve(made.value).catch(() => undefined);
      const outcome = await made.stack.close();
      if (outcome.failed) failures.push(outcome.error);
    }
    if (failures.length === 1) throw failures[0];
    if (failures.length > 1) throw new AggregateError(failures, "Several dependencies of the application failed in their teardown.");
  }
}

function provide(dependency: DependencyNode, args: Record<string, unknown>, stack: ExitStack): unknown {
  const given = callable(dependency.provide)(args);
  return isGeneratorFunction(dependency.provide) ? enter(stack, dependency.name, given as Generator<unknown>, 0) : given;
}
