import {
  APIKeyHeader,
  App,
  Body,
  Cookie,
  Depends,
  Form,
  Header,
  HTTPException,
  HttpRequest,
  HttpResponse,
  JSONResponse,
  Model,
  Path,
  Query,
  Router,
  t,
} from "signatura";
import { ask, get, post, postForm, postText } from "../corpus.ts";

export const app = new App({
  title: "Odds",
  openapiTags: [{ name: "b", description: "Second" }, { name: "a" }],
  summary: "Odd things",
  description: "",
  version: "2",
});

class Filter extends Model({ limit: t.int.le(100).default(10), names: t.list(t.string).default([]) }) {}
class One extends Model({ kind: t.literal("one"), a: t.int }) {}
class Two extends Model({ kind: t.literal("two"), b: t.string }) {}

class CsvResponse extends HttpResponse {
  static override mediaType = "text/csv";
}

class Envelope extends JSONResponse {
  static override mediaType = "application/vnd.odd+json";
  constructor(content: unknown, options = {}) {
    super({ data: content }, options);
  }
}

app.post("/json-form", { filter: Form(t.json.of(Filter)), note: Form(t.string.minLength(2)) }, async function json_form(given) {
  return given;
});
app.post("/union-form", { item: Form(t.union(One, Two)) }, async function union_form({ item }) {
  return item;
});
app.get(
  "/headers",
  {
    odd_name: Header(t.string, { convertUnderscores: false }),
    other: Header(t.int.orNull, { alias: "X-Other-Name", deprecated: true }),
    secret: Header(t.string.default("none"), { includeInSchema: false }),
    tags: Header(t.list(t.int).orNull),
  },
  async function headers({ odd_name, other, secret, tags }) {
    return [odd_name, other, secret, tags];
  },
);
app.post(
  "/media",
  { item: Body(One, { mediaType: "application/vnd.one+json" }) },
  {
    responses: {
      "4XX": { model: One },
      default: { description: "Anything" },
      201: { description: "Made", headers: { "X-Count": { schema: { type: "integer" } } } },
    },
  },
  async function media({ item }) {
    return item;
  },
);
app.options("/no-body-documented", { item: One }, async function options({ item }) {
  return item;
});
app.get("/csv", {}, { responseClass: CsvResponse }, async function csv() {
  return "a,b\n1,2\n";
});
app.get("/csv-own", {}, { returns: CsvResponse as never }, async function csv_own() {
  return new CsvResponse("x", { status: 203, headers: { "X-Own": "1" } });
});
app.get("/envelope", {}, { responseClass: Envelope, returns: t.list(t.int) }, async function envelope() {
  return ["1", 2] as number[];
});
app.get("/envelope/plain", {}, { responseClass: Envelope }, async function envelope_plain() {
  return { a: new Set([1, 2]) };
});
app.get("/changed", { response: HttpResponse, to: t.int.default(204) }, async function changed({ response, to }) {
  response.status = to;
  response.headers.set("x-to", String(to));
  return { to };
});

const Page = Depends({ skip: t.int.default(0), limit: Query(t.int.le(100).default(10)) }, (given) => given);
const Again = Depends({ limit: t.int, q: Query(t.string.orNull, { description: "Second" }) }, ({ limit }) => limit);

app.get(
  "/merged/{item_id}",
  { item_id: Path(t.int.ge(1)), paging: Page, other: Again, q: t.string.default("x") },
  async function merged({ item_id, paging, other, q }) {
    return [item_id, paging, other, q];
  },
);
app.get("/ads", { ads_id: Cookie(t.string.orNull), both: Cookie(t.string.default("none"), { alias: "bo-th" }) }, async function ads({ ads_id, both }) {
  return [ads_id, both];
});
app.post("/single", { importance: Body(t.int.gt(0)) }, async function single({ importance }) {
  return importance;
});
app.post("/embedded", { importance: Body(t.int.gt(0).default(1), { embed: true }) }, async function embedded({ importance }) {
  return importance;
});
app.post("/optional", { item: Body(t.union(One, Two).orNull) }, async function optional({ item }) {
  return item;
});
app.put("/discriminated", { item: Body(t.union(One, Two).by("kind")) }, async function discriminated({ item }) {
  return item;
});
app.get("/raw", { request: HttpRequest }, { includeInSchema: false }, async function raw({ request }) {
  const { url, query } = request;
  return { query: url.search.slice(1), path: url.pathname, list: query.getAll("a"), keys: [...query.keys()] };
});

