// One client's way through a run: what it has missed, then what comes, each event once and in order. It reads the log page by page as its client
// takes the events, so that a slow client costs a page and no more.

import type { ItemSource } from "../http/item-source.ts";
import { eventText } from "./event-text.ts";
import type { EndEvent, ReplayLog, RunPage } from "./replay-log.ts";
import { eventId } from "./run-cursor.ts";

type Step = IteratorResult<string, undefined>;

const DONE: Step = { done: true, value: undefined };

/** Notices may get lost where a connection to the log breaks: a run is looked at this often anyway, in milliseconds. */
const LOOK_AGAIN = 2000;

export class RunFollower implements ItemSource {
  readonly #log: ReplayLog;
  readonly #run: string;
  #position: number;
  #events: readonly string[];
  #next = 0;
  /** A last text is on its way, or was given. */
  #isOver = false;
  #isStopped = false;
  #hasChanged = false;
  #wake: (() => void) | undefined;
  #unwatch: (() => void) | undefined;
  /** How the run stood when it was read last. */
  #page: RunPage;

  /** @param page What was read after `position`, the first events that are given. */
  constructor(log: ReplayLog, page: RunPage, position: number) {
    this.#log = log;
    this.#run = page.id;
    this.#position = position;
    this.#page = page;
    this.#events = page.events;
  }

  next(): Step | Promise<Step> {
    if (this.#isStopped) return DONE;
    const event = this.#events[this.#next];
    if (event === undefined) return this.#more();
    this.#next += 1;
    this.#position += 1;
    return { done: false, value: event };
  }

  stop(): void {
    this.#isStopped = true;
    this.#unwatch?.();
    this.#wake?.();
  }

  async #more(): Promise<Step> {
    if (this.#isOver) return DONE;
    while (!this.#isStopped) {
      if (this.#page.state !== "running" && this.#position >= this.#page.last) return this.#end();
      if (this.#unwatch === undefined) {
        // What happens between a look and the watch would be missed: look once more.
        this.#unwatch = await this.#log.watch(this.#run, () => this.#changed());
        if (this.#isStopped) this.#unwatch();
      } else if (!this.#hasChanged && this.#page.last <= this.#position) await this.#change();
      if (this.#isStopped) break;
      this.#hasChanged = false;
      const page = await this.#log.read(this.#run, this.#position);
      if (page === undefined || isExpired(page, this.#position)) {
        this.#unwatch();
        this.#isOver = true;
        return { done: false, value: expiredText(this.#run, page) };
      }
      this.#page = page;
      if (page.events.length === 0) continue;
      this.#events = page.events;
      this.#next = 1;
      this.#position += 1;
      return { done: false, value: page.events[0]! };
    }
    return DONE;
  }

  /** A run that has finished ends with its last event; any other end is told. */
  #end(): Step {
    this.#unwatch?.();
    const { state, last, endings } = this.#page;
    if (state === "finished" || state === "running" || this.#position > last) return DONE;
    this.#isOver = true;
    return { done: false, value: endText(endings[state], this.#run, last) };
  }

  #changed(): void {
    this.#hasChanged = true;
    this.#wake?.();
  }

  #change(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, LOOK_AGAIN);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** Whether events after a position are no longer kept, or never were: a log that has lost some must not look like a run that goes on. */
export function isExpired({ state, first, last }: { state: string; first: number; last: number }, position: number): boolean {
  if (position + 1 < first) return true;
  return position > (state === "running" || state === "finished" ? last : last + 1);
}

/** The event that tells how a run has ended; it stands after the last of its own. */
function endText({ data, event }: EndEvent, run: string, last: number): string {
  return eventText(data ?? JSON.stringify({ run, last }), { event, id: eventId(run, last + 1) });
}

/** The event that tells that what was asked for is not there any more. It has no id: the cursor stays what it was. */
export function expiredText(run: string | undefined, status: { first: number; last: number } | undefined): string {
  const { first, last } = status ?? { first: null, last: null };
  return eventText(JSON.stringify({ run: run ?? null, first, last }), { event: "expired" });
}
