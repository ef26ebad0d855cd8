// The runs of an application: those that it produces, whose leases it renews, and those of dead owners, which it takes over. From its start to
// its end it looks at each log three times in the time of a lease.

import type { Exchange } from "../http/exchange.ts";
import type { ReplayLog } from "../streaming/replay-log.ts";
import type { RunProducer } from "../streaming/run-producer.ts";
import { KeptExchange } from "./kept-exchange.ts";

/** What runs need of their application. */
export interface RunsHost {
  /** Tells of an error that no answer can tell. */
  report(error: unknown, message: string): void;
  /** Answers the request of a run that is called again. */
  handle(exchange: Exchange): unknown;
}

/** A run that this process produces. */
export interface LocalRun {
  readonly producer: RunProducer;
  readonly isRestartable: boolean;
  /** Settles when the run has ended and everything of it is torn down. */
  readonly done: Promise<void>;
}

interface Watched {
  readonly log: ReplayLog;
  readonly operations: Set<string>;
  readonly runs: Set<LocalRun>;
  timer: ReturnType<typeof setInterval> | undefined;
  renewing: Promise<void> | undefined;
  claiming: Promise<void> | undefined;
}

/** How many runs of dead owners are called again at once: their dependencies may take their time. */
const AT_ONCE = 16;

/** How long producers that were told to end may take for it, in milliseconds. */
const LAST_GRACE = 250;

export class Runs {
  readonly #host: RunsHost;
  readonly #watched = new Map<ReplayLog, Watched>();
  #isStarted = false;

  constructor(host: RunsHost) {
    this.#host = host;
  }

  /** That an operation may be called again for runs of this log. */
  register(log: ReplayLog, operation: string): void {
    this.#watch(log).operations.add(operation);
    if (this.#isStarted) this.#arm(this.#watch(log));
  }

  report(operation: string, error: unknown): void {
    this.#host.report(error, `${operation} failed in a run of its stream`);
  }

  add(run: LocalRun): void {
    const watched = this.#watch(run.producer.log);
    watched.runs.add(run);
    this.#arm(watched);
    void run.done.then(() => {
      watched.runs.delete(run);
      if (watched.runs.size === 0 && !this.#isStarted) this.#disarm(watched);
    });
  }

  start(): void {
    this.#isStarted = true;
    for (const watched of this.#watched.values()) this.#arm(watched);
  }

  /** Gives up restartable runs, for others to take over, and interrupts the rest. */
  async shutdown(): Promise<void> {
    this.#isStarted = false;
    for (const watched of this.#watched.values()) {
      this.#disarm(watched);
      await Promise.all([watched.renewing, watched.claiming]);
      const runs = [...watched.runs];
      await Promise.all(runs.map((run) => this.#abandon(run)));
      let timer: ReturnType<typeof setTimeout> | undefined;
      const grace = new Promise((resolve) => {
        timer = setTimeout(resolve, LAST_GRACE);
      });
      await Promise.race([Promise.all(runs.map(({ done }) => done)), grace]);
      clearTimeout(timer);
    }
  }

  async #abandon({ producer, isRestartable }: LocalRun): Promise<void> {
    try {
      await producer.abandon(isRestartable ? "released" : "interrupted");
    } catch (error) {
      this.#host.report(error, `The run ${producer.lease.run} could not be given up`);
    }
  }

  #watch(log: ReplayLog): Watched {
    let watched = this.#watched.get(log);
    if (watched === undefined) this.#watched.set(log, (watched = newWatched(log)));
    return watched;
  }

  #arm(watched: Watched): void {
    if (watched.timer !== undefined) return;
    watched.timer = setInterval(() => this.#look(watched), (watched.log.lease * 1000) / 3);
    (watched.timer as { unref?: () => void }).unref?.();
  }

  #disarm(watched: Watched): void {
    clearInterval(watched.timer);
    watched.timer = undefined;
  }

  #look(watched: Watched): void {
    const failed = (error: unknown): void => this.#host.report(error, "A replay log does not answer");
    watched.renewing ??= this.#renew(watched)
      .catch(failed)
      .finally(() => {
        watched.renewing = undefined;
      });
    if (!this.#isStarted) return;
    watched.claiming ??= this.#claim(watched)
      .catch(failed)
      .finally(() => {
        watched.claiming = undefined;
      });
  }

  async #renew({ log, runs }: Watched): Promise<void> {
    await Promise.all(
      [...runs].map(async ({ producer }) => {
        if (!(await log.renew(producer.lease))) producer.leave("lost");
      }),
    );
  }

  async #claim({ log, operations }: Watched): Promise<void> {
    for (const operation of operations) {
      const claimAll = async (): Promise<void> => {
        for (let claim = await log.claim(operation); claim !== undefined; claim = await log.claim(operation)) {
          if (claim.kind === "restart") await this.#restart(log, new KeptExchange(claim));
          if (!this.#isStarted) return;
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, claimAll));
    }
  }

  /** Sends the kept request through the application; its plan begins the run. Where something before refuses it, the run cannot go on. */
  async #restart(log: ReplayLog, exchange: KeptExchange): Promise<void> {
    const { lease } = exchange.restart!;
    await this.#host.handle(exchange);
    if (exchange.restart === undefined) return;
    this.#host.report(undefined, `The run ${lease.run} of ${lease.operation} could not be called again, and is interrupted`);
    await log.end(lease, "interrupted");
  }
}

function newWatched(log: ReplayLog): Watched {
  return { log, operations: new Set(), runs: new Set(), timer: undefined, renewing: undefined, claiming: undefined };
}
