import { App, HTTPException, HttpRequest, JSONResponse, type Middleware, PlainTextResponse, RedirectResponse, t } from "signatura";
import { ask, get, post, postText } from "../corpus.ts";

let log: string[] = [];
class RuntimeError extends Error {}
class ValueError extends Error {}
class OwnError extends Error {}

const logging =
  (name: string): Middleware =>
  async (request, next) => {
    const does = request.query.get(name);
    log.push(`${name} in`);
    if (does === "answer") return new PlainTextResponse(`${name} answers`, { status: 299 });
    if (does === "raise") throw new RuntimeError(name);
    if (does === "http") throw new HTTPException(403, name);
    try {
      const response = await next();
      log.push(`${name} out ${response.status}`);
      response.headers.set("x-last", name);
      response.headers.append("x-all", name);
      if (does === "status") response.status = 222;
      return response;
    } catch (error) {
      log.push(`${name} saw ${(error as Error).constructor.name}`);
      if (does === "catch") return new JSONResponse({ caught: (error as Error).constructor.name }, { status: 599 });
      throw error;
    }
  };

export const app = new App({ title: "Middleware", middleware: [logging("a"), logging("b")] });

app.onError(OwnError, async () => {
  log.push("handler");
  return new JSONResponse({ own: true }, { status: 418 });
});
app.middleware(async (request, next) => {
  log.push(`c in ${request.method} ${request.path}`);
  request.state["from_c"] = "c";
  const response = await next();
  log.push("c out");
  return response;
});
app.middleware(logging("d"));

app.get("/log", async function read_log() {
  const found = log;
  log = [];
  return found;
});
app.get("/ok", { request: HttpRequest }, async function ok({ request }) {
  log.push("endpoint");
  return { state: request.state["from_c"] };
});
app.get("/http", async function http() {
  throw new HTTPException(404, "http");
});
app.get("/own", async function raises_own() {
  throw new OwnError();
});
app.get("/fails", async function fails() {
  throw new ValueError("no");
});
app.get("/slash/", async function slash() {
  return "slash";
});
app.post("/echo", { data: t.record(t.string, t.any) }, async function echo({ data }) {
  return data;
});
app.middleware(async (request, next) => {
  if (request.path === "/echo") log.push(`body ${(await request.body()).length}`);
  if (request.path === "/moved") return new RedirectResponse("/ok");
  return next();
});

const deeds = [
  "",
  ...["a", "b", "d"].flatMap((name) => ["answer", "raise", "http", "catch", "status"].map((deed) => `${name}=${deed}`)),
  "a=catch&b=raise",
  "d=catch&a=raise",
  "a=status&d=status",
  "b=catch&d=http",
];

export const requests = [
  ...["/ok", "/http", "/own", "/fails", "/slash", "/nothing", "/moved"].flatMap((path) => deeds.flatMap((deed) => [get(`${path}?${deed}`), get("/log")])),
  ...[post("/echo", { a: 1 }), postText("/echo", "{"), ask("POST", "/echo"), ask("DELETE", "/ok"), ask("HEAD", "/ok"), get("/openapi.json")].flatMap(
    (request) => [request, get("/log")],
  ),
];
