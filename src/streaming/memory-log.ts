// `memoryLog()`: runs in the memory of one process. They survive connections, not the process; bounds keep what they take.

import { HTTPException } from "../errors/http-exception.ts";
import {
  FUTILE_RESTARTS,
  LeaseLost,
  PAGE_SIZE,
  type Claim,
  type Lease,
  type NewRun,
  type ReplayLog,
  type RunChange,
  type RunPage,
  type RunState,
  type RunStatus,
} from "./replay-log.ts";
import { checkBounds, type LogBounds } from "./log-bounds.ts";

export interface MemoryLogOptions extends LogBounds {
  /** How many characters all runs together may take: 128 Mi by default. Ended runs go first, then the oldest events of those that append. */
  readonly totalSize?: number;
  /** How many runs there may be: 10,000 by default. Ended ones make room; where none has ended, a further one is answered with 503. */
  readonly runs?: number;
}

/**
 * A log in memory, for one process: what a single server needs, and what tests use.
 *
 * @throws RangeError for a bound that is no positive number
 * @example
 * const log = memoryLog();
 * app.post("/chat", { chat: Chat }, { returns: sse(Token, { resume: log }) }, async function* ({ chat }) { yield* answer(chat); });
 */
export function memoryLog(options: MemoryLogOptions = {}): ReplayLog {
  return new MemoryLog(options);
}

interface Kept extends NewRun {
  state: RunState;
  token: number;
  /** When the lease runs out, by the clock of `performance`. */
  until: number;
  first: number;
  last: number;
  readonly events: string[];
  /** How many of them have been trimmed and only stand there still. */
  trimmed: number;
  size: number;
  /** The last position at the last restart, and how many restarts have come to no more than that. */
  restartedAt: number;
  futile: number;
  /** When it is dropped; set once it has ended. */
  dropAt: number;
  readonly watchers: Set<(change: RunChange) => void>;
}

