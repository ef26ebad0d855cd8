import { App, Body, Cookie, Depends, Header, HTTPException, HttpRequest, HttpResponse, Model, Path, Query, Router, t } from "signatura";
import { ask, get, post } from "../corpus.ts";

let calls: string[] = [];

const AppWide = Depends({ x_app: Header(t.string.default("none")) }, async ({ x_app }) => {
  calls.push(`app ${x_app}`);
});

export const app = new App({ title: "Dependencies", dependencies: [AppWide] });

class Item extends Model({ name: t.string }) {}

const Common = Depends({ q: t.string.orNull, skip: t.int.default(0), limit: Query(t.int.le(100).default(100)) }, async (commons) => {
  calls.push("common");
  return commons;
});

class Paging {
  readonly page: number;
  readonly size: number;
  constructor({ page, size }: { page: number; size: number }) {
    this.page = page;
    this.size = size;
  }
}
const PagingParams = Depends({ page: t.int.default(1), size: Query(t.int.le(50).default(10)) }, (args) => new Paging(args));

const checker = (word: string) => Depends({ text: t.string.default("") }, ({ text }) => text.includes(word));
const HasBar = checker("bar");

const Counter = Depends(async () => {
  calls.push("counter");
  return calls.filter((call) => call === "counter").length;
});
const UsesCounter = Depends({ n: Counter }, async ({ n }) => n);
const UsesFreshCounter = Depends({ n: Depends(Counter, { cache: false }) }, async ({ n }) => {
  calls.push("fresh");
  return n;
});
const QueryExtractor = Depends({ q: t.string.orNull }, async ({ q }) => q);
const QueryOrCookie = Depends({ q: QueryExtractor, last_query: Cookie(t.string.orNull) }, async ({ q, last_query }) => q || last_query);
const NeedsInt = Depends({ n: t.int }, async ({ n }) => {
  calls.push("needs_int");
  return n;
});
const NeedsHeader = Depends({ x_token: Header(t.string) }, async ({ x_token }) => {
  if (x_token !== "secret") throw new HTTPException(400, "X-Token header invalid");
  return x_token;
});
const OnNeedsInt = Depends({ n: NeedsInt, m: t.int }, async ({ n, m }) => {
  calls.push("on_needs_int");
  return n + m;
});
const Raises401 = Depends(async () => {
  calls.push("raises_401");
  throw new HTTPException(401, "No", { headers: { "WWW-Authenticate": "Bearer" } });
});
const After = Depends(async () => {
  calls.push("after");
});
const FromPath = Depends({ item_id: t.int }, async ({ item_id }) => item_id);
const BodyItem = Depends({ item: Item }, async ({ item }) => item.name);
const BodyEmbedded = Depends({ other: Body(t.int) }, async ({ other }) => other);
const SetsResponse = Depends({ response: HttpResponse, request: HttpRequest }, async ({ response, request }) => {
  response.headers.set("x-dep", request.method);
  response.setCookie("dep", "1");
  response.status = 202;
  return response.status;
});

