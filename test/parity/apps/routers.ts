import { App, Depends, Header, HTTPException, Model, PlainTextResponse, Router, t } from "signatura";
import { ask, get, post } from "../corpus.ts";

export const app = new App({ title: "Routers", responses: { 418: { description: "Teapot" } } });

class Item extends Model({ name: t.string }) {}

const Token = Depends({ x_token: Header(t.string) }, async ({ x_token }) => {
  if (x_token !== "t") throw new HTTPException(403, "no");
});

const items = new Router({ prefix: "/items", tags: ["items"], responses: { 404: { description: "Not found" } } });
const users = new Router({ tags: ["users"], responseClass: PlainTextResponse });
const inner = new Router({ prefix: "/inner", tags: ["inner"], dependencies: [Token], deprecated: true });
const hidden = new Router({ includeInSchema: false });

items.get("/", async function read_items() {
  return ["items"];
});
items.get("/{item_id}", { item_id: t.string }, { responses: { 403: { description: "Forbidden" } }, tags: ["custom"] }, async function read_item({ item_id }) {
  return { item: item_id };
});
items.put("/{item_id}", { item_id: t.string, item: Item }, { returns: Item }, async function update_item({ item }) {
  return item;
});
items.get("", async function read_empty() {
  return "empty path";
});
users.get("/users/", async function read_users() {
  return "users";
});
users.get("/users/{user_id}", { user_id: t.int }, { deprecated: true }, async function read_user({ user_id }) {
  return String(user_id);
});
inner.get("/one", async function read_one() {
  return "one";
});
inner.get("/one/{n}", { n: t.int }, async function read_one_n({ n }) {
  return n;
});
hidden.get("/hidden", async function read_hidden() {
  return "hidden";
});

items.include(inner, { prefix: "/nested" });
app.include(items);
app.include(users);
app.include(users, { prefix: "/v2", tags: ["second"], responses: { 400: { description: "Bad" } } });
app.include(inner, { prefix: "/top" });
app.include(hidden);

app.get("/items/special", async function special() {
  return "never: the router was first";
});
users.get("/late", async function late() {
  return "late";
});
app.get("/url", async function url() {
  return [app.urlPathFor("read_item", { item_id: "a" }), app.urlPathFor("read_one_n", { n: 3 }), app.urlPathFor("read_users")];
});

export const requests = [
  get("/openapi.json"),
  ...[
    "/items",
    "/items/",
    "/items/a",
    "/items/a/",
    "/items/special",
    "/items/nested/inner/one",
    "/items/nested/inner/one/",
    "/items/nested/inner/one/x",
    "/users",
    "/users/",
    "/users/1",
    "/users/x",
  ].map((path) => get(path)),
  ...["/v2/users", "/v2/users/", "/v2/users/1", "/v2/users/x", "/v2/late", "/late", "/top/inner/one", "/inner/one", "/hidden", "/hidden/", "/url", "/v2"].map(
    (path) => get(path),
  ),
  ...["/items/nested/inner/one", "/items/nested/inner/one/5", "/top/inner/one/x"].flatMap((path) => [
    get(path, { "x-token": "t" }),
    get(path, { "x-token": "f" }),
  ]),
  ask("PUT", "/items/a", { "content-type": "application/json" }, '{"name": "n", "more": 1}'),
  post("/items/a", {}),
  ask("DELETE", "/items/a"),
  ask("POST", "/top/inner/one"),
  ask("PUT", "/users/1"),
];
