// Clients that go: before their request is whole, before the answer, in its midst. Whoever works for them is told, and what was held is given back.

import { expect } from "vitest";
import { App, BackgroundTasks, Body, Depends, HttpRequest, jsonl, sse, StreamingResponse, t, type Logger } from "signatura";
import { silentLogger } from "../../src/kernel/logger.ts";
import { overEveryTransport } from "./suite.ts";
import { readRest } from "./transport.ts";

/** An application that remembers what happens, and whether it was told of an error. */
function watched(): { readonly app: App; readonly events: string[]; readonly errors: unknown[]; readonly Held: ReturnType<typeof hold> } {
  const errors: unknown[] = [];
  const logger: Logger = { ...silentLogger, error: (fields) => void errors.push(fields.error) };
  const events: string[] = [];
  return { app: new App({ logger }), events, errors, Held: hold(events) };
}

function hold(events: string[]) {
  return Depends(async function* () {
    try {
      yield "held";
    } catch (error) {
      events.push(`torn by ${(error as Error).name}`);
      throw error;
    } finally {
      events.push("torn down");
    }
  });
}

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => (signal.aborted ? resolve() : signal.addEventListener("abort", () => resolve(), { once: true })));

overEveryTransport("a client that leaves", (suite) => {
  suite.test("while its handler works aborts the signal; what is held is torn down", async () => {
    const { app, events, errors, Held } = watched();
    const begun = Promise.withResolvers<void>();
    app.get("/", { held: Held, request: HttpRequest }, async ({ request }) => {
      events.push(`gone: ${await request.isDisconnected()}`);
      begun.resolve();
      await untilAborted(request.signal);
      events.push(`gone: ${await request.isDisconnected()}, ${(request.signal.reason as Error).name}`);
      return "nobody hears it";
    });
    await using reached = await suite.reach(app);
    const client = reached.begin({ target: "/" });
    await begun.promise;
    client.leave();
    await expect.poll(() => events).toEqual(["gone: false", "gone: true, ClientDisconnect", "torn down"]);
    expect(errors).toEqual([]);
  });

  suite.test("may have told the signal before anybody asks for it", async () => {
    const { app, events } = watched();
    const begun = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    app.get("/", { request: HttpRequest }, async ({ request }) => {
      begun.resolve();
      await goOn.promise;
      events.push(String(request.signal.aborted));
    });
    await using reached = await suite.reach(app);
    const client = reached.begin({ target: "/" });
    await begun.promise;
    client.leave();
    // What leaves a socket takes its time.
    await new Promise((resolve) => setTimeout(resolve, 50));
    goOn.resolve();
    await expect.poll(() => events).toEqual(["true"]);
  });

  suite.test("before the first item of a stream ends its producer", async () => {
    const { app, events, errors, Held } = watched();
    const begun = Promise.withResolvers<void>();
    app.get("/", { held: Held, request: HttpRequest }, { returns: sse(t.int, { headerDelay: 30 }) }, async function* ({ request }) {
      begun.resolve();
      try {
        await untilAborted(request.signal);
        yield 1;
      } finally {
        events.push("stopped");
      }
    });
    await using reached = await suite.reach(app);
    const client = reached.begin({ target: "/" });
    await begun.promise;
    client.leave();
    await expect.poll(() => events).toEqual(["stopped", "torn by ClientDisconnect", "torn down"]);
    expect(errors).toEqual([]);
  });

  suite.testOf("answersInParts", "in the midst of a stream ends its producer, then what it uses; background tasks still run", async () => {
    const { app, events, errors, Held } = watched();
    app.get("/", { held: Held, tasks: BackgroundTasks }, { returns: jsonl(t.int) }, async function* ({ tasks }) {
      tasks.add(() => events.push("task"));
      try {
        for (let n = 0; ; n += 1) {
          yield n;
          await new Promise((resolve) => setTimeout(resolve, 1));
        }
      } finally {
        events.push("stopped");
      }
    });
    await using reached = await suite.reach(app);
    const client = reached.begin({ target: "/" });
    const { parts } = await client.answer;
    await parts.next();
    client.leave();
    await parts.return?.().catch(() => undefined);
    await expect.poll(() => events).toEqual(["stopped", "task", "torn down"]);
    expect(errors).toEqual([]);
  });

  suite.testOf("answersInParts", "in the midst of a stream cancels what it is made of", async () => {
    const { app, events } = watched();
    app.get(
      "/",
      {},
      () => new StreamingResponse(new ReadableStream({ start: (controller) => controller.enqueue("first"), cancel: () => void events.push("cancelled") })),
    );
    await using reached = await suite.reach(app);
    const client = reached.begin({ target: "/" });
    const { parts } = await client.answer;
    await parts.next();
    client.leave();
    await parts.return?.().catch(() => undefined);
    await expect.poll(() => events).toEqual(["cancelled"]);
  });

  suite.test("before its body is whole runs no handler, and is no error", async () => {
    const { app, events, errors } = watched();
    app.post("/", { value: Body(t.any) }, () => void events.push("handled"));
    app.post("/read", { request: HttpRequest }, async ({ request }) => {
      try {
        await request.body();
      } catch (error) {
        events.push((error as Error).name);
        throw error;
      }
    });
    await using reached = await suite.reach(app);
    for (const target of ["/", "/read"]) {
      const never = Promise.withResolvers<never>();
      const sent = Promise.withResolvers<void>();
      const parts = (async function* () {
        yield "[1,";
        sent.resolve();
        yield await never.promise;
      })();
      const client = reached.begin({ method: "POST", target, headers: [["content-type", "application/json"]], parts });
      await sent.promise;
      await new Promise((resolve) => setTimeout(resolve, 20));
      client.leave();
    }
    await expect.poll(() => events).toEqual(["ClientGone"]);
    expect(errors).toEqual([]);
  });

  suite.testOf("endsBeforeWork", "after its answer aborts nothing", async () => {
    const { app, events } = watched();
    const after = Promise.withResolvers<void>();
    app.get("/", { request: HttpRequest, tasks: BackgroundTasks }, ({ request, tasks }) => {
      request.signal.addEventListener("abort", () => events.push("aborted"));
      tasks.add(async () => {
        await after.promise;
        events.push("task");
      });
      return 1;
    });
    await using reached = await suite.reach(app);
    const client = reached.begin({ target: "/" });
    await readRest((await client.answer).parts);
    client.leave();
    await new Promise((resolve) => setTimeout(resolve, 20));
    after.resolve();
    await expect.poll(() => events).toEqual(["task"]);
  });
});
