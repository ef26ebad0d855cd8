import { App, Body, Form, Model, Router, t } from "signatura";
import { ask, get, postText } from "../corpus.ts";

export const app = new App({ title: "Strict content" });
const lax = new Router<string>({ prefix: "/lax", strictContentType: false });
const strict = new Router<string>({ prefix: "/strict" });
const inner = new Router<string>({ prefix: "/inner" });

class Item extends Model({ name: t.string, price: t.number.default(1) }) {}

for (const router of [lax, strict, inner]) {
  router.post("/item", { item: Item }, async function item({ item }) {
    return item;
  });
  router.post("/optional", { item: t.of(Item).orNull }, async function optional({ item }) {
    return item;
  });
  router.post("/anything", { data: Body(t.union(t.record(t.any, t.any), t.list(t.any)).orNull) }, async function anything({ data }) {
    return { data };
  });
  router.post("/form", { name: Form(t.string.default("none")) }, async function form({ name }) {
    return name;
  });
}

lax.include(inner);
app.include(lax);
app.include(strict);

const types = [
  null,
  "",
  "application/json",
  "Application/JSON; charset=utf-8",
  "application/vnd.api+json",
  "application/geo+json;q=1",
  "application/json-seq",
  "application/xjson",
  "text/json",
  "text/plain",
  "application/x-www-form-urlencoded",
  "application/octet-stream",
  "json",
  "application/ json",
  "*/*",
];
const places = ["/lax", "/strict", "/lax/inner"];

export const requests = [
  get("/openapi.json"),
  ...places.flatMap((place) => ["/item", "/optional", "/anything"].flatMap((path) => types.map((type) => postText(place + path, '{"name": "a"}', type)))),
  ...places.flatMap((place) => [
    postText(`${place}/item`, "{", null),
    postText(`${place}/item`, "{", "text/plain"),
    postText(`${place}/anything`, "[1]", null),
    postText(`${place}/anything`, "", null),
    ask("POST", `${place}/optional`),
    ...types.map((type) => postText(`${place}/form`, "name=b", type)),
  ]),
];
