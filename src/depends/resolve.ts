// Runs the dependencies of a request in the order of their graph. What is synchronous stays synchronous.

import { isPromise } from "../kernel/promises.ts";
import type { Issue } from "../errors/validation.ts";
import { isGeneratorFunction, type Provider } from "../contract/dependency.ts";
import { compileArguments, type Places, type ReadArguments } from "./arguments.ts";
import type { Call } from "./call.ts";
import { enter, ExitStack } from "./exit-stack.ts";
import type { Graph, GraphStep, Occurrence } from "./graph.ts";

/** Fills the call's slots. Issues of parameters are noted in the call; errors of providers are thrown. */
export type Resolve = (call: Call) => void | Promise<void>;

/** A step made ready: what it takes to run it. */
interface ReadyStep {
  readonly step: GraphStep;
  readonly read: ReadArguments;
  readonly provide: (args: unknown) => unknown;
  readonly stack: "functionStack" | "requestStack" | undefined;
}

/** Undefined where there is nothing to resolve. */
export function compileResolve(graph: Graph, places: Places): Resolve | undefined {
  if (graph.steps.length === 0) return undefined;
  const steps = graph.steps.map((step) => makeReady(step, places));
  const size = steps.length;
  const run = steps.some(({ step }) => step.dependency.concurrent) ? runSideBySide : runInOrder;
  return (call) => {
    call.slots = new Array<unknown>(size);
    return run(steps, 0, call);
  };
}

function makeReady(step: GraphStep, places: Places): ReadyStep {
  const { dependency, signature, uses, securityScopes } = step;
  const isAppScoped = dependency.scope === "app";
  // What lives as long as the application gets its arguments there.
  const read = isAppScoped ? () => ({}) : compileArguments(signature, { ...places, uses, securityScopes });
  const isGenerator = !isAppScoped && isGeneratorFunction(dependency.provide);
  const stack = !isGenerator ? undefined : dependency.scope === "function" ? "functionStack" : "requestStack";
  return { step, read, provide: callable(dependency.provide), stack };
}

/** A class is a provider, too: its constructor takes the parameters. */
export function callable(provide: Provider): (args: unknown) => unknown {
  if (!/^class\b/.test(Function.prototype.toString.call(provide))) return provide as (args: unknown) => unknown;
  const Class = provide as unknown as new (args: unknown) => unknown;
  return (args) => new Class(args);
}

/** One after the other: a dependency that throws keeps all that follow from running. */
function runInOrder(steps: readonly ReadyStep[], start: number, call: Call): void | Promise<void> {
  for (let index = start; index < steps.length; index += 1) {
    const value = runStep(steps[index]!, call);
    if (isPromise(value)) {
      return Promise.resolve(value).then((settled) => {
        call.slots![index] = settled;
        return runInOrder(steps, index + 1, call);
      });
    }
    call.slots![index] = value;
  }
}

/** The value of a step, or a promise of it. Undefined where its parameters were refused: they are noted, and nothing runs. */
function runStep(ready: ReadyStep, call: Call): unknown {
  const { step } = ready;
  const args = ready.read(call);
  if (call.issues.length > 0 || (call.broken !== undefined && step.uses.some((slot) => call.broken!.has(slot)))) {
    (call.broken ??= new Map()).set(step.slot, call.issues);
    call.issues = [];
    return undefined;
  }
  const { dependency } = step;
  if (dependency.scope === "app") return call.runtime.resolveAppScoped(dependency);
  if (ready.stack === undefined) return ready.provide(args);
  const stack = (call[ready.stack] ??= new ExitStack());
  return enter(stack, dependency.name, ready.provide(args) as Generator<unknown>, step.slot);
}

/**
 * The same with dependencies that are declared `concurrent`: while one before them is still at work, they start, once what they ask for is
 * there. The first error in the order of declaration counts, and it is thrown when all that was started has ended, so that it can be torn down.
 */
function runSideBySide(steps: readonly ReadyStep[], _start: number, call: Call): Promise<void> {
  return new SideBySide(steps, call).run();
}

class SideBySide {
  readonly #steps: readonly ReadyStep[];
  readonly #call: Call;
  /** What was started before its turn. */
  readonly #ahead = new Map<number, Promise<unknown>>();
  readonly #done = new Set<number>();
  #turn = 0;
  #hasFailed = false;

  constructor(steps: readonly ReadyStep[], call: Call) {
    this.#steps = steps;
    this.#call = call;
  }

  async run(): Promise<void> {
    const slots = this.#call.slots!;
    try {
      for (; this.#turn < this.#steps.length; this.#turn += 1) {
        const value = this.#ahead.get(this.#turn) ?? runStep(this.#steps[this.#turn]!, this.#call);
        if (isPromise(value)) {
          this.#startAhead();
          slots[this.#turn] = await value;
        } else slots[this.#turn] = value;
        this.#done.add(this.#turn);
      }
    } catch (error) {
      this.#hasFailed = true;
      await Promise.allSettled(this.#ahead.values());
      throw error;
    }
  }

  #startAhead(): void {
    for (let index = this.#turn + 1; index < this.#steps.length; index += 1) {
      const ready = this.#steps[index]!;
      const mayStart = ready.step.dependency.concurrent && !this.#ahead.has(index) && ready.step.uses.every((slot) => this.#done.has(slot));
      if (mayStart) this.#ahead.set(index, this.#start(ready, index));
    }
  }

  #start(ready: ReadyStep, index: number): Promise<unknown> {
    const started = new Promise((resolve) => resolve(runStep(ready, this.#call)));
    started.then(
      (value) => {
        this.#call.slots![index] = value;
        this.#done.add(index);
        if (!this.#hasFailed) this.#startAhead();
      },
      // It is thrown at its turn, unless an earlier one is thrown before.
      () => undefined,
    );
    return started;
  }
}

/** Every issue of a call whose dependencies were refused, in FastAPI's order: those of a dependency at each place that asks for it, then the handler's own. */
export function issuesInOrder(call: Call, occurrences: readonly Occurrence[]): Issue[] {
  const issues: Issue[] = [];
  const collect = ({ slot, below }: Occurrence): void => {
    const own = call.broken!.get(slot);
    if (own === undefined) return;
    below.forEach(collect);
    issues.push(...own);
  };
  if (call.broken !== undefined) occurrences.forEach(collect);
  issues.push(...call.issues);
  return issues;
}
