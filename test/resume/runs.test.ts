import { afterAll, afterEach, describe, expect, onTestFinished, test } from "vitest";
import {
  App,
  BackgroundTasks,
  Depends,
  Header,
  HTTPException,
  HttpRequest,
  HttpResponse,
  memoryLog,
  RunResponse,
  ServerSentEvent,
  sse,
  StreamRun,
  t,
  type ReplayLog,
} from "signatura";
import { serve, type RunningServer } from "signatura/node";
import { redisLog } from "signatura/redis";
import { openEvents } from "../support/event-stream.ts";
import { dropRedisPrefix, redisMissing, redisPrefix, redisUrl } from "../support/redis.ts";
import { until } from "../support/until.ts";
import { silentLogger } from "../../src/kernel/logger.ts";
import type { LogBounds } from "../../src/streaming/log-bounds.ts";

const prefix = redisPrefix();
const stores: readonly { name: string; missing: string | undefined; make: (bounds?: LogBounds) => ReplayLog; isShared: boolean }[] = [
  { name: "memoryLog", missing: undefined, make: memoryLog, isShared: false },
  { name: "redisLog", missing: redisMissing, make: (bounds = {}) => redisLog(redisUrl, { prefix, ...bounds }), isShared: true },
];
const servers: RunningServer[] = [];
const logs: ReplayLog[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close({ timeout: 0 })));
  await Promise.all(logs.splice(0).map((log) => log.close()));
});
afterAll(async () => {
  if (redisMissing === undefined) await dropRedisPrefix(prefix);
});

async function start(app: App): Promise<RunningServer> {
  const server = await serve(app, { port: 0, logger: silentLogger });
  servers.push(server);
  return server;
}

/** Opened and shut by the test. */
function makeGate(): { opened: Promise<void>; open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: resolve };
}

/** Until something of the call ends it. */
function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve());
  });
}

/** A log with some methods of another kind. */
function changed(log: ReplayLog, methods: Partial<ReplayLog>): ReplayLog {
  return new Proxy(log, {
    get(target, name) {
      const own = methods[name as keyof ReplayLog] ?? target[name as keyof ReplayLog];
      return typeof own === "function" ? own.bind(target) : own;
    },
  });
}

const datas = (events: readonly { data: string }[]): unknown[] => events.map(({ data }) => JSON.parse(data) as unknown);

