import { App, HttpRequest, t } from "signatura";
import { get, type ParityRequest } from "../corpus.ts";

export const app = new App({ title: "Root path", rootPath: "/api/v1", servers: [{ url: "https://stag.example.com" }] });
const sub = new App({ title: "Sub" });

export const describe = (request: HttpRequest) => ({
  root: request.rootPath,
  url: String(request.url),
  base: String(request.baseUrl),
  for: String(request.urlFor("read_item", { item_id: 1 })),
});

app.get("/app", { request: HttpRequest }, async function read_app({ request }) {
  return describe(request);
});
app.get("/items/{item_id}", { item_id: t.int, request: HttpRequest }, async function read_item({ request }) {
  return describe(request);
});
app.get("/slash/", async function slash() {
  return "slash";
});
sub.get("/deep", { request: HttpRequest }, async function deep({ request }) {
  return describe(request);
});
app.mount("/sub", sub);

export const requests = ["", "/api/v1", "/api", "/api/v1/api/v1"].flatMap((prefix) =>
  [
    "/app",
    "/app/",
    "/items/3",
    "/items/x",
    "/slash",
    "/slash/",
    "/slash?x=1",
    "/sub/deep",
    "/sub/deep/",
    "/sub",
    "/sub/openapi.json",
    "/openapi.json",
    "/nothing",
    "",
    "/",
  ].map((path): ParityRequest => {
    const request = get(`${prefix}${path}` || "/");
    // Starlette looks for the root path at the beginning of the path, where a proxy has taken it off, and so loses what is mounted.
    return prefix === "" && path.startsWith("/sub/") ? { ...request, failsThere: "a mount under a root path that the proxy has taken off" } : request;
  }),
);
