// Many resumable streams at once, whose connections break at random points and whose processes are killed: what their clients have in the end
// is held against what was to come.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { App, Header, ServerSentEvent, sse, t } from "signatura";
import { serve, type RunningServer } from "signatura/node";
import { silentLogger } from "../../src/kernel/logger.ts";
import { EventParser } from "../support/event-stream.ts";
import { dropRedisPrefix, redisPrefix, redisUrl } from "../support/redis.ts";
import { Backends } from "./backends.ts";

export interface CampaignOptions {
  readonly streams: number;
  /** How many of them at once. */
  readonly concurrency: number;
  readonly processes: number;
  /** A process is killed so often, in milliseconds. */
  readonly killEvery: number;
  readonly onEnd?: (count: number) => unknown;
}

export interface CampaignOutcome {
  /** Streams whose handler may be called again: how many there were, and how many came whole. */
  readonly restartable: { readonly streams: number; readonly whole: number };
  /** The others: how many came whole, and how many as a beginning without a gap that was told to be one. */
  readonly others: { readonly streams: number; readonly whole: number; readonly interrupted: number };
  readonly events: number;
  /** Connections that the clients broke, and processes that were killed. */
  readonly cuts: number;
  readonly kills: number;
  /** Processes that stood still for twice the time of a lease. */
  readonly pauses: number;
  /** What must not be. */
  readonly faults: readonly string[];
}

const KINDS = ["counter", "file", "upstream"] as const;
/** How long an owner may be silent, in seconds. */
const LEASE = 2;
const LINES = 400;

export async function runCampaign({ streams, concurrency, processes, killEvery, onEnd }: CampaignOptions): Promise<CampaignOutcome> {
  const prefix = redisPrefix();
  const folder = mkdtempSync(join(tmpdir(), "signatura-resume-"));
  const lines = Array.from({ length: LINES }, (_none, index) => `line ${index + 1} ü${"x".repeat((index * 7) % 90)}`);
  writeFileSync(join(folder, "lines.txt"), `${lines.join("\n")}\n`);
  const campaign = new Campaign(lines);
  try {
    await using upstream = await serveUpstream();
    await using backends = await Backends.start(processes, {
      REDIS_URL: redisUrl,
      LOG_PREFIX: prefix,
      LINES: join(folder, "lines.txt"),
      UPSTREAM: upstream.url,
      LEASE: String(LEASE),
    });
    const ended = new AbortController();
    const killing = killNowAndThen(backends, killEvery, ended.signal);
    let [next, done] = [0, 0];
    const work = async (): Promise<void> => {
      for (let index = next++; index < streams; index = next++) {
        await campaign.follow(backends.url, index);
        done += 1;
        onEnd?.(done);
      }
    };
    await Promise.all(Array.from({ length: concurrency }, work));
    ended.abort();
    await killing;
    return campaign.outcome(backends);
  } finally {
    await dropRedisPrefix(prefix);
    rmSync(folder, { recursive: true });
  }
}

/** A server that others relay: numbers from 1 on under ids of its own, in pieces, since it ends its answers now and then. */
async function serveUpstream(): Promise<RunningServer> {
  const app = new App();
  app.get("/{name}", { name: t.string, last_event_id: Header(t.string.orNull) }, { returns: sse() }, async function* ({ last_event_id }) {
    let n = last_event_id === null ? 0 : Number(last_event_id.slice(1));
    for (const until = n + 5 + Math.random() * 40; n < until;) {
      n += 1;
      yield new ServerSentEvent({ data: n, id: `u${n}` });
      await sleep(Math.random() * 40);
    }
  });
  return serve(app, { port: 0, logger: silentLogger });
}

