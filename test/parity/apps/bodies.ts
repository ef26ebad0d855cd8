import { App, Body, HttpRequest, Model, t } from "signatura";
import { ask, get, post, postText, unrepeatable } from "../corpus.ts";

class Item extends Model({ name: t.string, price: t.number.gt(0), tags: t.list(t.string).default([]), note: t.string.orNull }) {}
class User extends Model({ username: t.string, full_name: t.string.orNull }) {}
class Empty extends Model({}) {}

export const app = new App({ title: "Bodies" });

app.post("/single", { item: Item }, async function single({ item }) {
  return item;
});
app.post("/optional", { item: t.of(Item).orNull }, async function optional({ item }) {
  return { item };
});
app.post("/nullable", { item: t.of(Item).nullable }, async function nullable({ item }) {
  return { item };
});
app.post("/default", { item: t.of(Item).default(new Item({ name: "d", price: 1 })) }, async function with_default({ item }) {
  return item;
});
app.put(
  "/several/{item_id}",
  { item_id: t.int, item: Item, user: User, importance: Body(t.int.gt(0)), q: t.string.orNull },
  async function several({ item_id, item, user, importance, q }) {
    return { item_id, item, user, importance, q };
  },
);
app.post("/two-optional", { item: t.of(Item).orNull, user: t.of(User).orNull }, async function two_optional({ item, user }) {
  return { item, user };
});
app.post("/embed", { item: Body(Item, { embed: true }) }, async function embed({ item }) {
  return item;
});
app.post("/embed-alias", { item: Body(Item, { embed: true, alias: "the-item" }) }, async function embed_alias({ item }) {
  return item;
});
app.post("/scalar", { n: Body(t.int) }, async function scalar({ n }) {
  return { n };
});
app.post("/scalar-default", { n: Body(t.int.default(5)) }, async function scalar_default({ n }) {
  return { n };
});
app.post("/text", { s: Body(t.string) }, async function text({ s }) {
  return { s };
});
app.post("/embedded-scalar", { n: Body(t.int.default(7), { embed: true }) }, async function embedded_scalar({ n }) {
  return { n };
});
app.post("/list", { items: t.list(Item) }, async function items({ items }) {
  return items;
});
app.post("/list-of-ints", { numbers: t.list(t.int) }, async function ints({ numbers }) {
  return numbers;
});
app.post("/set", { numbers: t.set(t.int) }, async function unique({ numbers }) {
  return [...numbers].toSorted((left, right) => left - right);
});
app.post("/dict", { weights: t.record(t.int, t.number) }, async function weights({ weights }) {
  return weights;
});
app.post("/any", { data: Body(t.any) }, async function anything({ data }) {
  return { data };
});
app.post("/any-dict", { data: t.record(t.string, t.any) }, async function any_dict({ data }) {
  return data;
});
app.post("/any-default", { data: Body(t.any.default(null)) }, async function any_default({ data }) {
  return { data };
});
app.post("/bytes", { data: Body(t.bytes) }, async function raw_bytes({ data }) {
  return { size: data.length };
});
app.post("/empty-model", { data: Empty }, async function empty_model({ data }) {
  return data;
});
app.post("/union", { data: t.union(Item, User) }, async function union({ data }) {
  return { kind: data.constructor.name, data };
});
app.post(
  "/extra-types",
  { start: Body(t.zonedDateTime), wait: Body(t.duration), at: Body(t.time.orNull), price: Body(t.decimal.orNull), key: Body(t.uuid.orNull) },
  async function extra_types({ start, wait, at, price, key }) {
    return { start, wait, at, price, key };
  },
);
app.post("/request-body", { request: HttpRequest }, async function request_body({ request }) {
  return { size: (await request.body()).length, again: (await request.body()).length };
});
app.post("/request-json", { request: HttpRequest }, async function request_json({ request }) {
  return request.json();
});
app.post("/both", { item: Item, request: HttpRequest }, async function both({ item, request }) {
  return { item, raw: await request.text() };
});
app.get("/get-body", { item: Item }, async function get_body({ item }) {
  return item;
});
app.delete("/delete-body", { item: t.of(Item).orNull }, async function delete_body({ item }) {
  return { item };
});
app.post("/media-type", { item: Body(Item, { mediaType: "application/vnd.api+json" }) }, async function media_type({ item }) {
  return item;
});
app.post("/no-body", { q: t.int.default(1) }, async function no_body({ q }) {
  return q;
});

