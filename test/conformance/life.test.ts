// What happens around an answer: dependencies and their teardown, background tasks, and the life of the application.

import { expect } from "vitest";
import { App, BackgroundTasks, Depends, HTTPException, HttpRequest, JSONResponse, jsonl, PlainTextResponse, t } from "signatura";
import { silentLogger } from "../../src/kernel/logger.ts";
import { overEveryTransport } from "./suite.ts";
import { ask, told } from "./transport.ts";

/** Two dependencies, one inside of the other, that tell of their beginning and end. */
function nested(events: string[], scope: "request" | "function") {
  const Outer = Depends(
    async function* () {
      events.push("outer");
      try {
        yield "o";
      } catch (error) {
        events.push(`outer sees ${(error as Error).message}`);
        throw error;
      } finally {
        events.push("outer ends");
      }
    },
    { scope },
  );
  return Depends(
    { outer: Outer },
    function* ({ outer }) {
      events.push("inner");
      try {
        yield `${outer}i`;
      } finally {
        events.push("inner ends");
      }
    },
    { scope },
  );
}

overEveryTransport("after the answer", (suite) => {
  suite.testOf("endsBeforeWork", "background tasks run in order, when the client has it", async () => {
    const events: string[] = [];
    const read = Promise.withResolvers<void>();
    const app = new App();
    app.get("/", { tasks: BackgroundTasks }, ({ tasks }) => {
      tasks.add(async (name: string) => {
        await read.promise;
        events.push(name);
      }, "first");
      tasks.add(() => events.push("second"));
      return "answer";
    });
    {
      await using reached = await suite.reach(app);
      expect(told(await ask(reached, "/"))).toEqual([200, "answer"]);
      expect(events).toEqual([]);
      read.resolve();
    }
    // The end of the application waits for them.
    expect(events).toEqual(["first", "second"]);
  });

  suite.test("background tasks of a response run, and one that fails is logged and shown to nobody", async () => {
    const logged: unknown[] = [];
    const app = new App({ logger: { ...silentLogger, error: (fields) => void logged.push((fields.error as Error).message) } });
    app.get("/", () => {
      const background = (): void => {
        throw new Error("secret");
      };
      return new PlainTextResponse("answer", { background });
    });
    {
      await using reached = await suite.reach(app);
      expect(told(await ask(reached, "/"))).toEqual([200, "answer"]);
    }
    expect(logged).toEqual(["secret"]);
  });

  suite.test("of scope `request` are torn down, after the background tasks, the inner one first", async () => {
    const events: string[] = [];
    const app = new App();
    app.get("/", { inner: nested(events, "request"), tasks: BackgroundTasks }, ({ inner, tasks }) => {
      events.push("handler");
      tasks.add(() => events.push("task"));
      return inner;
    });
    {
      await using reached = await suite.reach(app);
      expect(told(await ask(reached, "/"))).toEqual([200, "oi"]);
    }
    expect(events).toEqual(["outer", "inner", "handler", "task", "inner ends", "outer ends"]);
  });

  suite.test("nothing of scope `function` is left: it ends before the answer, or the answer is another", async () => {
    const events: string[] = [];
    const Commit = Depends(
      async function* () {
        yield 1;
        throw new HTTPException(409, "The commit failed");
      },
      { scope: "function" },
    );
    const app = new App({ logger: silentLogger });
    app.get("/", { inner: nested(events, "function"), tasks: BackgroundTasks }, ({ inner, tasks }) => {
      tasks.add(() => events.push("task"));
      return inner;
    });
    app.get("/stream", { inner: nested(events, "function") }, { returns: jsonl(t.int) }, async function* () {
      events.push("produced");
      yield 1;
    });
    app.get("/commit", { commit: Commit }, () => "answer");
    {
      await using reached = await suite.reach(app);
      await ask(reached, "/");
      expect(told(await ask(reached, "/commit"))).toEqual([409, { detail: "The commit failed" }]);
      events.push("—");
      await ask(reached, "/stream");
    }
    expect(events).toEqual(["outer", "inner", "inner ends", "outer ends", "task", "—", "outer", "inner", "inner ends", "outer ends", "produced"]);
  });

  suite.test("an error goes through every dependency that is open, and may be answered there", async () => {
    const events: string[] = [];
    const app = new App({ logger: silentLogger });
    app.get("/", { inner: nested(events, "request") }, () => {
      throw new HTTPException(404, "gone");
    });
    await using reached = await suite.reach(app);
    expect(told(await ask(reached, "/"))).toEqual([404, { detail: "gone" }]);
    expect(events).toEqual(["outer", "inner", "inner ends", "outer sees gone", "outer ends"]);
  });
});

overEveryTransport("an application's life", (suite) => {
  suite.test("begins before the first request, and ends after the last one's work", async () => {
    const events: string[] = [];
    const Pool = Depends(
      async function* () {
        events.push("pool");
        yield "pool";
        events.push("pool ends");
      },
      { scope: "app" },
    );
    const app = new App({
      async *lifespan() {
        events.push("up");
        yield { name: "state" };
        events.push("down");
      },
    });
    app.get("/", { pool: Pool, request: HttpRequest, tasks: BackgroundTasks }, ({ pool, request, tasks }) => {
      tasks.add(async () => {
        await new Promise((resolve) => setTimeout(resolve, 10));
        events.push("task");
      });
      return [pool, request.state["name"]];
    });
    {
      await using reached = await suite.reach(app);
      expect(told(await ask(reached, "/"))).toEqual([200, ["pool", "state"]]);
      expect(told(await ask(reached, "/"))).toEqual([200, ["pool", "state"]]);
    }
    expect(events).toEqual(["up", "pool", "task", "task", "pool ends", "down"]);
  });

  suite.test("may begin again after its end; what is mounted lives with it", async () => {
    const events: string[] = [];
    const live = (name: string) =>
      async function* (): AsyncGenerator<void> {
        events.push(`${name} up`);
        yield;
        events.push(`${name} down`);
      };
    const app = new App({ lifespan: live("outer") });
    const inner = new App({ lifespan: live("inner") });
    inner.get("/", () => new JSONResponse("inner"));
    app.mount("/inner", inner);
    for (let time = 0; time < 2; time += 1) {
      await using reached = await suite.reach(app);
      expect(told(await ask(reached, "/inner/"))).toEqual([200, "inner"]);
    }
    const once = ["outer up", "inner up", "inner down", "outer down"];
    expect(events).toEqual([...once, ...once]);
  });

  suite.test("has room for requests side by side, each with its own state", async () => {
    const app = new App();
    let waiting = 0;
    const all = Promise.withResolvers<void>();
    app.middleware((request, next) => {
      request.state["id"] = request.query.get("id");
      return next();
    });
    app.get("/", { request: HttpRequest }, async ({ request }) => {
      waiting += 1;
      if (waiting === 20) all.resolve();
      await all.promise;
      return request.state["id"];
    });
    await using reached = await suite.reach(app);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, id) => ask(reached, `/?id=${id}`)));
    expect(answers.map((answer) => told(answer)[1])).toEqual(Array.from({ length: 20 }, (_, id) => String(id)));
  });
});
