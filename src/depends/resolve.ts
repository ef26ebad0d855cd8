// Runs the dependencies of a request in the order of their graph. What is synchronous stays synchronous.

import { isPromise } from "../kernel/promises.ts";
import type { BodyContract } from "../contract/flat.ts";
import { isGeneratorFunction } from "../contract/dependency.ts";
import { compileArguments, type ReadArguments } from "./arguments.ts";
import type { Call } from "./call.ts";
import { enter, ExitStack } from "./exit-stack.ts";
import type { Graph, GraphStep } from "./graph.ts";
import type { QueryNames, ReadParameter } from "./read-parameter.ts";

/** Fills the call's slots. Issues of parameters are noted in the call; errors of providers are thrown. */
export type Resolve = (call: Call) => void | Promise<void>;

interface Places {
  readonly pathNames: readonly string[];
  readonly queryNames: QueryNames;
  readonly body: BodyContract | undefined;
  readonly readSocket?: ((marker: unknown) => ReadParameter) | undefined;
}

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
  return (call) => {
    call.slots = new Array<unknown>(size);
    return runFrom(steps, 0, call, undefined);
  };
}

function makeReady(step: GraphStep, places: Places): ReadyStep {
  const { dependency, signature, uses, securityScopes } = step;
  const read = compileArguments(signature, { ...places, uses, securityScopes });
  const isGenerator = dependency.scope !== "app" && isGeneratorFunction(dependency.provide);
  const stack = !isGenerator ? undefined : dependency.scope === "function" ? "functionStack" : "requestStack";
  return { step, read, provide: callable(dependency.provide), stack };
}

/** A class is a provider, too: its constructor takes the parameters. */
function callable(provide: (args: never) => unknown): (args: unknown) => unknown {
  if (!/^class\b/.test(Function.prototype.toString.call(provide))) return provide as (args: unknown) => unknown;
  const Class = provide as unknown as new (args: unknown) => unknown;
  return (args) => new Class(args);
}

/** `broken` holds the slots whose parameters, or whose dependencies' parameters, were refused: their providers are not run. */
function runFrom(steps: readonly ReadyStep[], start: number, call: Call, broken: Set<number> | undefined): void | Promise<void> {
  const { slots } = call;
  for (let index = start; index < steps.length; index += 1) {
    const ready = steps[index]!;
    const known = call.issues.length;
    const args = ready.read(call);
    if (call.issues.length > known || (broken !== undefined && ready.step.uses.some((slot) => broken!.has(slot)))) {
      broken ??= new Set();
      broken.add(index);
      continue;
    }
    const value = provideValue(ready, args, call);
    if (isPromise(value)) {
      const waiting = broken;
      return Promise.resolve(value).then((settled) => {
        slots![index] = settled;
        return runFrom(steps, index + 1, call, waiting);
      });
    }
    slots![index] = value;
  }
}

function provideValue(ready: ReadyStep, args: Record<string, unknown>, call: Call): unknown {
  const { dependency } = ready.step;
  if (dependency.scope === "app") return call.runtime.resolveAppScoped(dependency);
  if (ready.stack === undefined) return ready.provide(args);
  const stack = (call[ready.stack] ??= new ExitStack());
  return enter(stack, dependency.name, ready.provide(args) as Generator<unknown>);
}