class MemoryLog implements ReplayLog {
  readonly lease: number;
  readonly #events: number;
  readonly #size: number;
  readonly #keep: number;
  readonly #totalSize: number;
  readonly #most: number;
  /** In the order in which they began. */
  readonly #runs = new Map<string, Kept>();
  /** Those that have ended, in the order in which they did. */
  readonly #ended = new Set<Kept>();
  #taken = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: MemoryLogOptions) {
    const { lease, events, size, keep } = checkBounds(options);
    const { totalSize = 134_217_728, runs = 10_000 } = options;
    checkBounds({ size: totalSize, events: runs });
    this.lease = lease;
    this.#events = events;
    this.#size = size;
    this.#keep = keep;
    this.#totalSize = totalSize;
    this.#most = runs;
  }

  async open(run: NewRun): Promise<Lease | undefined> {
    this.#dropOld();
    if (this.#runs.has(run.id)) return undefined;
    if (this.#runs.size >= this.#most && !this.#dropOldest())
      throw new HTTPException(503, "Too many streams are running.", { headers: { "retry-after": "5" } });
    const until = performance.now() + this.lease * 1000;
    const watchers = new Set<(change: RunChange) => void>();
    this.#runs.set(run.id, {
      ...run,
      state: "running",
      token: 1,
      until,
      first: 1,
      last: 0,
      events: [],
      trimmed: 0,
      size: 0,
      restartedAt: -1,
      futile: 0,
      dropAt: 0,
      watchers,
    });
    return { run: run.id, operation: run.operation, token: 1 };
  }

  async append(lease: Lease, position: number, events: readonly string[]): Promise<void> {
    const run = this.#held(lease);
    if (position + events.length - 1 <= run.last) return;
    if (position !== run.last + 1) throw new RangeError(`The next event of ${run.id} has the position ${run.last + 1}, found ${position}.`);
    for (const event of events) this.#grow(run, event);
    while (this.#taken > this.#totalSize && this.#dropOldest());
    while (run.last > run.first && (run.last - run.first >= this.#events || run.size > this.#size || this.#taken > this.#totalSize)) this.#trim(run);
    tell(run, "events");
  }

  #grow(run: Kept, event: string): void {
    run.events.push(event);
    run.last += 1;
    run.size += event.length;
    this.#taken += event.length;
  }

  #trim(run: Kept): void {
    const { events, trimmed } = run;
    const { length } = events[trimmed]!;
    events[trimmed] = "";
    run.trimmed += 1;
    run.first += 1;
    run.size -= length;
    this.#taken -= length;
    // Moving what follows at each event would cost more than the events.
    if (run.trimmed < 1024 || run.trimmed < events.length / 2) return;
    events.splice(0, run.trimmed);
    run.trimmed = 0;
  }

  async end(lease: Lease, how: RunState): Promise<void> {
    this.#settle(this.#held(lease), how);
  }

  async forget(lease: Lease): Promise<void> {
    const run = this.#held(lease);
    this.#drop(run);
    tell(run, "end");
  }

  async renew(lease: Lease): Promise<boolean> {
    const run = this.#runs.get(lease.run);
    if (run === undefined || run.state !== "running" || run.token !== lease.token) return false;
    run.until = performance.now() + this.lease * 1000;
    return true;
  }

  async release(lease: Lease): Promise<void> {
    const run = this.#held(lease);
    run.token += 1;
    run.until = Number.NEGATIVE_INFINITY;
    tell(run, "end");
  }

  async claim(operation: string): Promise<Claim | undefined> {
    const now = performance.now();
    for (const run of this.#runs.values()) {
      if (run.operation === operation && run.state === "running" && run.until <= now) return this.#take(run, now);
    }
    return undefined;
  }

  #take(run: Kept, now: number): Claim {
    run.token += 1;
    run.futile = run.restartedAt === run.last ? run.futile + 1 : 0;
    run.restartedAt = run.last;
    if (run.request === undefined || run.futile >= FUTILE_RESTARTS) {
      this.#settle(run, "interrupted");
      return { kind: "interrupted", run: run.id };
    }
    run.until = now + this.lease * 1000;
    return {
      kind: "restart",
      lease: { run: run.id, operation: run.operation, token: run.token },
      request: run.request,
      last: run.last,
      lastEvent: run.events.at(-1),
    };
  }

  async read(id: string, after: number): Promise<RunPage | undefined> {
    this.#dropOld();
    const run = this.#runs.get(id);
    if (run === undefined) return undefined;
    return { ...statusOf(run), events: after + 1 < run.first ? [] : pageOf(run.events, run.trimmed + after + 1 - run.first), endings: run.endings };
  }

  async find(id: string): Promise<RunStatus | undefined> {
    this.#dropOld();
    const run = this.#runs.get(id);
    return run === undefined ? undefined : statusOf(run);
  }

  async watch(id: string, onChange: (change: RunChange) => void): Promise<() => void> {
    const run = this.#runs.get(id);
    // One function may watch several times.
    const watcher = (change: RunChange): void => onChange(change);
    run?.watchers.add(watcher);
    return () => run?.watchers.delete(watcher);
  }

  async stop(id: string): Promise<boolean> {
    const run = this.#runs.get(id);
    if (run?.state !== "running") return false;
    this.#settle(run, "stopped");
    return true;
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** @throws LeaseLost */
  #held(lease: Lease): Kept {
    const run = this.#runs.get(lease.run);
    if (run === undefined || run.state !== "running" || run.token !== lease.token) throw new LeaseLost(lease.run);
    return run;
  }

  #settle(run: Kept, state: RunState): void {
    run.state = state;
    run.dropAt = performance.now() + this.#keep * 1000;
    this.#ended.add(run);
    this.#arm();
    tell(run, "end");
  }

  #arm(): void {
    const [next] = this.#ended;
    if (this.#timer !== undefined || next === undefined) return;
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        this.#dropOld();
        this.#arm();
      },
      next.dropAt - performance.now() + 1,
    );
    (this.#timer as { unref?: () => void }).unref?.();
  }

  #dropOld(): void {
    const now = performance.now();
    for (const run of this.#ended) {
      if (run.dropAt > now) break;
      this.#drop(run);
    }
  }

  #dropOldest(): boolean {
    const [oldest] = this.#ended;
    if (oldest === undefined) return false;
    this.#drop(oldest);
    return true;
  }

  #drop(run: Kept): void {
    this.#ended.delete(run);
    this.#runs.delete(run.id);
    this.#taken -= run.size;
  }
}

function tell(run: Kept, change: RunChange): void {
  for (const watcher of run.watchers) watcher(change);
}

function statusOf({ id, operation, state, first, last }: Kept): RunStatus {
  return { id, operation, state, first, last };
}

function pageOf(events: readonly string[], start: number): string[] {
  let end = start;
  for (let size = 0; end < events.length && size < PAGE_SIZE; end += 1) size += events[end]!.length;
  return events.slice(start, end);
}