const item = { name: "a", price: 1.5 };
const user = { username: "u" };
const everywhere = [
  "/single",
  "/optional",
  "/nullable",
  "/default",
  "/two-optional",
  "/embed",
  "/embed-alias",
  "/scalar",
  "/scalar-default",
  "/text",
  "/embedded-scalar",
  "/list",
  "/list-of-ints",
  "/set",
  "/dict",
  "/any",
  "/any-dict",
  "/any-default",
  "/bytes",
  "/empty-model",
  "/union",
];
const values: unknown[] = [
  ...[item, user, { ...item, ...user }, { name: "a" }, { name: 1, price: "x" }, { name: "a", price: 0 }, { name: "a", price: "2" }, {}],
  ...[[], [item], [item, 5, { name: "b" }], [1, 2, "3"], [1, "x", null], [[1]]],
  ...[null, 0, 5, -1.5, "5", "text", "", true, false],
  ...[
    { item },
    { item, user },
    { item: null },
    { item: null, user: null },
    { item: 5 },
    { "the-item": item },
    { n: 3 },
    { n: null },
    { n: "x" },
    { 1: 2.5, x: 1 },
    { "1": "0.5" },
  ],
  ...[
    { ...item, tags: ["a", 1, null] },
    { ...item, note: 5 },
    { ...item, more: 1 },
    { __proto__: 1, constructor: 2 },
  ],
];
const broken = [
  "",
  " ",
  "{",
  "}",
  "[1,",
  '{"a" 1}',
  "{'a': 1}",
  '{"a": 1,}',
  "nul",
  "null",
  "NaN",
  "Infinity",
  "[NaN]",
  '"unclosed',
  "\u00e9",
  '{"name": "\\ud800", "price": 1}',
  '{"a": "\u00e9"}',
  "1 2",
  "\ufeff{}",
  '{"name": "a", "price": NaN}',
  '{"name": "a", "price": 1e400}',
  '{"name": "a", "name": "b", "price": 1}',
  "// no",
  "0x10",
  "01",
  "+1",
  ".5",
  "5.",
  "1e5",
  "-",
  "tru",
  '"\\x"',
  '"a\tb"',
  "\u0000",
  "[]]",
  '{"price": 1, "name": "a"}   ',
  '\n\n{\n"name": }',
];
const types = [
  null,
  "",
  "text/plain",
  "application/json; charset=utf-8",
  "APPLICATION/JSON",
  "application/vnd.api+json",
  "application/geo+json;v=1",
  "application/x-www-form-urlencoded",
  "application/jsonx",
  "application",
  "multipart/form-data",
  "application/octet-stream",
  " application/json ",
];

export const requests = [
  get("/openapi.json"),
  ...everywhere.flatMap((path) => values.map((value) => post(path, value))),
  ...["/single", "/optional", "/list", "/any", "/scalar", "/embed", "/text", "/bytes", "/two-optional"].flatMap((path) =>
    broken.map((text) => unrepeatable(postText(path, text))),
  ),
  ...["/single", "/optional", "/two-optional", "/scalar", "/text", "/bytes", "/any", "/embed", "/list", "/dict"].flatMap((path) =>
    types.flatMap((type) => [postText(path, JSON.stringify(item), type), postText(path, "", type)]),
  ),
  ...["/single", "/optional", "/embed", "/two-optional", "/any-default", "/no-body"].map((path) => ask("POST", path)),
  postText("/single", new Uint8Array([0x7b, 0xff, 0x7d])),
  postText("/single", new Uint8Array([0xff, 0xfe, 0x7b, 0, 0x7d, 0])),
  ...["/single", "/text", "/any"].map((path) => unrepeatable(postText(path, new Uint8Array([0xff, 0xfe]), "application/octet-stream"))),
  ...[{ item, user, importance: 5 }, { item, user, importance: 0 }, { item, user }, { item }, {}, [], null, { item: null, user: [], importance: "x" }].map(
    (value) => ask("PUT", "/several/1?q=x", { "content-type": "application/json" }, JSON.stringify(value)),
  ),
  ask("PUT", "/several/x", { "content-type": "application/json" }, "{}"),
  ask("PUT", "/several/x", { "content-type": "application/json" }, "{"),
  ask("PUT", "/several/1"),
  post("/extra-types", { start: "2020-01-02T03:04:05Z", wait: "P1D", at: "12:30:00", price: "1.50", key: "6f1ed002-ab59-4c5d-8ccf-7f5a8c8a1f4e" }),
  post("/extra-types", { start: "2020-01-02T03:04:05.678901+02:00", wait: 1.5, at: "12:30:00.5", price: 1.25 }),
  post("/extra-types", { start: "x", wait: "x", at: "x", price: "x", key: "x" }),
  post("/request-body", item),
  ask("POST", "/request-body"),
  post("/request-json", item),
  postText("/request-json", "5", null),
  post("/both", item),
  ask("GET", "/get-body", { "content-type": "application/json" }, JSON.stringify(item)),
  get("/get-body"),
  ask("DELETE", "/delete-body", { "content-type": "application/json" }, JSON.stringify(item)),
  ask("DELETE", "/delete-body"),
  postText("/media-type", JSON.stringify(item), "application/vnd.api+json"),
  post("/media-type", item),
  postText("/no-body", "{"),
  post("/no-body?q=x", {}),
];
