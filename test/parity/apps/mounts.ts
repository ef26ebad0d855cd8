import { App, Depends, HttpRequest, JSONResponse, t } from "signatura";
import { ask, get } from "../corpus.ts";

export const app = new App({
  title: "Outer",
  async *lifespan() {
    yield { from_lifespan: "outer" };
  },
});
const sub = new App({ title: "Sub" });
const subsub = new App({ title: "Sub of sub", openapiUrl: null });
const other = new App({ title: "Other" });

class OwnError extends Error {}

const Original = Depends(async () => "original");
app.override(Original, () => "overridden");

app.middleware(async (request, next) => {
  request.state["by_middleware"] = "outer";
  const response = await next();
  response.headers.set("x-outer", "1");
  return response;
});
sub.middleware(async (_request, next) => {
  const response = await next();
  response.headers.set("x-sub", "1");
  return response;
});
app.onError(OwnError, async () => new JSONResponse({ "handled by": "outer" }, { status: 418 }));
sub.onError(404, async () => new JSONResponse({ "handled by": "sub" }, { status: 404 }));

const describe = (request: HttpRequest) => ({
  path: request.url.pathname,
  base: String(request.baseUrl),
  state: { from_lifespan: request.state["from_lifespan"] ?? null, by_middleware: request.state["by_middleware"] ?? null },
  app: (request.app as App).title,
});

app.get("/app", { request: HttpRequest, value: Original }, async function read_main({ request, value }) {
  return { ...describe(request), value };
});
sub.get("/sub", { request: HttpRequest, value: Original }, async function read_sub({ request, value }) {
  return { ...describe(request), value };
});
sub.get("/item/{item_id}", { item_id: t.int }, async function read_item({ item_id }) {
  return item_id;
});
sub.get("/slash/", async function slash() {
  return "slash";
});
sub.get("/url", { request: HttpRequest }, async function url({ request }) {
  return [
    String(request.urlFor("read_main")),
    String(request.urlFor("sub:read_item", { item_id: 3 })),
    (request.app as App).urlPathFor("read_item", { item_id: 4 }),
  ];
});
sub.get("/own-error", async function own_error() {
  throw new OwnError();
});
sub.get("/fails", async function fails() {
  throw new Error("no");
});
subsub.get("/", { request: HttpRequest }, async function root({ request }) {
  return describe(request);
});
subsub.get("/deep/{rest:path}", { rest: t.string, request: HttpRequest }, async function deep({ rest, request }) {
  return { rest, base: String(request.baseUrl) };
});
other.get("/x", async function read_x() {
  return "x";
});

sub.mount("/subsub", subsub);
app.mount("/mount", sub, "sub");
app.mount("/tenants/{tenant}", other);

app.get("/mount/never", async function never() {
  return "the mount was first";
});
app.get("/urls", { request: HttpRequest }, async function urls({ request }) {
  return [String(request.urlFor("sub:read_item", { item_id: 3 })), app.urlPathFor("sub", { path: "/files/a.css" }), app.urlPathFor("read_x", { tenant: "t" })];
});

export const requests = [
  ...["/openapi.json", "/mount/openapi.json", "/tenants/a/openapi.json", "/mount/subsub/openapi.json"].map((path) => get(path)),
  ...[
    "/app",
    "/mount",
    "/mount/",
    "/mount/sub",
    "/mount/sub/",
    "/mount/slash",
    "/mount/slash/",
    "/mount/item/5",
    "/mount/item/x",
    "/mount/item/",
    "/mount/url",
    "/mount/own-error",
    "/mount/fails",
    "/mount/nothing",
    "/mount/never",
  ].map((path) => get(path)),
  ...[
    "/mount/subsub",
    "/mount/subsub/",
    "/mount/subsub/deep/a/b",
    "/mount/subsub/deep/",
    "/mount/subsub/deep/a%20b",
    "/mount/subsub/deep/a%3Fb%23c%25d%2Fe",
    "/mount/subsub/nothing",
    "/mounted",
    "/mountx/sub",
  ].map((path) => get(path)),
  ...["/tenants/a/x", "/tenants/a/y", "/tenants/a", "/tenants/a/x/", "/tenants//x", "/urls"].map((path) => get(path)),
  get("/mount/slash?x=1", { host: "a.example" }),
  ask("POST", "/mount/sub"),
  ask("POST", "/mount"),
  ask("OPTIONS", "/mount/"),
];
