import { App, HTTPException, JSONResponse, Model, PlainTextResponse, Query, t } from "signatura";
import { ask, get, post, postText } from "../corpus.ts";

export const app = new App({ title: "Errors" });

class Base extends Error {}
class Derived extends Base {}
class Unhandled extends Error {}
class Rethrown extends Error {}
class Broken extends Error {}
class OwnHTTP extends HTTPException {}
class Item extends Model({ n: t.int }) {}

app.onError(
  Base,
  async (request, error) => new JSONResponse({ kind: error.constructor.name, path: request.path }, { status: 418, headers: { "x-handler": "base" } }),
);
app.onError(Rethrown, async () => {
  throw new HTTPException(409, "rethrown");
});
app.onError(Broken, async () => {
  throw new Unhandled("broken");
});
app.onError(OwnHTTP, async (_request, error) => new JSONResponse({ own: error.detail }, { status: error.status }));
app.onError(451, async (_request, error) => new PlainTextResponse(`451: ${String(error.detail)}`, { status: 451 }));

app.get("/http", { status: t.int.default(404), detail: t.string.orNull }, async function http({ status, detail }) {
  throw new HTTPException(status, detail);
});
app.get("/http-detail", { how: t.string.default("dict") }, async function http_detail({ how }) {
  const details: Record<string, unknown> = { dict: { a: [1, null] }, list: [1, "a"], number: 5, empty: "", zero: 0, false: false };
  throw new HTTPException(400, details[how], { headers: { "X-Error": "yes", "Set-Cookie": "a=b" } });
});
app.get("/www", async function www() {
  throw new HTTPException(401, "Not authenticated", { headers: { "WWW-Authenticate": 'Basic realm="x"' } });
});
app.get("/base", async function base() {
  throw new Base("b");
});
app.get("/derived", async function derived() {
  throw new Derived("d");
});
app.get("/unhandled", async function unhandled() {
  throw new Unhandled("secret text");
});
app.get("/rethrown", async function rethrown() {
  throw new Rethrown();
});
app.get("/broken", async function broken() {
  throw new Broken();
});
app.get("/own-http", { status: t.int.default(400) }, async function own_http({ status }) {
  throw new OwnHTTP(status, "own");
});
app.get("/zero", async function zero() {
  return (null as unknown as { x: number }).x;
});
app.post("/validated", { item: Item, q: Query(t.int.gt(1).default(5)) }, async function validated({ item }) {
  return item;
});
app.get("/only-get", async function only_get() {
  return "get";
});
app.post("/only-get/", async function only_post() {
  return "post";
});
app.get("/slash/", async function slash() {
  return "slash";
});
app.get("/no-slash", async function no_slash() {
  return "no slash";
});
app.get("/deep/{a}/{b}/", { a: t.string, b: t.string }, async function deep({ a, b }) {
  return [a, b];
});

export const requests = [
  get("/openapi.json"),
  ...[200, 204, 205, 304, 400, 401, 403, 404, 405, 418, 422, 429, 451, 500, 503].flatMap((status) => [
    get(`/http?status=${status}`),
    get(`/http?status=${status}&detail=x`),
  ]),
  ...["dict", "list", "number", "empty", "zero", "false"].map((how) => get(`/http-detail?how=${how}`)),
  ...["/www", "/base", "/derived", "/unhandled", "/rethrown", "/broken", "/own-http", "/own-http?status=451", "/zero"].map((path) => get(path)),
  post("/validated", { n: 1 }),
  post("/validated?q=1", { n: "x" }),
  postText("/validated", "{"),
  ...[
    "/only-get",
    "/only-get/",
    "/slash",
    "/slash/",
    "/slash//",
    "/no-slash",
    "/no-slash/",
    "/no-slash//",
    "/deep/a/b",
    "/deep/a/b/",
    "/deep/a b/c".replace(" ", "%20"),
    "/deep/a/%22%C3%A9",
    "/deep/a;b/c",
  ].flatMap((path) => [get(path), get(`${path}?x=1&y=%20%22`), ask("POST", path), ask("HEAD", path), ask("OPTIONS", path)]),
  get("/slash", { host: "Example.com:8080" }),
  get("/slash", { "x-forwarded-proto": "https" }),
  get("/nothing/"),
  ask("TRACE", "/slash/"),
  ask("PATCH", "/no-slash", {}, "x"),
];
