// The teardown of generator dependencies: last in, first out, each seeing the error that is on its way, as Python's AsyncExitStack.

import { isPromise } from "../kernel/promises.ts";

type AnyGenerator = Generator<unknown, unknown, unknown> | AsyncGenerator<unknown, unknown, unknown>;

/** How a stack ended: with the error that is still on its way, or without one. */
export interface Outcome {
  readonly error: unknown;
  readonly failed: boolean;
}

const FINE: Outcome = Object.freeze({ error: undefined, failed: false });

interface Entry {
  readonly name: string;
  readonly generator: AnyGenerator;
  readonly order: number;
}

export class ExitStack {
  readonly #entries: Entry[] = [];

  /** Adds what has been entered. It ends before what has a lower `order`, whenever it came. */
  push(name: string, generator: AnyGenerator, order: number): void {
    let index = this.#entries.length;
    while (index > 0 && this.#entries[index - 1]!.order > order) index -= 1;
    this.#entries.splice(index, 0, { name, generator, order });
  }

  /** Tears everything down. An error goes into each generator in turn, which may end it, change it or let it pass. */
  close(given: Outcome = FINE): Outcome | Promise<Outcome> {
    let outcome = given;
    for (let entry = this.#entries.pop(); entry !== undefined; entry = this.#entries.pop()) {
      const next = leave(entry.name, entry.generator, outcome);
      if (isPromise(next)) return Promise.resolve(next).then((settled) => this.close(settled));
      outcome = next;
    }
    return outcome;
  }
}

function leave(name: string, generator: AnyGenerator, outcome: Outcome): Outcome | Promise<Outcome> {
  const failed = (error: unknown): Outcome => ({ error, failed: true });
  const left = (result: IteratorResult<unknown>): Outcome => {
    if (result.done === true) return FINE;
    void generator.return(undefined);
    return failed(new Error(`The dependency ${name} yielded twice. A generator dependency yields once; what follows is its teardown.`));
  };
  try {
    const result = outcome.failed ? generator.throw(outcome.error) : generator.next();
    return isPromise(result) ? Promise.resolve(result).then(left, failed) : left(result);
  } catch (error) {
    return failed(error);
  }
}

/** Starts a generator dependency: the value it yields. Its teardown is pushed once it has yielded. */
export function enter(stack: ExitStack, name: string, generator: AnyGenerator, order: number): unknown {
  const entered = (result: IteratorResult<unknown>): unknown => {
    if (result.done === true) throw new Error(`The dependency ${name} ended without a yield. A generator dependency yields the value it provides, once.`);
    stack.push(name, generator, order);
    return result.value;
  };
  const result = generator.next();
  return isPromise(result) ? Promise.resolve(result).then(entered) : entered(result);
}
