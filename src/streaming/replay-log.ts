// What keeps the events of resumable streams: the seam between runs and their stores. A run is one call of a producer, whose events have positions
// from 1 on; who produces it holds its lease, and what anybody reads of it is what stands in the log.

/** `failed`: its producer threw. `stopped`: somebody ended it by `stop`. `interrupted`: its owner died or shut down, and it may not be called again. */
export type RunState = "running" | "finished" | "failed" | "stopped" | "interrupted";

/** An event beside those that a producer yields: what tells followers how the run has ended, or that their cursor is too old. */
export interface EndEvent {
  readonly event?: string | undefined;
  /** Its data as text; the run's id and last position as JSON where left out. */
  readonly data?: string | undefined;
}

/** The ends that are told by an event. A run that has finished just ends. */
export type ToldEnd = "failed" | "stopped" | "interrupted";

export interface NewRun {
  readonly id: string;
  /** What produces it, and may be called again for it: `POST /chat`. */
  readonly operation: string;
  /** The request to call it with again. Undefined for a run that may not be called again. */
  readonly request: string | undefined;
  readonly endings: Readonly<Record<ToldEnd, EndEvent>>;
}

/** The right to append to a run. Whoever takes a run over gets a greater token, and what holds an older one is refused from then on. */
export interface Lease {
  readonly run: string;
  readonly operation: string;
  readonly token: number;
}

/** How a run stands. */
export interface RunStatus {
  readonly id: string;
  readonly operation: string;
  readonly state: RunState;
  /** The position of the oldest event that is still kept; 1 while nothing was trimmed, also where there are no events yet. */
  readonly first: number;
  /** The position of the newest event; 0 where there is none. */
  readonly last: number;
}

/** A part of a run, with how the run stood when it was read. */
export interface RunPage extends RunStatus {
  /** Texts of events, one after the other, from the position after the one that was asked for; empty where that one is no longer kept. */
  readonly events: readonly string[];
  readonly endings: Readonly<Record<ToldEnd, EndEvent>>;
}

/** A run whose owner has let its lease run out, or has given it up. */
export type Claim =
  | { readonly kind: "restart"; readonly lease: Lease; readonly request: string; readonly last: number; readonly lastEvent: string | undefined }
  /** It may not be called again, or was too often to no avail: the log has ended it. */
  | { readonly kind: "interrupted"; readonly run: string };

/** What a watcher is told: that there are new events, or that the run has ended or changed hands (perhaps before it was watched). */
export type RunChange = "events" | "end";

/**
 * A store of runs. `memoryLog` and `redisLog` are two; whoever writes a third runs `src/streaming/replay-log.test.ts` over it.
 *
 * All of it may be called from any process at any time. Methods that take a lease refuse a lost one by throwing `LeaseLost`.
 */
export interface ReplayLog {
  /** How long an owner that gives no sign keeps its runs, in seconds. A dead owner's runs are taken over, or ended, within 4/3 of it. */
  readonly lease: number;
  /** Begins a run. Undefined where there is one of this id. @throws HTTPException 503 where a bounded log has no room for another */
  open(run: NewRun): Promise<Lease | undefined>;
  /**
   * Adds events, the first of which has this position: all of them, or none. The same call again, because its answer was lost, changes nothing.
   * Where bounds are reached, the oldest events go; the newest is always kept.
   */
  append(lease: Lease, position: number, events: readonly string[]): Promise<void>;
  /** Ends a run. */
  end(lease: Lease, how: "finished" | "failed" | "interrupted"): Promise<void>;
  /** Takes a run out of the log, as if it had never been. */
  forget(lease: Lease): Promise<void>;
  /** A sign of life. False where the lease is lost. */
  renew(lease: Lease): Promise<boolean>;
  /** Gives a run up: the lease is lost, and the next `claim` has the run. */
  release(lease: Lease): Promise<void>;
  /** Takes a run of this operation whose owner is gone; undefined where there is none. One that may not be called again is ended instead. */
  claim(operation: string): Promise<Claim | undefined>;
  /** Events after a position: as many as make about 64 KiB. Undefined where there is no such run, or none any more. */
  read(run: string, after: number): Promise<RunPage | undefined>;
  /** How a run stands; undefined where there is no such run, or none any more. */
  find(run: string): Promise<RunStatus | undefined>;
  /** Tells of changes after the promise has settled. A change may be told twice, or, where a connection breaks, not at all: look again now and then. */
  watch(run: string, onChange: (change: RunChange) => void): Promise<() => void>;
  /** Ends a run, whoever produces it: its followers get the event `stopped`, its producer's signal aborts. False where it does not run. */
  stop(run: string): Promise<boolean>;
  /** Frees what the log holds: connections and timers. Runs stay as they are. */
  close(): Promise<void>;
}

/** A lease counts no more: the run has ended, or belongs to somebody else now. */
export class LeaseLost extends Error {
  override readonly name: string = "LeaseLost";

  constructor(run: string) {
    super(`The run ${run} has ended, or belongs to another process now.`);
  }
}

/** So many calls in a row that committed no event end a run: what breaks every process must not go round for ever. */
export const FUTILE_RESTARTS = 3;

/** About how many characters one page holds. */
export const PAGE_SIZE = 65_536;
