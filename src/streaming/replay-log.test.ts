import { Redis } from "ioredis";
import { Redis as Valkey } from "iovalkey";
import { afterAll, describe, expect, test } from "vitest";
import { memoryLog } from "signatura";
import { redisLog, type RedisClient } from "signatura/redis";
import { dropRedisPrefix, redisMissing, redisPrefix, redisUrl } from "../../test/support/redis.ts";
import { until } from "../../test/support/until.ts";
import type { LogBounds } from "./log-bounds.ts";
import { LeaseLost, type NewRun, type ReplayLog, type RunChange } from "./replay-log.ts";

const endings = { failed: { event: "failed" }, stopped: { event: "stopped", data: "by you" }, interrupted: {} };

let runs = 0;

function newRun(given: Partial<NewRun> = {}): NewRun {
  runs += 1;
  return { id: `run ${runs}/ü`, operation: `POST /${runs}`, request: undefined, endings, ...given };
}

interface Store {
  readonly name: string;
  readonly missing: string | undefined;
  /** Of the runs that all logs of this store share, where it is none of one process. */
  make(bounds?: LogBounds): ReplayLog;
  close(): Promise<void>;
}

function redisStore(name: string, place: () => string | RedisClient, close: () => void): Store {
  const prefix = redisPrefix();
  const made: ReplayLog[] = [];
  return {
    name,
    missing: redisMissing,
    make(bounds = {}) {
      const log = redisLog(place(), { prefix, ...bounds });
      made.push(log);
      return log;
    },
    async close() {
      await Promise.all(made.map((log) => log.close()));
      close();
      await dropRedisPrefix(prefix);
    },
  };
}

let redis: Redis | undefined;
let valkey: Valkey | undefined;
const stores: readonly Store[] = [
  { name: "memoryLog", missing: undefined, make: memoryLog, close: async () => undefined },
  redisStore(
    "redisLog by ioredis",
    () => (redis ??= new Redis(redisUrl)),
    () => redis?.disconnect(),
  ),
  redisStore(
    "redisLog by iovalkey",
    () => (valkey ??= new Valkey(redisUrl)),
    () => valkey?.disconnect(),
  ),
  redisStore(
    "redisLog by address",
    () => redisUrl,
    () => undefined,
  ),
];

