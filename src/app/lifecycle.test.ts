// How an application starts and ends: once, again, together with others, and with what is mounted in it.

import { describe, expect, test } from "vitest";
import { App, BackgroundTasks, Router, type Lifespan } from "signatura";
import { testClient } from "signatura/testing";
import { silentLogger } from "../kernel/logger.ts";

const telling = (log: string[], name: string, state: Record<string, unknown> = {}): Lifespan =>
  async function* () {
    log.push(`+${name}`);
    yield state;
    log.push(`-${name}`);
  };

describe("an application", () => {
  test("may be started again when it has ended", async () => {
    const log: string[] = [];
    const app = new App({ lifespan: telling(log, "app") });
    app.get("/", () => "ok");
    for (let time = 0; time < 2; time += 1) {
      await using client = await testClient(app);
      expect((await client.get("/")).json()).toBe("ok");
    }
    expect(log).toEqual(["+app", "-app", "+app", "-app"]);
  });

  test("starts with the first and ends with the last of those who use it", async () => {
    const log: string[] = [];
    const app = new App({ lifespan: telling(log, "app") });
    app.get("/", () => "ok");
    const [first, second] = await Promise.all([testClient(app), testClient(app)]);
    await first[Symbol.asyncDispose]();
    expect((await second.get("/")).status).toBe(200);
    expect(log).toEqual(["+app"]);
    await second[Symbol.asyncDispose]();
    expect(log).toEqual(["+app", "-app"]);
  });

  test("that is asked while it ends starts anew after that", async () => {
    const log: string[] = [];
    const app = new App({ lifespan: telling(log, "app") });
    await app.startup();
    const ending = app.shutdown();
    await app.startup();
    await ending;
    expect(log).toEqual(["+app", "-app", "+app"]);
    await app.shutdown();
  });

  test("starts with its first web request, and ends where the host says so", async () => {
    const log: string[] = [];
    const app = new App({ lifespan: telling(log, "app") });
    app.get("/", () => "ok");
    await Promise.all([app.fetch(new Request("http://a.example/")), app.fetch(new Request("http://a.example/"))]);
    expect(log).toEqual(["+app"]);
    await app.shutdown();
    await app.shutdown();
    expect(log).toEqual(["+app", "-app"]);
  });

  test("whose start failed is tried again by the next", async () => {
    let tries = 0;
    const app = new App({
      async *lifespan() {
        tries += 1;
        if (tries === 1) throw new Error("no database yet");
        yield;
      },
    });
    app.get("/", () => "ok");
    await expect(testClient(app)).rejects.toThrow("no database yet");
    await using client = await testClient(app);
    expect((await client.get("/")).status).toBe(200);
  });

  test("starts its routers after itself, and stops in reverse; of states the outermost's counts", async () => {
    const log: string[] = [];
    const app = new App({ lifespan: telling(log, "app", { name: "app", app: 1 }) });
    const router = new Router({ lifespan: telling(log, "router", { name: "router", router: 2 }) });
    const inner = new Router({ lifespan: telling(log, "inner", { name: "inner", inner: 3 }) });
    router.include(inner);
    app.include(router);
    let state: unknown;
    app.middleware((request, next) => {
      state = { ...request.state };
      return next();
    });
    app.get("/", () => "ok");
    const client = await testClient(app);
    await client.get("/");
    await client[Symbol.asyncDispose]();
    expect(log).toEqual(["+app", "+router", "+inner", "-inner", "-router", "-app"]);
    expect(state).toEqual({ name: "app", app: 1, router: 2, inner: 3 });
  });

  test("stops what has started where a later one fails", async () => {
    const log: string[] = [];
    const app = new App({ lifespan: telling(log, "app") });
    app.include(
      new Router({
        // oxlint-disable-next-line require-yield -- it never gets there
        async *lifespan(): AsyncGenerator<void, void, undefined> {
          throw new Error("no");
        },
      }),
    );
    await expect(app.startup()).rejects.toThrow("no");
    expect(log).toEqual(["+app", "-app"]);
  });

  test("starts and ends what is mounted in it, whose requests know both states", async () => {
    const log: string[] = [];
    const sub = new App({ lifespan: telling(log, "sub", { name: "sub", own: 1 }) });
    const app = new App({ lifespan: telling(log, "app", { name: "app" }) });
    app.mount("/sub", sub);
    let state: unknown;
    sub.middleware((request, next) => {
      state = request.state;
      return next();
    });
    sub.get("/", () => "ok");
    const client = await testClient(app);
    expect(log).toEqual(["+app", "+sub"]);
    expect((await client.get("/sub/")).json()).toBe("ok");
    expect(state).toEqual({ name: "app", own: 1 });
    await client[Symbol.asyncDispose]();
    expect(log).toEqual(["+app", "+sub", "-sub", "-app"]);
  });

  test("may take a lifespan that is a plain generator", async () => {
    const log: string[] = [];
    const app = new App({
      *lifespan() {
        log.push("+");
        yield { a: 1 };
        log.push("-");
      },
    });
    await app.startup();
    await app.shutdown();
    expect(log).toEqual(["+", "-"]);
  });

  test("serves what is declared after its start, in routers, too", async () => {
    const app = new App({ logger: silentLogger });
    const router = new Router({ prefix: "/r" });
    app.include(router);
    await using client = await testClient(app);
    expect((await client.get("/r/late")).status).toBe(404);
    router.get("/late", () => "late");
    expect((await client.get("/r/late")).json()).toBe("late");
    expect(Object.keys((app.openapi() as { paths: object }).paths)).toEqual(["/r/late"]);
  });

  test("waits at its end for background work after the answers of fetch, whose errors are logged", async () => {
    const log: string[] = [];
    const logger = { ...silentLogger, error: ({ error }: { error?: unknown }, message: string) => log.push(`${message}: ${(error as Error).message}`) };
    const app = new App({ lifespan: telling(log, "app"), logger });
    const go = Promise.withResolvers<void>();
    app.get("/", { tasks: BackgroundTasks }, ({ tasks }) => {
      tasks.add(async () => {
        await go.promise;
        log.push("task");
        throw new Error("it fails");
      });
      return "ok";
    });
    const given: Promise<unknown>[] = [];
    expect(await (await app.fetch(new Request("http://x/"), { waitUntil: (work) => given.push(work) })).json()).toBe("ok");
    const ended = app.shutdown();
    go.resolve();
    await ended;
    expect(log).toEqual(["+app", "task", "GET / failed after its answer had begun: it fails", "-app"]);
    expect(given).toHaveLength(1);
  });
});
