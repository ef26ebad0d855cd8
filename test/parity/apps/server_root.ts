import { App, HttpRequest, t } from "signatura";
import type { ServeOptions } from "signatura/node";
import { get } from "../corpus.ts";
import { describe } from "./root_path.ts";

export const app = new App({ title: "Server root", servers: [{ url: "https://stag.example.com" }] });
const sub = new App({ title: "Sub" });
export const serveOptions: ServeOptions = { rootPath: "/proxy" };

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

export const requests = ["", "/proxy"].flatMap((prefix) =>
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
  ].map((path) => get(`${prefix}${path}` || "/")),
);
