import {
  App,
  BackgroundTasks,
  Depends,
  HTTPException,
  HttpRequest,
  HttpResponse,
  JSONResponse,
  Model,
  PlainTextResponse,
  StreamingResponse,
  t,
} from "signatura";
import { get, post } from "../corpus.ts";

export const app = new App({ title: "Teardown" });
let log: string[] = [];

class OwnError extends Error {}
class OtherError extends Error {}

app.onError(OwnError, async (_request, error) => {
  log.push("handler of OwnError");
  return new JSONResponse({ own: error.message }, { status: 418 });
});

/** A dependency that logs, and does what the query says: `<name>=raise-before`, `swallow`, `change`, … */
const make = (name: string) =>
  Depends({ request: HttpRequest }, async function* ({ request }) {
    const does = request.query.get(name) ?? "";
    log.push(`${name} enter`);
    if (does === "raise-before") throw new HTTPException(400, `${name} before`);
    if (does === "own-before") throw new OwnError(`${name} before`);
    try {
      yield name;
    } catch (error) {
      log.push(error instanceof HTTPException ? `${name} saw HTTPException ${String(error.detail)}` : `${name} saw ${(error as Error).constructor.name}`);
      if (does === "swallow") return;
      if (does === "change") throw new OwnError(`${name} changed`);
      if (does === "change-http") throw new HTTPException(409, `${name} changed`);
      throw error;
    } finally {
      log.push(`${name} exit`);
    }
    if (does === "raise-after") throw new HTTPException(410, `${name} after`);
    if (does === "own-after") throw new OwnError(`${name} after`);
  });

const A = make("a");
const B = make("b");
const F = Depends(make("f"), { scope: "function" });
const G = Depends(make("g"), { scope: "function" });

const OnA = Depends({ a: A }, async function* ({ a }) {
  log.push("on_a enter");
  let hasFailed = true;
  try {
    yield a;
    hasFailed = false;
  } finally {
    if (!hasFailed) log.push("on_a exit");
  }
});

const act = (how: string): void => {
  log.push(`endpoint ${how}`);
  if (how === "http") throw new HTTPException(404, "endpoint");
  if (how === "own") throw new OwnError("endpoint");
  if (how === "other") throw new OtherError("endpoint");
};

class Answer extends Model({ ok: t.int }) {}

const background = (word: string): void => {
  log.push(`background ${word}`);
};

app.get("/log", async function read_log() {
  // What follows an answer may still be at work.
  await new Promise((resolve) => setTimeout(resolve, 10));
  const found = log;
  log = [];
  return found;
});
app.get(
  "/both",
  { a: A, f: F, b: B, g: G, tasks: BackgroundTasks, response: HttpResponse, how: t.string.default(""), n: t.int.default(0) },
  async function both({ a, f, b, g, tasks, response, how }) {
    response.headers.set("x-by", "endpoint");
    tasks.add(background, "one");
    act(how);
    tasks.add(background, "two");
    return [a, f, b, g];
  },
);
app.get("/nested", { on_a: OnA, a: A, how: t.string.default("") }, async function nested({ on_a, a, how }) {
  act(how);
  return [on_a, a];
});
app.get("/model", { a: A, f: F, how: t.string.default("") }, { returns: Answer }, async function model({ how }) {
  act(how);
  return how === "invalid" ? ({ ok: "no" } as never) : { ok: 1 };
});
app.get("/plain", { a: A, f: F, how: t.string.default("") }, async function plain({ how }) {
  act(how);
  return new PlainTextResponse("plain");
});
app.get("/stream", { a: A, f: F, how: t.string.default("") }, async function stream({ how }) {
  const parts = async function* () {
    log.push("stream starts");
    yield "one ";
    log.push("stream goes on");
    yield "two";
    log.push("stream ends");
  };
  act(how);
  return new StreamingResponse(parts(), { mediaType: "text/plain" });
});
app.post("/body", { item: Answer, a: A }, async function body({ item }) {
  log.push("endpoint");
  return item;
});
app.get("/in-route", { how: t.string.default("") }, { dependencies: [A, F] }, async function in_route({ how }) {
  act(how);
  return "in route";
});
app.get("/sync-tasks", { tasks: BackgroundTasks, how: t.string.default("") }, async function sync_tasks({ tasks, how }) {
  tasks.add(background, "first");
  if (how === "fails") tasks.add(act, "other");
  tasks.add(background, "last");
  return "sent";
});
app.get("/own-background", { tasks: BackgroundTasks }, async function own_background({ tasks }) {
  tasks.add(background, "injected");
  return new PlainTextResponse("x", { background: () => background("own") });
});
app.get("/response-background", { tasks: BackgroundTasks }, async function response_background({ tasks }) {
  tasks.add(background, "injected");
  return new PlainTextResponse("x");
});

const hows = ["", "how=http", "how=own", "how=other"];
const deeds = ["raise-before", "own-before", "swallow", "change", "change-http", "raise-after", "own-after"];

export const requests = [
  get("/openapi.json"),
  ...[
    ...hows.flatMap((how) => [`/both?${how}`, ...["a", "f", "b", "g"].flatMap((name) => deeds.map((deed) => `/both?${how}&${name}=${deed}`))]),
    ...[
      "/both?n=x",
      "/both?n=x&a=raise-before",
      "/both?n=x&f=swallow",
      "/both?n=x&a=change",
      "/both?how=http&f=change&a=change-http",
      "/both?how=http&g=swallow&f=raise-after",
      "/both?how=own&f=change-http&b=swallow",
    ],
    ...["/nested", "/model", "/plain", "/stream", "/in-route"].flatMap((path) => hows.map((how) => `${path}?${how}`)),
    ...["/model?how=invalid", "/model?how=invalid&a=change-http", "/model?how=invalid&f=change", "/model?how=invalid&f=swallow"],
    ...["/plain", "/stream", "/model", "/in-route"].flatMap((path) => ["a", "f"].flatMap((name) => deeds.map((deed) => `${path}?${name}=${deed}`))),
    ...["/sync-tasks", "/sync-tasks?how=fails", "/own-background", "/response-background"],
  ].flatMap((target) => [get(target), get("/log")]),
  ...[post("/body", { ok: 1 }), post("/body", { ok: "x" }), post("/body?a=change", { ok: "x" })].flatMap((request) => [request, get("/log")]),
];
