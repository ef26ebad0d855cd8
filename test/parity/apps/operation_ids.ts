import { App, Router, t, type SharedOptions } from "signatura";
import { ask, get, post } from "../corpus.ts";

type NameOf = NonNullable<SharedOptions["generateOperationId"]>;

const byName: NameOf = ({ name }) => name;
const byTag: NameOf = ({ name, tags }) => `${tags[0] ?? "none"}-${name}`;
const byMethod: NameOf = ({ method, path }) => `${method.toLowerCase()}:${path}`;

export const app = new App({ title: "Operation ids", generateOperationId: byTag });
const plain = new Router({ prefix: "/plain", tags: ["plain"] });
const named = new Router({ prefix: "/named", generateOperationId: byName });
const inner = new Router({ prefix: "/inner", tags: ["inner"] });

app.get("/", {}, { tags: ["top", "second"] }, function root() {
  return 1;
});
app.get("/explicit", {}, { operationId: "mine" }, function explicit() {
  return 2;
});
app.get("/own", {}, { generateOperationId: byMethod }, function own() {
  return 3;
});
plain.get("/a/{x}", { x: t.int }, function plain_a({ x }) {
  return x;
});
named.post("/b", function named_b() {
  return 4;
});
named.put("/c", {}, { generateOperationId: byMethod }, function named_c() {
  return 5;
});
inner.get("/d", function inner_d() {
  return 6;
});
inner.get("/e", {}, { name: "renamed", summary: "Given" }, function inner_e() {
  return 7;
});
named.include(inner);
app.include(plain);
app.include(named);
app.include(inner, { prefix: "/again", generateOperationId: byMethod });

const byDefault = new App({ title: "Default ids" });
byDefault.post("/items/{item_id:path}", { item_id: t.string }, function item_of_file({ item_id }) {
  return item_id;
});
byDefault.get("/items/{item_id}.json", { item_id: t.string }, function item_of_file({ item_id }) {
  return item_id;
});
byDefault.delete("/both", function both_ways() {
  return 8;
});
app.mount("/default", byDefault);

export const requests = [
  get("/openapi.json"),
  get("/default/openapi.json"),
  ...["/", "/explicit", "/own", "/plain/a/1", "/named/inner/d", "/again/inner/e", "/default/items/a.json", "/default/both"].map((path) => get(path)),
  post("/default/items/a/b", null),
  ask("DELETE", "/default/both"),
];
