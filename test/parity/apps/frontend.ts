import { setTimeout as delay } from "node:timers/promises";
import { App, BackgroundTasks, Depends, Header, HTTPException, HttpResponse, PlainTextResponse, Router, t } from "signatura";
import { ask, get } from "../corpus.ts";

const files = (name: string): URL => new URL(`./frontend_files/${name}`, import.meta.url);
let log: string[] = [];

export const app = new App({ title: "Frontends" });

const Guard = Depends({ response: HttpResponse, background: BackgroundTasks, x_key: Header(t.string) }, async function* ({ response, background, x_key }) {
  log.push(`guard ${x_key}`);
  response.headers.set("vary", "X-Key");
  background.add(() => {
    log.push("background");
  });
  if (x_key === "wrong") throw new HTTPException(403, "wrong key");
  log.push("+guard");
  try {
    yield;
  } finally {
    log.push("-guard");
  }
});

const Leaves = Depends(async function* () {
  log.push("+leaves");
  try {
    yield;
  } finally {
    log.push("-leaves");
  }
});

app.get("/api/items", async function items() {
  return [];
});
app.get("/slash/", async function slash() {
  return "slash";
});
app.post("/spa/assets/app.js", async function shadowed() {
  return "an operation";
});
const count = (line: string): number => log.filter((other) => other === line).length;

async function readLog(): Promise<readonly string[]> {
  // What follows an answer may come after it has been read.
  while (count("+guard") > count("-guard") || count("+leaves") > count("-leaves")) await delay(1);
  const found = log;
  log = [];
  return found;
}

app.get("/log", async function read_log() {
  return readLog();
});
app.get("/reset", async function reset() {
  await readLog();
});
app.onError(404, async () => new PlainTextResponse("nowhere", { status: 404 }));

const guarded = new Router({ prefix: "/guarded", dependencies: [Guard] });
guarded.frontend("/", files("spa"));
guarded.frontend("/pages", files("pages"));
const outer = new Router({ prefix: "/outer", dependencies: [Leaves] });
outer.frontend("/in/", files("spa"), { fallback: "index.html" });

app.include(guarded);
app.include(outer, { prefix: "/far" });
app.frontend("/spa", files("spa"));
app.frontend("/spa/deep", files("bare"));
app.frontend("/pages", files("pages"));
app.frontend("/only", files("pages"), { fallback: null });
app.frontend("/index", files("pages"), { fallback: "index.html" });
app.frontend("/bare", files("bare"));
app.frontend("/gone", files("gone"), { checkDir: false });
app.frontend("/nofallback", files("bare"), { fallback: "index.html", checkDir: false });

const below = ["", "/", "/index.html", "/assets/app.js", "/assets/app.js/", "/assets", "/docs", "/docs/", "/docs/?q=1", "/sub", "/sub/", "/nowhere", "/a/b.js"];
const odd = ["//assets//app.js", "/../spa/index.html", "/%2e%2e/pages/index.html", "/assets/%2e%2e/index.html", "/a%00b", `/${"a".repeat(300)}`, "/a.txt"];
const places = [
  "/spa",
  "/pages",
  "/only",
  "/index",
  "/bare",
  "/spa/deep",
  "/spa/deep/er",
  "/guarded",
  "/guarded/pages",
  "/far/outer/in",
  "/gone",
  "/nofallback",
];
const key = { "x-key": "k" };

export const requests = [
  get("/openapi.json"),
  get("/api/items"),
  get("/slash"),
  get("/nothing"),
  get("/spam"),
  ask("POST", "/spa/assets/app.js"),
  get("/spa/assets/app.js"),
  get("/log/"),
  ...places.flatMap((place) =>
    [...below, ...odd].flatMap((path) => [
      get(place + path, { accept: "text/html,*/*", ...key }),
      get(place + path, key),
      ask("HEAD", place + path, { accept: "application/xhtml+xml;q=0.5", ...key }),
      ask("POST", place + path, { accept: "text/html", ...key }),
    ]),
  ),
  get("/reset"),
  get("/far/outer/in/"),
  get("/log"),
  ...["text/html;q=0", "text/html;q=0.0, application/xhtml+xml;q=0", "TEXT/HTML", "text/*", "*/*", "application/xml, text/html;level=1;q=x"].map((accept) =>
    get("/spa/nowhere", { accept }),
  ),
  ...["/guarded/", "/guarded/assets/app.js", "/guarded/nowhere", "/guarded/pages/nowhere"].flatMap((path) => [
    get(path, { accept: "text/html" }),
    get("/log"),
    get(path, { accept: "text/html", ...key }),
    get("/log"),
    get(path, { accept: "text/html", "x-key": "wrong" }),
    get("/log"),
    ask("DELETE", path),
    get("/log"),
  ]),
  get("/spa/assets/app.js", { range: "bytes=0-2" }),
  get("/spa/assets/app.js", { range: "bytes=90-" }),
];
