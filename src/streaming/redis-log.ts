// `redisLog()`: runs in Redis, for several processes. A run survives every process: whichever a client comes to has its events, and a dead
// owner's runs are taken over. Redis Streams keep the events, scripts keep the rules.

import { sha1 } from "../kernel/sha1.ts";
import { connectRedis, type RedisClient } from "./redis-client.ts";
import { APPEND, CLAIM, END, FORGET, OPEN, READ, RELEASE, RENEW, STOP, type RedisScript } from "./redis-scripts.ts";
import { RedisWatch } from "./redis-watch.ts";
import { checkBounds, type LogBounds } from "./log-bounds.ts";
import {
  FUTILE_RESTARTS,
  LeaseLost,
  PAGE_SIZE,
  type Claim,
  type EndEvent,
  type Lease,
  type NewRun,
  type ReplayLog,
  type RunChange,
  type RunPage,
  type RunState,
  type RunStatus,
  type ToldEnd,
} from "./replay-log.ts";

export interface RedisLogOptions extends LogBounds {
  /** What all keys and channels begin with: `signatura` by default. One log's keys lie in one slot of a cluster. */
  readonly prefix?: string;
  /** How long a run that runs, but that nobody attends to, is kept, in seconds: one day by default. */
  readonly keepUnattended?: number;
}

/**
 * A log in Redis 5 or later (or Valkey), through `ioredis` or `iovalkey`: an address, or a client of theirs. A client that is given stays the
 * user's: `close` leaves it open. A second connection is opened for notices.
 *
 * @throws RangeError for a bound that is no positive number. Its methods reject with what the client throws, and with DeclarationError SIG220
 * where an address is given and neither package is installed
 * @example
 * const log = redisLog("redis://127.0.0.1:6379");
 */
export function redisLog(place: string | RedisClient, options: RedisLogOptions = {}): ReplayLog {
  return new RedisLog(place, options);
}

class RedisLog implements ReplayLog {
  readonly lease: number;
  readonly #place: string | RedisClient;
  readonly #prefix: string;
  readonly #events: number;
  readonly #size: number;
  readonly #leaseMs: number;
  readonly #keepMs: number;
  readonly #unattendedMs: number;
  readonly #hashes = new Map<RedisScript, string>();
  #client: Promise<RedisClient> | undefined;
  #watching: Promise<RedisWatch> | undefined;

  constructor(place: string | RedisClient, options: RedisLogOptions) {
    const { lease, events, size, keep } = checkBounds(options);
    const { prefix = "signatura", keepUnattended = 86_400 } = options;
    checkBounds({ keep: keepUnattended });
    this.lease = lease;
    this.#place = place;
    this.#prefix = `{${prefix}}:`;
    this.#events = events;
    this.#size = size;
    this.#leaseMs = Math.ceil(lease * 1000);
    this.#keepMs = Math.ceil(keep * 1000);
    this.#unattendedMs = Math.ceil(Math.max(keepUnattended, keep, lease * 2) * 1000);
  }