app.get("/calls", async function read_calls() {
  const found = calls;
  calls = [];
  return found;
});
app.get("/common", { commons: Common }, async function read_common({ commons }) {
  return commons;
});
app.get("/class", { paging: PagingParams }, async function read_class({ paging }) {
  return { page: paging.page, size: paging.size };
});
app.get("/checker", { found: HasBar }, async function read_checker({ found }) {
  return { found };
});
app.get("/cached", { a: UsesCounter, b: Counter, c: Counter }, async function read_cached({ a, b, c }) {
  return [a, b, c];
});
app.get("/uncached", { a: Counter, b: Depends(Counter, { cache: false }), c: Counter }, async function read_uncached({ a, b, c }) {
  return [a, b, c];
});
app.get("/uncached-first", { a: Depends(Counter, { cache: false }), b: Counter }, async function read_uncached_first({ a, b }) {
  return [a, b];
});
app.get("/uncached-below", { a: UsesFreshCounter, b: UsesFreshCounter }, async function read_uncached_below({ a, b }) {
  return [a, b];
});
app.get(
  "/uncached-route",
  { a: Counter },
  { dependencies: [Depends(Counter, { cache: false }), Depends(Counter, { cache: false })] },
  async function read_uncached_route({ a }) {
    return a;
  },
);
app.get("/sub", { value: QueryOrCookie }, async function read_sub({ value }) {
  return { value };
});
app.get("/route", {}, { dependencies: [NeedsHeader, Counter] }, async function read_route() {
  return "ok";
});
app.get("/duplicates", { a: NeedsInt, b: OnNeedsInt, c: NeedsInt, q: t.int }, async function read_duplicates({ a, b, c, q }) {
  return [a, b, c, q];
});
app.get(
  "/order/{item_id}",
  { cookie: Cookie(t.int), x_head: Header(t.int), q: t.int, item_id: Path(t.int), a: NeedsInt, p: FromPath },
  async function read_order() {
    return "ok";
  },
);
app.get("/raising", {}, { dependencies: [NeedsInt, Raises401, After] }, async function read_raising() {
  return "never";
});
app.get("/path/{item_id}", { item_id: FromPath }, async function read_path({ item_id }) {
  return { item_id };
});
app.post("/body-one", { name: BodyItem }, async function body_one({ name }) {
  return { name };
});
app.post("/body-same", { name: BodyItem, item: Item }, async function body_same({ name, item }) {
  return { name, item };
});
app.post("/body-two", { name: BodyItem, other: BodyEmbedded }, async function body_two({ name, other }) {
  return { name, other };
});
app.get("/response", { code: SetsResponse, response: HttpResponse }, async function read_response({ code, response }) {
  response.headers.set("x-handler", "1");
  return { code, seen: response.headers.get("x-dep") };
});
app.get("/response-own", { code: SetsResponse }, async function read_response_own() {
  return new HttpResponse("own", { mediaType: "text/plain" });
});

const router = new Router({ prefix: "/router", dependencies: [NeedsHeader] });
router.get("/a", { n: NeedsInt }, { dependencies: [After] }, async function router_a({ n }) {
  return n;
});
app.include(router, { dependencies: [Counter] });

const Original = Depends(async () => "original");
const Replacement = Depends({ q: t.string.default("replacement") }, async ({ q }) => {
  calls.push("replacement");
  return q;
});
const OnOriginal = Depends({ value: Original }, async ({ value }) => `${value}!`);
app.get("/override", { a: Original, b: OnOriginal }, async function read_override({ a, b }) {
  return [a, b];
});
app.override(Original, Replacement);

const asked = [
  ...[
    "/common",
    "/common?skip=1&limit=5&q=a",
    "/common?skip=x&limit=101",
    "/class",
    "/class?page=2&size=20",
    "/class?size=51&page=x",
    "/checker",
    "/checker?text=foobar",
  ],
  ...["/cached", "/uncached", "/uncached-first", "/uncached-below", "/uncached-route", "/sub", "/sub?q=a", "/sub?q="],
  ...["/duplicates", "/duplicates?n=1", "/duplicates?n=1&m=2", "/duplicates?n=1&m=2&q=3", "/duplicates?n=x&m=y&q=z", "/duplicates?m=2&q=3"],
  ...["/order/1", "/order/x", "/order/x?q=y&n=z", "/raising", "/raising?n=1", "/path/1", "/path/x", "/response", "/response-own"],
  ...["/override", "/override?q=z", "/router/a", "/route"],
].map((target) => get(target));

export const requests = [
  get("/openapi.json"),
  ...[
    ...asked,
    get("/sub", { cookie: "last_query=c" }),
    get("/sub?q=a", { cookie: "last_query=c" }),
    get("/route", { "x-token": "secret" }),
    get("/route", { "x-token": "wrong", "x-app": "a" }),
    get("/order/x?q=1&n=1", { "x-head": "y", cookie: "cookie=z" }),
    get("/order/1?q=1&n=1", { "x-head": "1", cookie: "cookie=1" }),
    get("/router/a?n=1", { "x-token": "secret" }),
    get("/router/a", { "x-token": "wrong" }),
    get("/router/a?n=x", { "x-token": "secret" }),
    ask("HEAD", "/response"),
    ...["/body-one", "/body-same", "/body-two"].flatMap((target) =>
      [{ name: "a" }, { item: { name: "a" } }, { item: { name: "a" }, other: 5 }, {}, [], null, { item: null, other: "x" }].map((body) => post(target, body)),
    ),
    ask("POST", "/body-same"),
  ].flatMap((request) => [request, get("/calls")]),
];
