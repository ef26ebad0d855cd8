// The twin of `teardown_table.py`: one dependency, one operation for each kind of answer and each scope.

import {
  App,
  BackgroundTasks,
  Depends,
  HTTPException,
  JSONResponse,
  Model,
  PlainTextResponse,
  StreamingResponse,
  jsonl,
  sse,
  t,
  type Dependency,
} from "signatura";

export const app = new App();
let log: string[] = [];

class OwnError extends Error {}
class OtherError extends Error {}
class Answer extends Model({ ok: t.int }) {}

app.onError(OwnError, async (_request, error) => {
  log.push("exception handler");
  return new JSONResponse({ own: error.message }, { status: 418 });
});

/** `handler-http`, `handler-own`, `handler-other`, and the same for the other places. */
function fail(where: string, at: string): void {
  const [place, kind] = where.split("-");
  if (place !== at) return;
  if (kind === "http") throw new HTTPException(404, at);
  if (kind === "other") throw new OtherError(at);
  throw new OwnError(at);
}

function make(name: string, scope: "request" | "function"): Dependency<string> {
  return Depends(
    { where: t.string.default("") },
    async function* ({ where }) {
      log.push(`enter ${name}`);
      fail(where, "before");
      try {
        yield name;
      } catch (error) {
        log.push(`${name} sees ${(error as Error).constructor.name}`);
        if (where.endsWith("swallowed")) return;
        if (where.endsWith("changed")) throw new HTTPException(409, "changed");
        throw error;
      } finally {
        log.push(`exit ${name}`);
      }
      fail(where, "after");
    },
    { scope },
  );
}

async function task(where: string, name: string): Promise<void> {
  log.push(`task ${name}`);
  if (name === "one") fail(where, "task");
}

function begin(where: string, tasks: BackgroundTasks): void {
  log.push("handler");
  tasks.add(task, where, "one");
  tasks.add(task, where, "two");
  fail(where, "handler");
}

async function* parts(where: string): AsyncGenerator<string> {
  log.push("first part");
  yield "one ";
  // The part before it is on its way.
  await new Promise((resolve) => setTimeout(resolve, 10));
  fail(where, "stream");
  log.push("second part");
  yield "two";
}

function declare(scope: string, value: Dependency<string>, dependencies: readonly Dependency<string>[] = []): void {
  const takes = { value, tasks: BackgroundTasks, where: t.string.default("") };
  app.get(`/${scope}/value`, takes, { dependencies }, async function answer_value({ value, tasks, where }) {
    begin(where, tasks);
    return { value };
  });
  app.get(`/${scope}/model`, takes, { dependencies, returns: Answer }, async function model({ tasks, where }) {
    begin(where, tasks);
    return { ok: where === "answer-invalid" ? ("no" as never) : 1 };
  });
  app.get(`/${scope}/direct`, takes, { dependencies }, async function direct({ tasks, where }) {
    begin(where, tasks);
    return new PlainTextResponse("direct");
  });
  app.get(`/${scope}/stream`, takes, { dependencies }, async function stream({ tasks, where }) {
    begin(where, tasks);
    return new StreamingResponse(parts(where), { mediaType: "text/plain" });
  });
  app.get(`/${scope}/events`, takes, { dependencies, returns: sse(t.string) }, async function* events({ tasks, where }) {
    begin(where, tasks);
    yield* parts(where);
  });
  app.get(`/${scope}/lines`, takes, { dependencies, returns: jsonl(t.string) }, async function* lines({ tasks, where }) {
    begin(where, tasks);
    yield* parts(where);
  });
}

declare("request", make("request", "request"));
declare("function", make("function", "function"));
declare("both", make("function", "function"), [make("outer", "request")]);

app.get("/log", async function read_log() {
  // What follows an answer may still be at work.
  await new Promise((resolve) => setTimeout(resolve, 20));
  const found = log;
  log = [];
  return found;
});