async function killNowAndThen(backends: Backends, every: number, signal: AbortSignal): Promise<void> {
  let turn = 0;
  while (!signal.aborted) {
    await sleep(every * (0.5 + Math.random()), undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    turn += 1;
    // Who sleeps through its lease must not write when it wakes.
    if (turn % 3 === 0) await backends.pauseOne(LEASE * 2000);
    else await backends.killOne();
  }
}

/** A stream as its client has it. */
interface Followed {
  readonly url: string;
  readonly json: { readonly run: string; readonly to: number };
  readonly parser: EventParser;
  readonly events: unknown[];
  readonly faults: string[];
  told: string | undefined;
}

class Campaign {
  readonly #lines: readonly string[];
  readonly #restartable = { streams: 0, whole: 0 };
  readonly #others = { streams: 0, whole: 0, interrupted: 0 };
  readonly #faults: string[] = [];
  #cuts = 0;
  #events = 0;

  constructor(lines: readonly string[]) {
    this.#lines = lines;
  }

  outcome({ kills, pauses }: Backends): CampaignOutcome {
    return { restartable: this.#restartable, others: this.#others, events: this.#events, cuts: this.#cuts, kills, pauses, faults: this.#faults };
  }

  /** One stream, to its end. */
  async follow(url: string, index: number): Promise<void> {
    const kind = KINDS[index % KINDS.length]!;
    const isRestartable = index % 2 === 0;
    const run = crypto.randomUUID();
    const to = 20 + Math.floor(Math.random() * 180);
    const place = `${isRestartable ? "/again" : "/once"}/${kind}`;
    const followed: Followed = { url: `${url}${place}?id=${run}`, json: { run, to }, parser: new EventParser(), events: [], faults: [], told: undefined };
    while (!(await this.#connect(followed))) await sleep(20 + Math.random() * 100);
    this.#judge(followed, kind, isRestartable, `${place} ${run}`);
  }

  /** One connection, which ends by itself or somewhere. Whether the stream has ended. */
  async #connect(followed: Followed): Promise<boolean> {
    const { url, json, parser } = followed;
    const abort = new AbortController();
    // In the middle of an event as well as between two.
    let budget = Math.floor(-Math.log(Math.random()) * 3000);
    try {
      const headers = { "content-type": "application/json", ...(parser.lastId === "" ? {} : { "last-event-id": parser.lastId }) };
      const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(json), signal: abort.signal });
      if (response.status === 204) return true;
      if (response.status !== 200) {
        followed.faults.push(`answered ${response.status} to ${parser.lastId}: ${await response.text()}`);
        return true;
      }
      for await (const part of response.body!.pipeThrough(new TextDecoderStream())) {
        for (const { event, data, id } of parser.feed(part.slice(0, budget))) take(followed, event, data, id);
        budget -= part.length;
        if (budget > 0) continue;
        this.#cuts += 1;
        break;
      }
    } catch {
      // A connection that breaks off says nothing about the stream.
    }
    abort.abort();
    parser.forget();
    return false;
  }

  #judge({ events, faults, told, json: { to } }: Followed, kind: (typeof KINDS)[number], isRestartable: boolean, name: string): void {
    this.#events += events.length;
    const isSound = events.every((event, index) => this.#isDue(kind, event, index));
    const isWhole = isSound && events.length === to && told === undefined;
    const isTold = isSound && events.length <= to && told === "interrupted";
    const count = isRestartable ? this.#restartable : this.#others;
    count.streams += 1;
    if (isWhole) count.whole += 1;
    if (isTold && !isRestartable) this.#others.interrupted += 1;
    const isRight = isWhole || (isTold && !isRestartable);
    if (!isRight || faults.length > 0) this.#faults.push(`${name}: ${events.length} of ${to} events, ${told ?? "no word"}, ${faults.join("; ")}`);
  }

  #isDue(kind: (typeof KINDS)[number], event: unknown, index: number): boolean {
    const { n, text, id } = event as { n: number; text?: string; id?: string };
    if (n !== index + 1) return false;
    return kind === "counter" || (kind === "file" ? text === this.#lines[index] : id === `u${n}`);
  }
}

function take(followed: Followed, event: string, data: string, id: string): void {
  const { events, faults, json } = followed;
  if (followed.told !== undefined) faults.push(`an event after "${followed.told}"`);
  if (id !== `${json.run}.${events.length + 1}`) faults.push(`the id ${id} after ${events.length} events`);
  if (event === "message") events.push(JSON.parse(data));
  else followed.told = event;
}