  async open({ id, operation, request = "", endings }: NewRun): Promise<Lease | undefined> {
    const args = [id, operation, request, JSON.stringify(endings), this.#leaseMs, this.#unattendedMs];
    const isNew = (await this.#run(OPEN, this.#keys(id, operation), args)) === 1;
    return isNew ? { run: id, operation, token: 1 } : undefined;
  }

  async append(lease: Lease, position: number, events: readonly string[]): Promise<void> {
    const args = [lease.run, lease.token, position, this.#events, this.#size, this.#unattendedMs, this.#channel(lease.run), ...events];
    await this.#run(APPEND, this.#held(lease), args);
  }

  async end(lease: Lease, how: "finished" | "failed" | "interrupted"): Promise<void> {
    await this.#run(END, this.#held(lease), [lease.run, lease.token, how, this.#keepMs, this.#channel(lease.run)]);
  }

  async forget(lease: Lease): Promise<void> {
    await this.#run(FORGET, this.#held(lease), [lease.run, lease.token, this.#channel(lease.run)]);
  }

  async renew(lease: Lease): Promise<boolean> {
    return (await this.#run(RENEW, this.#held(lease), [lease.run, lease.token, this.#leaseMs, this.#unattendedMs])) === 1;
  }

  async release(lease: Lease): Promise<void> {
    await this.#run(RELEASE, this.#held(lease), [lease.run, lease.token, this.#channel(lease.run)]);
  }

  async claim(operation: string): Promise<Claim | undefined> {
    const prefixes = ["run", "events", "changes"].map((kind) => `${this.#prefix}${kind}:`);
    const claimed = (await this.#run(
      CLAIM,
      [this.#leases(operation)],
      [...prefixes, this.#leaseMs, this.#keepMs, this.#unattendedMs, FUTILE_RESTARTS],
    )) as Claimed | null;
    if (claimed === null) return undefined;
    const [run, token, request, last, lastEvent] = claimed;
    if (token === undefined) return { kind: "interrupted", run };
    return { kind: "restart", lease: { run, operation, token }, request: request!, last: last!, lastEvent: lastEvent ?? undefined };
  }

  async read(run: string, after: number): Promise<RunPage | undefined> {
    const found = (await this.#run(READ, this.#keys(run), [after, PAGE_SIZE])) as Found | null;
    if (found === null) return undefined;
    const [operation, state, first, last, endings, events] = found;
    return { id: run, operation, state, first, last, events, endings: JSON.parse(endings) as Record<ToldEnd, EndEvent> };
  }

  async find(run: string): Promise<RunStatus | undefined> {
    const client = await this.#connected();
    const found = (await client.call("HMGET", this.#keys(run)[0]!, "operation", "state", "first", "last")) as (string | null)[];
    const [operation, state, first, last] = found;
    if (operation === null || operation === undefined) return undefined;
    return { id: run, operation, state: state as RunState, first: Number(first), last: Number(last) };
  }

  async watch(run: string, onChange: (change: RunChange) => void): Promise<() => void> {
    this.#watching ??= this.#connected().then((client) => new RedisWatch(client.duplicate()));
    return (await this.#watching).add(this.#channel(run), onChange as (message: string) => void);
  }

  async stop(run: string): Promise<boolean> {
    const args = [run, this.#keepMs, this.#channel(run), `${this.#prefix}leases:`];
    return (await this.#run(STOP, this.#keys(run), args)) === 1;
  }

  async close(): Promise<void> {
    const [watching, client] = [this.#watching, this.#client];
    this.#watching = undefined;
    this.#client = undefined;
    (await watching?.catch(() => undefined))?.close();
    if (typeof this.#place === "string") (await client?.catch(() => undefined))?.disconnect();
  }

  #held({ run, operation }: Lease): string[] {
    return this.#keys(run, operation);
  }

  #keys(run: string, operation?: string): string[] {
    const keys = [`${this.#prefix}run:${run}`, `${this.#prefix}events:${run}`];
    return operation === undefined ? keys : [...keys, this.#leases(operation)];
  }

  #leases(operation: string): string {
    return `${this.#prefix}leases:${operation}`;
  }

  #channel(run: string): string {
    return `${this.#prefix}changes:${run}`;
  }

  #connected(): Promise<RedisClient> {
    return (this.#client ??= typeof this.#place === "string" ? connectQuietly(this.#place) : Promise.resolve(this.#place));
  }

  async #run(script: RedisScript, keys: readonly string[], args: readonly (string | number)[]): Promise<unknown> {
    const client = await this.#connected();
    try {
      return await client.call("EVALSHA", this.#hash(script), keys.length, ...keys, ...args);
    } catch (error) {
      const { message } = error as Error;
      if (message.includes("LEASELOST")) throw new LeaseLost(String(args[0]));
      if (!message.includes("NOSCRIPT")) throw error;
      return await this.#runAnew(client, script, keys, args);
    }
  }

  /** Redis does not know the script: it was never sent, or Redis has started anew. */
  async #runAnew(client: RedisClient, script: RedisScript, keys: readonly string[], args: readonly (string | number)[]): Promise<unknown> {
    try {
      return await client.call("EVAL", script.text, keys.length, ...keys, ...args);
    } catch (error) {
      if ((error as Error).message.includes("LEASELOST")) throw new LeaseLost(String(args[0]));
      throw error;
    }
  }

  #hash(script: RedisScript): string {
    let hash = this.#hashes.get(script);
    if (hash === undefined) this.#hashes.set(script, (hash = sha1Hex(script.text)));
    return hash;
  }
}

/** Run, and for a restart its token, request, last position and last event. */
type Claimed = [string, number?, string?, number?, (string | null)?];
type Found = [string, RunState, number, number, string, string[]];

/** The client connects again by itself; without a listener each attempt would be written to the console. */
async function connectQuietly(url: string): Promise<RedisClient> {
  const client = await connectRedis(url);
  client.on("error", () => undefined);
  return client;
}

/** By which Redis knows a script. */
function sha1Hex(text: string): string {
  return Array.from(sha1(new TextEncoder().encode(text)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
