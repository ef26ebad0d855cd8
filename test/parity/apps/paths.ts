import { App, HttpRequest, Path, t } from "signatura";
import { ask, get, post } from "../corpus.ts";

export const app = new App({ title: "Paths" });

app.get("/users/me", async function read_me() {
  return { user: "me" };
});
app.get("/users/{user_id}", { user_id: t.string }, async function read_user({ user_id }) {
  return { user: user_id };
});
app.get("/items/{item_id}", { item_id: t.int }, async function read_item({ item_id }) {
  return { item: item_id };
});
app.get("/limited/{item_id}", { item_id: Path(t.int.gt(0).le(1000), { title: "The item" }) }, async function read_limited({ item_id }) {
  return { item: item_id };
});
app.get("/floats/{value}", { value: t.number }, async function read_float({ value }) {
  return { value };
});
app.get("/flags/{flag}", { flag: t.boolean }, async function read_flag({ flag }) {
  return { flag };
});
app.get("/dates/{day}", { day: t.date }, async function read_date({ day }) {
  return { day };
});
app.get("/uuids/{key}", { key: t.uuid }, async function read_uuid({ key }) {
  return { key };
});
app.get("/files/{file_path:path}", { file_path: t.string }, async function read_file({ file_path }) {
  return { file: file_path };
});
app.get("/numbers/{number:int}", { number: t.int }, async function read_number({ number }) {
  return { number };
});
app.get("/number-texts/{number:int}", { number: t.string }, async function read_number_text({ number }) {
  return { number };
});
app.get("/number-floats/{number:float}", { number: t.number }, async function read_number_float({ number }) {
  return { number };
});
app.get("/number-float-ints/{number:float}", { number: t.int }, async function read_number_float_int({ number }) {
  return { number };
});
app.get("/keys/{key:uuid}", { key: t.uuid }, async function read_key({ key }) {
  return { key };
});
app.get("/pairs/{first}-{second}", { first: t.string, second: t.int }, async function read_pair({ first, second }) {
  return { first, second };
});
app.get("/same/{name}", { name: t.int }, async function first_same({ name }) {
  return { first: name };
});
app.get("/same/{other}", { other: t.string }, async function second_same({ other }) {
  return { second: other };
});
app.get("/unused/{name}/{number:int}", { request: HttpRequest }, async function read_unused({ request }) {
  return request.pathParams;
});
app.get("/aliased/{item}", { item: Path(t.int, { alias: "item" }) }, async function read_aliased({ item }) {
  return { item };
});
app.get("/two/{a}/{b}", { b: t.int, a: t.int, q: t.int }, async function read_two({ a, b, q }) {
  return [a, b, q];
});
app.post("/items/{item_id}", { item_id: t.int }, async function change_item({ item_id }) {
  return { changed: item_id };
});
app.get("/mixed/{name}.json", { name: t.string }, async function read_mixed({ name }) {
  return { name };
});
app.get("/scope/{name}", { name: t.string, request: HttpRequest }, async function read_scope({ request }) {
  return { path: request.url.pathname, query: request.url.search.slice(1), url: String(request.url), base: String(request.baseUrl) };
});
app.get("/url-for/{name}", { name: t.string, request: HttpRequest }, async function read_url_for({ name, request }) {
  return [String(request.urlFor("read_item", { item_id: 5 })), app.urlPathFor("read_pair", { first: name, second: 3 })];
});

export const requests = [
  get("/openapi.json"),
  ...["me", "1", "a%20b", "a%2Fb", "%C3%BC", "%ff", "a%", "a%zz", "a+b", "a;b", "a:b@c", ".", "..", "%00", "", "me/"].map((text) => get(`/users/${text}`)),
  ...["1", "-1", "+1", "%201%20", "1.0", "1.5", "1e3", "abc", "0x10", "1_000", "9007199254740991", "٣", "", "true"].map((text) => get(`/items/${text}`)),
  ...["0", "1", "1000", "1001", "x"].map((text) => get(`/limited/${text}`)),
  ...["1", "1.5", "-0", "1e400", "nan", "inf", "-Infinity", "1_0", ".5", "x", "1e22", "0.1"].map((text) => get(`/floats/${text}`)),
  ...["1", "0", "true", "TRUE", "yes", "on", "off", "2", "tru", "y", "N"].map((text) => get(`/flags/${text}`)),
  ...["2020-01-02", "2020-02-30", "1577836800", "2020-01-02T00:00:00", "2020-1-2", "x"].map((text) => get(`/dates/${text}`)),
  ...["6f1ed002-ab59-4c5d-8ccf-7f5a8c8a1f4e", "6F1ED002AB594C5D8CCF7F5A8C8A1F4E", "6f1ed002", "{6f1ed002-ab59-4c5d-8ccf-7f5a8c8a1f4e}", "x"].flatMap((text) => [
    get(`/uuids/${text}`),
    get(`/keys/${text}`),
  ]),
  ...["a", "a/b", "/a", "a//b", "", "a%2Fb", "a/", "a%0Ab"].map((text) => get(`/files/${text}`)),
  ...["1", "007", "-1", "1.5", "x", "9007199254740991"].flatMap((text) => [
    get(`/numbers/${text}`),
    get(`/number-texts/${text}`),
    get(`/number-floats/${text}`),
    get(`/number-float-ints/${text}`),
  ]),
  ...["a-1", "a-b-1", "a-", "a-x", "-1", "a1"].map((text) => get(`/pairs/${text}`)),
  ...["1", "a"].map((text) => get(`/same/${text}`)),
  get("/unused/a%20b/12"),
  get("/unused/a/b"),
  get("/aliased/3"),
  get("/aliased/x"),
  get("/two/1/2?q=3"),
  get("/two/x/y"),
  get("/two/x/y?q=z"),
  post("/items/3", {}),
  ask("PUT", "/items/3"),
  ask("HEAD", "/items/3"),
  ask("OPTIONS", "/items/3"),
  ask("DELETE", "/users/me"),
  get("/mixed/a.json"),
  get("/mixed/a.b.json"),
  get("/mixed/.json"),
  get("/mixed/ajson"),
  get("/"),
  get("/nothing"),
  get("/items"),
  get("/users/"),
  get("/users"),
  get("//users/me"),
  get("/Users/me"),
  get("/scope/a?x=1&y=%20"),
  get("/scope/a", { host: "example.com:8080" }),
  get("/url-for/x"),
  get("/url-for/x", { host: "example.com" }),
  get("http://testserver/users/me"),
  get("/users/me?"),
  get("/users/me??"),
];