describe.each(stores)("$name", ({ missing, make, close }) => {
  if (missing !== undefined) {
    test.skip(`skipped: ${missing}`);
    return;
  }
  afterAll(close);

  test("gives what was appended, after any position, with how the run stands", async () => {
    const log = make();
    const run = newRun();
    const lease = (await log.open(run))!;
    expect(lease).toEqual({ run: run.id, operation: run.operation, token: 1 });
    const status = { id: run.id, operation: run.operation, state: "running" };
    expect(await log.read(run.id, 0)).toEqual({ ...status, first: 1, last: 0, events: [], endings });
    await log.append(lease, 1, ["a", "b\n"]);
    await log.append(lease, 3, ["ü 𝄞"]);
    expect(await log.read(run.id, 0)).toEqual({ ...status, first: 1, last: 3, events: ["a", "b\n", "ü 𝄞"], endings });
    expect(await log.read(run.id, 2)).toEqual({ ...status, first: 1, last: 3, events: ["ü 𝄞"], endings });
    expect((await log.read(run.id, 3))!.events).toEqual([]);
    expect((await log.read(run.id, 7))!.events).toEqual([]);
    await log.end(lease, "finished");
    expect(await log.find(run.id)).toEqual({ ...status, state: "finished", first: 1, last: 3 });
    await log.close();
  });

  test("knows a run of an id once", async () => {
    const log = make();
    const run = newRun();
    const lease = (await log.open(run))!;
    expect(await log.open(run)).toBeUndefined();
    await log.end(lease, "failed");
    expect(await log.open(run)).toBeUndefined();
    expect(await log.read("no such run", 0)).toBeUndefined();
    expect(await log.find("no such run")).toBeUndefined();
    expect(await log.stop("no such run")).toBe(false);
    await log.close();
  });

  test("takes the same events twice, and no gap", async () => {
    const log = make();
    const lease = (await log.open(newRun()))!;
    await log.append(lease, 1, ["a", "b"]);
    await log.append(lease, 1, ["a", "b"]);
    await expect(log.append(lease, 4, ["d"])).rejects.toThrow(/GAP 2|position 3, found 4/);
    expect((await log.read(lease.run, 0))!.events).toEqual(["a", "b"]);
    await log.close();
  });

  test("forgets a run as if it had never been", async () => {
    const log = make();
    const run = newRun();
    await log.forget((await log.open(run))!);
    expect(await log.find(run.id)).toBeUndefined();
    expect(await log.open(run)).toBeDefined();
    await log.close();
  });

  test("gives long runs page by page", async () => {
    const log = make();
    const lease = (await log.open(newRun()))!;
    const events = Array.from({ length: 500 }, (_none, index) => `${index} ${"x".repeat(1000)}`);
    await log.append(lease, 1, events);
    const read: string[] = [];
    for (let pages = 0; read.length < 500; pages += 1) {
      const page = (await log.read(lease.run, read.length))!.events;
      expect(page.length).toBeGreaterThan(0);
      expect(page.length).toBeLessThan(100);
      read.push(...page);
    }
    expect(read).toEqual(events);
    await log.close();
  });

  test.each([
    { bound: { events: 3 }, first: 8 },
    { bound: { size: 25 }, first: 9 },
    { bound: { size: 1 }, first: 10 },
  ])("trims to $bound, and says so", async ({ bound, first }) => {
    const log = make(bound);
    const lease = (await log.open(newRun()))!;
    for (let position = 1; position <= 10; position += 1) await log.append(lease, position, [String(position).padStart(10)]);
    const kept = Array.from({ length: 11 - first }, (_none, index) => String(first + index).padStart(10));
    expect(await log.read(lease.run, first - 1)).toMatchObject({ first, last: 10, events: kept });
    expect(await log.read(lease.run, first - 2)).toMatchObject({ first, last: 10, events: [] });
    await log.close();
  });

  test("drops ended runs in time", async () => {
    const log = make({ keep: 0.05 });
    const lease = (await log.open(newRun()))!;
    await log.append(lease, 1, ["a"]);
    await log.end(lease, "finished");
    await until(async () => (await log.find(lease.run)) === undefined);
    expect(await log.read(lease.run, 0)).toBeUndefined();
    await log.close();
  });

  test("tells watchers of events and of the end, until they have had enough", async () => {
    const log = make();
    const lease = (await log.open(newRun()))!;
    const seen: RunChange[] = [];
    const unwatch = await log.watch(lease.run, (change) => seen.push(change));
    const brief = await log.watch(lease.run, () => seen.push("end"));
    brief();
    await log.append(lease, 1, ["a"]);
    await until(() => seen.length === 1);
    await log.stop(lease.run);
    await until(() => seen.length === 2);
    expect(seen).toEqual(["events", "end"]);
    unwatch();
    await log.close();
  });

  test("stops a run once, whoever has it", async () => {
    const log = make();
    const lease = (await log.open(newRun()))!;
    await log.append(lease, 1, ["a"]);
    expect(await log.stop(lease.run)).toBe(true);
    expect(await log.stop(lease.run)).toBe(false);
    expect(await log.find(lease.run)).toMatchObject({ state: "stopped", last: 1 });
    await expect(log.append(lease, 2, ["b"])).rejects.toThrow(LeaseLost);
    await expect(log.end(lease, "finished")).rejects.toThrow(LeaseLost);
    expect(await log.renew(lease)).toBe(false);
    expect(await log.claim(lease.operation)).toBeUndefined();
    await log.close();
  });

  test("hands a run over whose owner gives no sign, and fences the owner off", async () => {
    const log = make({ lease: 0.05 });
    const lease = (await log.open(newRun({ request: "again" })))!;
    await log.append(lease, 1, ["a", "b"]);
    const claim = await until(() => log.claim(lease.operation));
    expect(claim).toEqual({ kind: "restart", lease: { ...lease, token: 2 }, request: "again", last: 2, lastEvent: "b" });
    await expect(log.append(lease, 3, ["by a ghost"])).rejects.toThrow(LeaseLost);
    await expect(log.end(lease, "finished")).rejects.toThrow(LeaseLost);
    await expect(log.forget(lease)).rejects.toThrow(LeaseLost);
    await expect(log.release(lease)).rejects.toThrow(LeaseLost);
    expect(await log.renew(lease)).toBe(false);
    if (claim?.kind !== "restart") throw new Error("not restarted");
    await log.append(claim.lease, 3, ["c"]);
    await log.end(claim.lease, "finished");
    expect(await log.read(lease.run, 0)).toMatchObject({ state: "finished", events: ["a", "b", "c"] });
    await log.close();
  });

  test("keeps a run for an owner that gives signs", async () => {
    const log = make({ lease: 1 });
    const lease = (await log.open(newRun({ request: "again" })))!;
    const ends = performance.now() + 1500;
    while (performance.now() < ends) {
      expect(await log.renew(lease)).toBe(true);
      expect(await log.claim(lease.operation)).toBeUndefined();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await log.end(lease, "finished");
    await log.close();
  });

  test("ends a run that may not be called again", async () => {
    const log = make({ lease: 0.05 });
    const lease = (await log.open(newRun()))!;
    await log.append(lease, 1, ["a"]);
    expect(await until(() => log.claim(lease.operation))).toEqual({ kind: "interrupted", run: lease.run });
    expect(await log.read(lease.run, 0)).toMatchObject({ state: "interrupted", events: ["a"] });
    expect(await log.claim(lease.operation)).toBeUndefined();
    await expect(log.append(lease, 2, ["b"])).rejects.toThrow(LeaseLost);
    await log.close();
  });

  test("gives a released run to the next at once", async () => {
    const log = make();
    const lease = (await log.open(newRun({ request: "again" })))!;
    await log.release(lease);
    await expect(log.append(lease, 1, ["a"])).rejects.toThrow(LeaseLost);
    expect(await log.claim("another operation")).toBeUndefined();
    expect(await log.claim(lease.operation)).toMatchObject({ kind: "restart", last: 0, lease: { token: 3 } });
    expect(await log.claim(lease.operation)).toBeUndefined();
    await log.close();
  });

  test("gives up on a run whose calls come to nothing", async () => {
    const log = make();
    let lease = (await log.open(newRun({ request: "again" })))!;
    for (let calls = 1; ; calls += 1) {
      await log.release(lease);
      const claim = await log.claim(lease.operation);
      if (claim?.kind !== "restart") {
        expect(claim).toEqual({ kind: "interrupted", run: lease.run });
        expect(calls).toBe(4);
        break;
      }
      lease = claim.lease;
    }
    await log.close();
  });

  test("serves several processes", async () => {
    const log = make();
    const other = make === memoryLog ? log : make();
    const lease = (await log.open(newRun()))!;
    const seen: RunChange[] = [];
    await other.watch(lease.run, (change) => seen.push(change));
    await log.append(lease, 1, ["a"]);
    await until(() => seen.length === 1);
    expect((await other.read(lease.run, 0))!.events).toEqual(["a"]);
    expect(await other.stop(lease.run)).toBe(true);
    expect(await log.renew(lease)).toBe(false);
    await other.close();
    await log.close();
  });

  test.each(["events", "size", "keep", "lease"] as const)("wants a positive bound for %s", (name) => {
    expect(() => make({ [name]: 0 })).toThrow(`The bound "${name}" of a replay log must be a positive number, found 0.`);
  });
});

describe("memoryLog", () => {
  test("makes room for new runs by dropping ended ones, and refuses where none has ended", async () => {
    const log = memoryLog({ runs: 2 });
    const first = (await log.open(newRun()))!;
    const second = (await log.open(newRun()))!;
    await expect(log.open(newRun())).rejects.toMatchObject({ status: 503 });
    await log.end(second, "finished");
    expect(await log.open(newRun())).toBeDefined();
    expect(await log.find(second.run)).toBeUndefined();
    expect(await log.find(first.run)).toBeDefined();
  });

  test("keeps all runs together within their size", async () => {
    const log = memoryLog({ totalSize: 1000 });
    const ended = (await log.open(newRun()))!;
    await log.append(ended, 1, ["x".repeat(600)]);
    await log.end(ended, "finished");
    const running = (await log.open(newRun()))!;
    for (let position = 1; position <= 5000; position += 1) await log.append(running, position, ["x".repeat(10)]);
    expect(await log.find(ended.run)).toBeUndefined();
    expect(await log.find(running.run)).toMatchObject({ first: 4901, last: 5000 });
    expect((await log.read(running.run, 4998))!.events).toHaveLength(2);
  });
});
