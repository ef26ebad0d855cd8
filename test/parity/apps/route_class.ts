import { Readable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import { createGunzip, gzipSync } from "node:zlib";
import {
  App,
  BackgroundTasks,
  Body,
  Depends,
  HTTPException,
  HttpResponse,
  JSONResponse,
  Model,
  PlainTextResponse,
  RequestValidationError,
  Router,
  t,
  type Middleware,
} from "signatura";
import { ask, get, post, postText } from "../corpus.ts";

let log: string[] = [];
class OwnError extends Error {}
class ValueError extends Error {}

const logged: Middleware = async (request, next) => {
  const does = request.query.get("does");
  log.push(`in ${request.route}`);
  if (does === "answer") return new PlainTextResponse("around", { status: 299 });
  if (does === "raise") throw new HTTPException(403, "around");
  try {
    if (request.headers.get("content-encoding") === "gzip") request.replaceBody(Readable.from(request.stream()).pipe(createGunzip()));
    const response = await next();
    log.push(`out ${response.status}`);
    response.headers.set("x-around", "yes");
    if (does === "replace") return new JSONResponse({ replaced: true }, { status: 298 });
    return response;
  } catch (error) {
    const { name } = (error as Error).constructor;
    log.push(`saw ${name}`);
    if (does === "catch") return new JSONResponse({ caught: name }, { status: 599 });
    if (does === "turn") throw new HTTPException(418, "turned");
    if (does === "details" && error instanceof RequestValidationError) throw new HTTPException(422, { errors: error.errors() });
    throw error;
  }
};

export const app = new App({ title: "Route class" });
const router = new Router({ around: [logged] });

app.onError(OwnError, async () => {
  log.push("handler");
  return new JSONResponse({ own: true }, { status: 417 });
});

const logsItself = (name: string) =>
  async function* () {
    log.push(`+${name}`);
    try {
      yield name;
    } catch (error) {
      log.push(`${name} saw ${(error as Error).constructor.name}`);
      throw error;
    } finally {
      log.push(`-${name}`);
    }
  };

const count = (line: string): number => log.filter((other) => other === line).length;

const One = Depends(logsItself("request"));
const Two = Depends(logsItself("function"), { scope: "function" });

class Item extends Model({ name: t.string }) {}

router.post(
  "/items",
  { item: Item, background: BackgroundTasks, response: HttpResponse, one: One, two: Two, fail: t.string.default("") },
  async function create_item({ item, background, response, fail }) {
    background.add(() => {
      log.push("background");
    });
    response.headers.set("x-handler", "yes");
    log.push("handler runs");
    if (fail === "own") throw new OwnError();
    if (fail === "http") throw new HTTPException(404, "no item");
    if (fail === "bug") throw new ValueError("no");
    return item;
  },
);

router.post("/sum", { numbers: Body(t.list(t.int)) }, async function total({ numbers }) {
  return numbers.reduce((sum, number) => sum + number, 0);
});

app.get("/log", async function read_log() {
  // What follows an answer may come after it has been read; this teardown is the last of it.
  while (count("+request") > count("-request")) await delay(1);
  const found = log;
  log = [];
  return found;
});

app.include(router);

const deeds = ["", "answer", "raise", "replace", "catch", "turn", "details"];
const packed = { "content-type": "application/json", "content-encoding": "gzip" };

export const requests = [
  get("/openapi.json"),
  ...deeds.flatMap((deed) =>
    [
      ...["", "own", "http", "bug"].map((fail) => post(`/items?does=${deed}&fail=${fail}`, { name: "a" })),
      post(`/items?does=${deed}`, {}),
      postText(`/items?does=${deed}`, "{"),
      ask("POST", `/items?does=${deed}`),
      post(`/sum?does=${deed}`, [1, 2]),
    ].flatMap((request) => [request, get("/log")]),
  ),
  ...[gzipSync("[1, 2, 3]"), gzipSync('["a"]'), gzipSync("{"), "[1, 2]"].flatMap((body) => [ask("POST", "/sum", packed, body), get("/log")]),
  ask("GET", "/sum"),
];
