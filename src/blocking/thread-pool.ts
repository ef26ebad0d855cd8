// Threads that wait for work: piscina's, made with the first call and again after they were closed.

import { builtinModule } from "../kernel/builtin-module.ts";
import { HTTPException } from "../errors/http-exception.ts";
import { toError, type Outcome } from "./thrown.ts";

/** A call, as it goes to a thread. */
export interface Task {
  /** The address of the module. */
  readonly module: string;
  /** The name of the function that it exports. */
  readonly name: string;
  readonly args: readonly unknown[];
}

/** As much of piscina as is used here. */
interface Pool {
  run(task: Task, options: { signal?: AbortSignal; transferList?: unknown[] }): Promise<Outcome>;
  close(): Promise<void>;
}

interface ThreadPoolOptions {
  readonly threads?: number | undefined;
  readonly maxQueue?: number | undefined;
}

interface How {
  readonly signal?: AbortSignal;
  readonly transfer?: readonly unknown[];
}

/** After how many milliseconds a thread that nobody needs ends. */
const IDLE = 30_000;

export class ThreadPool {
  readonly #threads: number;
  readonly #most: number;
  #pool: Promise<Pool> | undefined;
  /** How many calls run or wait. */
  #count = 0;

  constructor({ threads, maxQueue = 1000 }: ThreadPoolOptions) {
    this.#threads = threads ?? Math.max(1, processors() - 1);
    this.#most = this.#threads + maxQueue;
  }

  /** @throws HTTPException 503 where too many wait; the signal's reason; what the function threw */
  async run(task: Task, { signal, transfer }: How): Promise<unknown> {
    signal?.throwIfAborted();
    if (this.#count >= this.#most) throw new HTTPException(503, undefined, { headers: { "retry-after": "1" } });
    this.#count += 1;
    try {
      const pool = await (this.#pool ??= this.#open());
      const outcome = await pool.run(task, {
        ...(signal === undefined ? {} : { signal }),
        ...(transfer === undefined ? {} : { transferList: [...transfer] }),
      });
      if ("thrown" in outcome) throw toError(outcome.thrown);
      return outcome.value;
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    } finally {
      this.#count -= 1;
    }
  }

  /** Waits for what runs, and ends the threads. */
  async close(): Promise<void> {
    const pool = this.#pool;
    this.#pool = undefined;
    await (await pool)?.close();
  }

  async #open(): Promise<Pool> {
    const { Piscina } = await import("piscina");
    // From source there is a `.ts` beside this file, from the package a `.js`.
    const worker = new URL(import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js", import.meta.url);
    return new Piscina({
      filename: worker.href,
      name: "work",
      minThreads: 0,
      maxThreads: this.#threads,
      idleTimeout: IDLE,
      // A thread that blocks between calls would stop what its module keeps open: connections, timers.
      atomics: "disabled",
    }) as Pool;
  }
}

function processors(): number {
  return builtinModule<{ availableParallelism(): number }>("node:os")?.availableParallelism() ?? 1;
}

/** Whether the optional package is there. */
export function hasPiscina(): boolean {
  const modules = builtinModule<{ createRequire(url: string): { resolve(name: string): string } }>("node:module");
  try {
    return modules?.createRequire(import.meta.url).resolve("piscina") !== undefined;
  } catch {
    return false;
  }
}
