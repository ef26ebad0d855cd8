// What happens before the first request and after the last: an async generator that yields once, in between.

import { errors } from "../errors/catalogue.ts";

/** Yields once, when the application may start. A mapping that it yields becomes every request's `state`. What follows runs at shutdown. */
export type Lifespan = (
  app: never,
) => AsyncGenerator<Record<string, unknown> | void, void, undefined> | Generator<Record<string, unknown> | void, void, undefined>;

/** A lifespan that has started. */
export interface Running {
  readonly state: Readonly<Record<string, unknown>>;
  stop(): Promise<void>;
}

/** Runs a lifespan up to its yield. */
export async function startLifespan(lifespan: Lifespan, app: unknown): Promise<Running> {
  const generator = lifespan(app as never);
  const first = await generator.next();
  if (first.done === true) throw errors.lifespanYields("ended without a yield");
  const state = typeof first.value === "object" && first.value !== null ? first.value : {};
  return {
    state,
    async stop() {
      const last = await generator.next();
      if (last.done === true) return;
      await generator.return(undefined);
      throw errors.lifespanYields("yielded twice");
    },
  };
}

/** What starts and ends with the application that it is mounted in. */
interface Mounted {
  startup(): Promise<void>;
  shutdown(): Promise<void>;
}

/** Starts several in order, then what is mounted; where one fails, those that run are stopped again. */
export async function startAll(lifespans: readonly Lifespan[], mounted: readonly unknown[], app: unknown): Promise<Running> {
  const running: Running[] = [];
  const stop = async (): Promise<void> => {
    const failures: unknown[] = [];
    for (let one = running.pop(); one !== undefined; one = running.pop()) await one.stop().catch((error: unknown) => failures.push(error));
    if (failures.length === 1) throw failures[0];
    if (failures.length > 1) throw new AggregateError(failures, "Several lifespans failed to stop.");
  };
  try {
    for (const lifespan of lifespans) running.push(await startLifespan(lifespan, app));
    for (const target of mounted.filter(isMounted)) {
      await target.startup();
      running.push({ state: {}, stop: () => target.shutdown() });
    }
  } catch (error) {
    await stop().catch(() => undefined);
    throw error;
  }
  // Where two yield the same name, that of the outer one counts.
  return { state: Object.assign({}, ...running.map(({ state }) => state).toReversed()) as Record<string, unknown>, stop };
}

function isMounted(target: unknown): target is Mounted {
  return typeof target === "object" && target !== null && "startup" in target && "shutdown" in target;
}