const guarded = new Router({ tags: ["a", "b"], dependencies: [APIKeyHeader({ name: "X-Key" })], responses: { 401: { description: "No key" } } });

guarded.delete("/guarded/{name}", { name: t.string }, { status: 204, tags: ["a"] }, async function remove({ name }) {
  if (name === "kept") throw new HTTPException(409, { kept: [name] }, { headers: { "X-Kept": "yes" } });
});

app.include(guarded, { deprecated: true });
app.include(guarded, { prefix: "/hidden", includeInSchema: false });

const filters = ["{}", '{"limit": 5, "names": ["a"]}', '{"limit": 500}', "{", ""];

export const requests = [
  get("/openapi.json"),
  ...filters.flatMap((filter) => [postForm("/json-form", `filter=${encodeURIComponent(filter)}&note=ab`)]),
  ...["", "note=a", "filter=%7B%7D"].map((form) => postForm("/json-form", form)),
  ...["kind=one&a=1", "kind=two&b=x", "kind=one", "kind=three", "", "kind=one&a=x&b=y"].map((form) => postForm("/union-form", form)),
  get("/headers"),
  get("/headers", { odd_name: "a", "x-other-name": "5", secret: "s" }),
  get("/headers", [
    ["odd_name", "a"],
    ["tags", "1"],
    ["tags", "2"],
  ]),
  get("/headers", { "odd-name": "a", tags: "x" }),
  ...["application/json", "application/vnd.one+json", "text/plain"].map((type) => postText("/media", '{"kind": "one", "a": 1}', type)),
  ask("OPTIONS", "/no-body-documented", { "content-type": "application/json" }, '{"kind": "one", "a": 1}'),
  ask("OPTIONS", "/no-body-documented"),
  ...["/csv", "/csv-own", "/envelope", "/envelope/plain"].map((path) => get(path)),
  ...[200, 201, 404, 418, 500].map((to) => get(`/changed?to=${to}`)),
  ...["1", "0", "x"].flatMap((id) => ["", "?limit=5", "?limit=500", "?limit=5&skip=x&q=y"].map((query) => get(`/merged/${id}${query}`))),
  ...["ads_id=a", "bo-th=b; ads_id=c", "both=b", 'ads_id="quoted; not"', "ads_id=a=b; bo-th=", "ads_id=1; ads_id=2"].map((cookie) => get("/ads", { cookie })),
  ...[5, 0, "5", "x", null, { importance: 5 }, [5]].flatMap((body) => [
    post("/single", body),
    post("/embedded", body),
    post("/embedded", { importance: body }),
  ]),
  ask("POST", "/single"),
  ask("POST", "/embedded"),
  ...[null, { kind: "one", a: 1 }, { kind: "two", b: "x" }, { kind: "three" }, {}, { kind: "one" }, [], "x"].flatMap((body) => [
    post("/optional", body),
    ask("PUT", "/discriminated", { "content-type": "application/json" }, JSON.stringify(body)),
  ]),
  get("/raw?a=1&a=2&b=&c"),
  get("/raw?a=%20+&%61=x"),
  ...["", "/hidden"].flatMap((prefix) => [
    ask("DELETE", `${prefix}/guarded/x`),
    ask("DELETE", `${prefix}/guarded/x`, { "x-key": "k" }),
    ask("DELETE", `${prefix}/guarded/kept`, { "x-key": "k" }),
  ]),
];
