import { App, Model, t, type Type } from "signatura";
import { get, post } from "../corpus.ts";

export const app = new App({ title: "Schemas" });
const joined = new App({ title: "Joined", separateInputOutputSchemas: false });

class Sub extends Model({ a: t.int.default(1), b: t.string.orNull }) {}
class Item extends Model({
  name: t.string,
  description: t.string.orNull,
  sub: t.of(Sub).default(new Sub({})),
  tags: t.list(t.string).default([]),
}) {}
class Plain extends Model({ x: t.int, y: t.string }) {}
class Area extends Model({ width: t.int }, { computed: { area: [t.int, ({ width }) => width ** 2] } }) {}
class Renamed extends Model({ value: t.int.validationAlias("in").serializationAlias("out") }) {}
class Required extends Model({ kind: t.string.default("k"), more: t.of(Sub).orNull }, { config: { defaultsRequired: true } }) {}
class Node extends Model({
  value: t.int.default(0),
  get next(): Type<Node | null> {
    return t.of(Node).orNull;
  },
}) {}

for (const target of [app, joined]) {
  target.post("/items", { item: Item }, { returns: Item }, function item({ item }) {
    return item;
  });
  target.get("/items", {}, { returns: t.list(Item) }, function items() {
    return [new Item({ name: "a" })];
  });
  target.put("/in-only", { sub: Sub }, function in_only({ sub }) {
    return sub;
  });
  target.get("/out-only", {}, { returns: t.record(t.string, Item) }, function out_only() {
    return { a: new Item({ name: "b", sub: new Sub({ a: 2 }) }) };
  });
  target.post("/plain", { plain: Plain }, { returns: Plain }, function plain({ plain }) {
    return plain;
  });
  target.post("/area", { area: Area }, { returns: Area }, function area({ area }) {
    return area;
  });
  target.post("/renamed", { renamed: Renamed }, { returns: Renamed }, function renamed({ renamed }) {
    return renamed;
  });
  target.post("/required", { required: Required }, { returns: Required }, function required({ required }) {
    return required;
  });
  target.post("/node", { node: Node }, { returns: Node }, function node({ node }) {
    return node;
  });
}
app.mount("/joined", joined);

export const requests = ["", "/joined"].flatMap((prefix) => [
  get(`${prefix}/openapi.json`),
  post(`${prefix}/items`, { name: "a", sub: { b: "x" } }),
  get(`${prefix}/items`),
  get(`${prefix}/out-only`),
  post(`${prefix}/plain`, { x: "1", y: "y" }),
  post(`${prefix}/area`, { width: 3 }),
  post(`${prefix}/renamed`, { in: 1 }),
  post(`${prefix}/renamed`, { out: 1, value: 2 }),
  post(`${prefix}/required`, {}),
  post(`${prefix}/node`, { value: 1, next: { next: { value: "x" } } }),
  post(`${prefix}/node`, { next: { value: 2 } }),
]);