describe.each(stores)("a resumable stream on $name", ({ missing, make, isShared }) => {
  if (missing !== undefined) {
    test.skip(`skipped: ${missing}`);
    return;
  }
  function makeLog(bounds?: LogBounds): ReplayLog {
    const log = make(bounds);
    logs.push(log);
    return log;
  }
  /** The log as another process has it. */
  const another = (log: ReplayLog, bounds?: LogBounds): ReplayLog => (isShared ? makeLog(bounds) : log);

  test("gives each event an id, and ends where the run does", async () => {
    const log = makeLog();
    const app = new App();
    app.post("/count", { to: t.int, run: StreamRun }, { returns: sse(t.int, { resume: log }) }, async function* ({ to, run }) {
      yield* [1, 2].slice(0, to);
      yield new ServerSentEvent({ data: { run: run.id }, event: "who", retry: 10, comment: "c" });
    });
    const { url } = await start(app);
    const response = await fetch(`${url}/count?to=2`, { method: "POST" });
    const id = response.headers.get("x-run-id")!;
    expect(id).toMatch(/^[\da-f-]{36}$/);
    expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    expect(response.headers.get("cache-control")).toBe("no-cache");
    expect(await response.text()).toBe(
      `id: ${id}.0\n\ndata: 1\nid: ${id}.1\n\ndata: 2\nid: ${id}.2\n\n: c\nevent: who\ndata: {"run":"${id}"}\nid: ${id}.3\nretry: 10\n\n`.replace(
        '":"',
        '": "',
      ),
    );
  });

  test("gives a client that returns what it has missed, then what comes, each once; then 204", async () => {
    const log = makeLog();
    const gate = makeGate();
    let calls = 0;
    const app = new App();
    app.post("/count", { given: t.record(t.string, t.int) }, { returns: sse(t.int, { resume: log }) }, async function* ({ given }) {
      calls += 1;
      yield* [1, 2, 3];
      await gate.opened;
      yield* [4, given["last"]!];
    });
    const { url } = await start(app);
    const json = { last: 5 };
    const first = await openEvents(`${url}/count`, { json });
    expect(datas(await first.take(2))).toEqual([1, 2]);
    const { lastId } = first.parser;
    first.cut();
    const second = await openEvents(`${url}/count`, { json, lastEventId: lastId.replace(/\d+$/, "2") });
    expect(second.response.headers.get("x-run-id")).toBe(first.response.headers.get("x-run-id"));
    expect(datas(await second.take(1))).toEqual([3]);
    gate.open();
    expect(datas(await second.rest())).toEqual([4, 5]);
    const done = await openEvents(`${url}/count`, { json, lastEventId: second.parser.lastId });
    expect(done.response.status).toBe(204);
    const again = await openEvents(`${url}/count`, { json, lastEventId: lastId.replace(/\d+$/, "0") });
    expect(datas(await again.rest())).toEqual([1, 2, 3, 4, 5]);
    expect(calls).toBe(1);
  });

  test("is followed by several clients, also through another process and another operation", async () => {
    const log = makeLog();
    const gate = makeGate();
    const appOf = (own: ReplayLog): App => {
      const app = new App();
      app.post("/count", {}, { returns: sse(t.int, { resume: own }) }, async function* () {
        yield* [1, 2];
        await gate.opened;
        yield* [3, 4];
      });
      app.get("/runs/{run_id}", { run_id: t.string }, { returns: sse(t.int) }, ({ run_id }) => new RunResponse(own, run_id));
      return app;
    };
    const [one, two] = [await start(appOf(log)), await start(appOf(another(log)))];
    const starter = await openEvents(`${one.url}/count`, { method: "POST" });
    await starter.take(2);
    const id = starter.response.headers.get("x-run-id")!;
    const followers = [await openEvents(`${two.url}/runs/${id}`), await openEvents(`${two.url}/count`, { method: "POST", lastEventId: `${id}.1` })];
    expect(datas(await followers[0]!.take(2))).toEqual([1, 2]);
    gate.open();
    expect(datas(await starter.rest())).toEqual([3, 4]);
    expect(datas(await followers[0]!.rest())).toEqual([3, 4]);
    expect(datas(await followers[1]!.rest())).toEqual([2, 3, 4]);
    const late = await fetch(`${two.url}/runs/${id}`, { headers: { "last-event-id": `${id}.4` } });
    expect([late.status, late.headers.get("x-run-id"), await late.text()]).toEqual([204, id, ""]);
  });

  test("goes on without its client, with what it uses, to its end", async () => {
    const log = makeLog();
    const gate = makeGate();
    const story: string[] = [];
    const Resource = Depends({ request: HttpRequest }, async function* ({ request }) {
      story.push("open");
      try {
        yield request.signal;
      } finally {
        story.push("close");
      }
    });
    const Brief = Depends(
      async function* () {
        yield story.push("brief");
        story.push("brief is over");
      },
      { scope: "function" },
    );
    const app = new App();
    const takes = { signal: Resource, tasks: BackgroundTasks, brief: Brief };
    app.get("/", takes, { returns: sse(t.string, { resume: log }) }, async function* ({ signal, tasks }) {
      tasks.add(() => story.push("task"));
      yield "first";
      await gate.opened;
      yield `aborted: ${signal.aborted}`;
      story.push("produced");
    });
    const { url } = await start(app);
    const client = await openEvents(url);
    await client.take(1);
    const id = client.response.headers.get("x-run-id")!;
    client.cut();
    // The cut is seen by another request at the latest.
    await fetch(`${url}/openapi.json`);
    expect(story).toEqual(["open", "brief", "brief is over"]);
    gate.open();
    await until(async () => (await log.find(id))?.state === "finished");
    await until(() => story.length === 6);
    expect(story.slice(3)).toEqual(["produced", "task", "close"]);
    story.length = 0;
    const back = await openEvents(url, { lastEventId: `${id}.1` });
    expect(datas(await back.rest())).toEqual(["aborted: false"]);
    await until(() => story.includes("close"));
    expect(story).not.toContain("produced");
  });

  test("is stopped by its id, from any process: its signal aborts, its followers are told", async () => {
    const log = makeLog();
    const story: string[] = [];
    const appOf = (own: ReplayLog): App => {
      const app = new App();
      app.get("/", { run: StreamRun, request: HttpRequest }, { returns: sse(t.int, { resume: own }) }, async function* ({ run, request }) {
        try {
          yield 1;
          await aborted(run.signal);
          story.push(`${request.signal === run.signal} ${(run.signal.reason as Error).name}`);
          yield 2;
        } finally {
          story.push("finally");
        }
      });
      app.delete("/runs/{run_id}", { run_id: t.string }, { returns: t.boolean }, ({ run_id }) => own.stop(run_id));
      return app;
    };
    const [one, two] = [await start(appOf(log)), await start(appOf(another(log)))];
    const client = await openEvents(one.url);
    await client.take(1);
    const id = client.response.headers.get("x-run-id")!;
    const stop = (): Promise<unknown> => fetch(`${two.url}/runs/${id}`, { method: "DELETE" }).then((response) => response.json());
    expect(await stop()).toBe(true);
    expect(await stop()).toBe(false);
    expect(await client.rest()).toEqual([{ event: "stopped", data: JSON.stringify({ run: id, last: 1 }), id: `${id}.2` }]);
    await until(() => story.length === 2);
    expect(story).toEqual(["true RunEnded", "finally"]);
    expect((await openEvents(one.url, { lastEventId: `${id}.2` })).response.status).toBe(204);
    expect(await (await openEvents(one.url, { lastEventId: `${id}.1` })).rest()).toHaveLength(1);
  });

  test.each([
    { cursor: "no-such-run.3", body: { run: "no-such-run", first: null, last: null } },
    { cursor: "nonsense", body: { run: "nonsense", first: null, last: null } },
    { cursor: "RUN.1", body: { run: "RUN", first: 4, last: 6 } },
    { cursor: "RUN.0", body: { run: "RUN", first: 4, last: 6 } },
    { cursor: "RUN.7", body: { run: "RUN", first: 4, last: 6 } },
  ])("says that the cursor $cursor has expired", async ({ cursor, body }) => {
    const log = makeLog({ events: 3 });
    const app = new App();
    app.get("/", {}, { returns: sse(t.int, { resume: log }) }, () => [1, 2, 3, 4, 5, 6]);
    app.get("/other", {}, { returns: sse(t.int, { resume: log }) }, () => [1]);
    const { url } = await start(app);
    const id = (await fetch(url)).headers.get("x-run-id")!;
    await until(async () => (await log.find(id))?.state === "finished");
    const expired = await openEvents(url, { lastEventId: cursor.replace("RUN", id) });
    expect(expired.response.status).toBe(410);
    expect(expired.response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    const data = JSON.stringify(body).replace("RUN", id);
    expect(await expired.rest()).toEqual([{ event: "expired", data, id: "" }]);
    expect((await openEvents(`${url}/other`, { lastEventId: `${id}.4` })).response.status).toBe(410);
    expect(datas(await (await openEvents(url, { lastEventId: `${id}.3` })).rest())).toEqual([4, 5, 6]);
  });

  test("tells a follower whom the log has left behind", async () => {
    const log = makeLog({ events: 2 });
    const gate = makeGate();
    const app = new App();
    app.get("/", {}, { returns: sse(t.string, { resume: log }) }, async function* () {
      yield "1";
      await gate.opened;
      for (let count = 2; count <= 3000; count += 1) yield String(count).padEnd(20_000);
    });
    const { url } = await start(app);
    const client = await openEvents(url);
    await client.take(1);
    gate.open();
    const id = client.response.headers.get("x-run-id")!;
    await until(async () => (await log.find(id))?.state === "finished");
    const events = await client.rest();
    const end = events.pop()!;
    expect(end.event).toBe("expired");
    const { run, first, last } = JSON.parse(end.data) as { run: string; first: number; last: number };
    expect([run, last - first]).toEqual([id, 1]);
    expect(first).toBeGreaterThan(events.length + 2);
    expect(events.map(({ data }) => Number(JSON.parse(data)))).toEqual(events.map((_event, index) => index + 2));
  });

  test("starts the run that a parameter names once, and is followed by all who name it", async () => {
    const log = makeLog();
    let calls = 0;
    const app = new App();
    const gives = { returns: sse(t.string, { resume: log, run: "name" }) };
    app.get("/{name}", { name: t.string }, gives, async function* ({ name }) {
      calls += 1;
      yield name;
      yield "end";
    });
    const { url } = await start(app);
    const name = `a.b%ü ${crypto.randomUUID()}`;
    const answers = await Promise.all([1, 2, 3].map(() => openEvents(`${url}/${encodeURIComponent(name)}`)));
    for (const answer of answers) expect(datas(await answer.rest())).toEqual([name, "end"]);
    expect(calls).toBe(1);
    const back = await openEvents(`${url}/${encodeURIComponent(name)}`, { lastEventId: `${encodeURIComponent(name)}.1` });
    expect(datas(await back.rest())).toEqual(["end"]);
    expect((await openEvents(`${url}/else`, { lastEventId: `${encodeURIComponent(name)}.1` })).response.status).toBe(410);
  });

  test("answers an error before the first event like any other, and keeps nothing of the run", async () => {
    const log = makeLog();
    const story: string[] = [];
    const Resource = Depends(async function* () {
      try {
        yield 1;
      } catch (error) {
        story.push((error as Error).message);
        throw error;
      }
    });
    const app = new App({ logger: silentLogger });
    let isThere = false;
    const gives = { returns: sse(t.int, { resume: log, run: "name" }) };
    app.get("/{name}", { name: t.string, resource: Resource }, gives, async function* ({ name }) {
      if (!isThere) throw new HTTPException(404, `no ${name}`);
      yield 1;
    });
    app.get("/own/{name}", { name: t.string }, gives, () => new HttpResponse("none", { status: 203 }));
    const { url } = await start(app);
    const name = crypto.randomUUID();
    const refused = await fetch(`${url}/${name}`);
    expect([refused.status, await refused.json()]).toEqual([404, { detail: `no ${name}` }]);
    expect(story).toEqual([`no ${name}`]);
    isThere = true;
    expect(datas(await (await openEvents(`${url}/${name}`)).rest())).toEqual([1]);
    const own = await fetch(`${url}/own/${name}2`);
    expect([own.status, await own.text(), await log.find(`${name}2`)]).toEqual([203, "none", undefined]);
  });

  test.each([
    { what: "throws", second: (): unknown => Promise.reject(new Error("broken")) },
    { what: "yields what its type refuses", second: (): unknown => "x" },
    { what: "yields an id of its own", second: (): unknown => new ServerSentEvent({ data: 2, id: "mine" }) },
  ])("tells its followers that its producer $what, and no more", async ({ second }) => {
    const log = makeLog();
    const seen: unknown[] = [];
    const Resource = Depends(async function* () {
      try {
        yield 1;
      } catch (error) {
        seen.push(error);
        throw error;
      }
    });
    const messages: string[] = [];
    const app = new App({ logger: { ...silentLogger, error: (_fields, message) => messages.push(message) } });
    app.get("/", { resource: Resource }, { returns: sse(t.int, { resume: log }) }, async function* () {
      yield 1;
      await until(() => true);
      yield (await second()) as number;
    });
    const { url } = await start(app);
    const events = await (await openEvents(url)).rest();
    expect(events.map(({ event, data }) => (event === "failed" ? Object.keys(JSON.parse(data) as object) : data))).toEqual(["1", ["run", "last"]]);
    await until(() => seen.length === 1 && messages.length === 1);
    expect(messages).toEqual(["GET / failed in a run of its stream"]);
  });

  test("tells an end by the operation's own item", async () => {
    const log = makeLog();
    const app = new App();
    const ending = (how: string): unknown => (how === "stopped" ? `was ${how}` : undefined);
    app.get("/", { run: StreamRun }, { returns: sse(t.string, { resume: log, ending }) }, async function* ({ run }) {
      yield "1";
      await aborted(run.signal);
    });
    const { url } = await start(app);
    const client = await openEvents(url);
    await client.take(1);
    await log.stop(client.response.headers.get("x-run-id")!);
    expect(await client.rest()).toMatchObject([{ event: "message", data: '"was stopped"' }]);
  });

  test("is handed over at a shutdown where it may be called again, with its request and where it had come to", async () => {
    const log = makeLog({ lease: 0.3 });
    const story: string[] = [];
    const appOf = (own: ReplayLog, name: string): App => {
      const app = new App();
      app.middleware((request, next) => {
        request.state["seen"] = name;
        return next();
      });
      const Resource = Depends({ token: Header(t.string), request: HttpRequest }, async function* ({ token, request }) {
        yield `${token} ${String(request.state["seen"])}`;
        story.push(`${name} closes`);
      });
      const gives = { returns: sse(t.record(t.string, t.any), { resume: own, restartable: true }) };
      const takes = { kind: t.string, body: t.record(t.string, t.int), who: Resource, run: StreamRun };
      app.post("/{kind}", takes, gives, async function* ({ kind, body, who, run }) {
        if (run.position > 0) story.push(`${name} goes on after ${run.position}: ${JSON.stringify(run.last)}`);
        for (let count = run.position + 1; count <= body["to"]!; count += 1) {
          if (count === 4 && name === "one") await aborted(run.signal);
          yield { count, who, kind };
        }
      });
      return app;
    };
    const one = await start(appOf(log, "one"));
    const client = await openEvents(`${one.url}/a?x=1`, { json: { to: 6 }, headers: { token: "secret" } });
    const first = datas(await client.take(3)) as { count: number; who: string }[];
    expect(first[2]).toEqual({ count: 3, who: "secret one", kind: "a" });
    const two = await start(appOf(another(log, { lease: 0.3 }), "two"));
    await Promise.all([one.close({ timeout: 0.05 }), client.rest().catch(() => undefined)]);
    const rest = await openEvents(`${two.url}/a`, { json: { to: 0 }, headers: { token: "x" }, lastEventId: client.parser.lastId });
    expect(datas(await rest.rest())).toEqual([4, 5, 6].map((count) => ({ count, who: "secret two", kind: "a" })));
    await until(() => story.filter((line) => line === "two closes").length === 2);
    expect(story.slice(0, 2)).toEqual(["one closes", 'two goes on after 3: {"count":3,"who":"secret one","kind":"a"}']);
  });

  test("is interrupted where nobody may call it again, or where the request is refused by now", async () => {
    const log = makeLog({ lease: 0.3 });
    const messages: string[] = [];
    const appOf = (own: ReplayLog, isOpen: boolean): App => {
      const app = new App({ logger: { ...silentLogger, error: (_fields, message) => messages.push(message) } });
      const Guard = Depends(() => {
        if (!isOpen) throw new HTTPException(401);
      });
      for (const [path, restartable] of [
        ["/once", false],
        ["/again", true],
      ] as const) {
        app.get(path, { run: StreamRun }, { returns: sse(t.int, { resume: own, restartable }), dependencies: [Guard] }, async function* ({ run }) {
          yield run.position + 1;
          await aborted(run.signal);
        });
      }
      app.get("/runs/{run_id}", { run_id: t.string }, { returns: sse(t.int) }, ({ run_id }) => new RunResponse(own, run_id));
      return app;
    };
    const one = await start(appOf(log, true));
    const clients = [await openEvents(`${one.url}/once`), await openEvents(`${one.url}/again`)];
    for (const client of clients) await client.take(1);
    const two = await start(appOf(another(log, { lease: 0.3 }), false));
    await Promise.all([one.close({ timeout: 0.05 }), ...clients.map((client) => client.rest().catch(() => undefined))]);
    for (const client of clients) {
      const id = client.response.headers.get("x-run-id")!;
      const rest = await (await openEvents(`${two.url}/runs/${id}`, { lastEventId: `${id}.1` })).rest();
      expect(rest).toEqual([{ event: "interrupted", data: JSON.stringify({ run: id, last: 1 }), id: `${id}.2` }]);
    }
    expect(messages.filter((message) => message.includes("could not be called again"))).toHaveLength(1);
  });

  test("takes no more from the log than its client takes", async () => {
    const log = makeLog();
    let reads = 0;
    const counted = changed(log, {
      read(run, after) {
        reads += 1;
        return log.read(run, after);
      },
    });
    const app = new App();
    app.get("/", {}, { returns: sse(t.string, { resume: log }) }, () => Array.from({ length: 500 }, () => "x".repeat(20_000)));
    app.get("/runs/{run_id}", { run_id: t.string }, { returns: sse(t.string) }, ({ run_id }) => new RunResponse(counted, run_id));
    const { url } = await start(app);
    const id = (await fetch(url)).headers.get("x-run-id")!;
    await until(async () => (await log.find(id))?.state === "finished");
    const follower = new RunResponse(counted, id);
    const request = new HttpRequest({ headers: [] } as never, {} as never);
    const body = (await follower["~complete"]!(request)).body as AsyncIterableIterator<string>;
    let size = (await body.next()).value!.length;
    expect(reads).toBeLessThan(4);
    for await (const part of body) size += part.length;
    expect(size).toBeGreaterThan(500 * 20_000);
    expect(reads).toBeGreaterThan(100);
  });
});

describe("a declaration is refused", () => {
  const log = memoryLog();
  const build = (declare: (app: App) => unknown): (() => unknown) => {
    const app = new App();
    declare(app);
    return () => app.operations();
  };

  test("that takes a run where there is none", () => {
    const one = build((app) => app.get("/", { run: StreamRun }, ({ run }) => run.id));
    expect(one).toThrow('SIG217 The parameter "run" is a StreamRun');
    const Inner = Depends({ run: StreamRun }, ({ run }) => run.id);
    expect(build((app) => app.get("/", { inner: Inner }, { returns: sse(t.int) }, () => [1]))).toThrow("SIG217");
  });

  test("whose run is named by no parameter", () => {
    expect(build((app) => app.get("/", {}, { returns: sse(t.int, { resume: log, run: "id" }) }, () => [1]))).toThrow(
      'SIG218 GET /: `run: "id"` names no parameter of the operation.',
    );
  });

  test("that is restartable and takes a form", () => {
    const gives = { returns: sse(t.int, { resume: log, restartable: true }) };
    expect(build((app) => app.post("/", { file: t.file }, gives, () => [1]))).toThrow("SIG219 POST / is restartable and takes a form");
  });
});

test("an answer of a run that cannot be read tears down what was made for it", async () => {
  const story: string[] = [];
  const log = memoryLog();
  const broken = changed(log, { read: () => Promise.reject(new Error("no connection")) });
  const app = new App({ logger: silentLogger });
  const Resource = Depends(async function* () {
    try {
      yield 1;
    } finally {
      story.push("closed");
    }
  });
  app.get("/", { resource: Resource }, { returns: sse(t.int) }, () => new RunResponse(broken, "x"));
  const { url } = await start(app);
  onTestFinished(() => log.close());
  expect((await fetch(url)).status).toBe(500);
  expect(story).toEqual(["closed"]);
});
