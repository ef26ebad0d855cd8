import { App, HttpRequest, HttpResponse } from "signatura";
import { ask, get } from "../corpus.ts";

export const app = new App({ title: "Methods" });

async function told({ request }: { readonly request: HttpRequest }) {
  return { method: request.method, size: (await request.body()).length };
}

const takes = { request: HttpRequest };
app.get("/each", takes, told);
app.post("/each", takes, told);
app.put("/each", takes, told);
app.patch("/each", takes, told);
app.delete("/each", takes, told);
app.options("/each", takes, told);
app.head("/each", takes, told);
app.trace("/each", takes, told);

app.head("/only-head", async function only_head() {
  return new HttpResponse(null, { headers: { "X-Head": "yes", "Content-Length": "5" } });
});
app.options("/own-options", async function own_options() {
  return new HttpResponse(null, { headers: { Allow: "GET, OPTIONS" } });
});
app.get("/own-options", async function with_options() {
  return "got";
});
app.post("/accepted", { request: HttpRequest }, { status: 202 }, async function accepted({ request }) {
  return [request.method, request.headers.get("content-length") ?? null];
});
app.delete("/nothing", {}, { status: 204 }, async function nothing() {
  return null;
});
app.head("/head-too", async function head_too() {
  return { body: "is left out for HEAD" };
});
app.get("/head-too", async function head_too() {
  return { body: "is left out for HEAD" };
});

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"];

export const requests = [
  get("/openapi.json"),
  ...["/each", "/only-head", "/own-options", "/accepted", "/nothing", "/head-too", "/nowhere", "/each/"].flatMap((path) =>
    methods.map((method) => ask(method, path)),
  ),
  ...methods.filter((method) => method !== "TRACE").map((method) => ask(method, "/each", { "content-type": "text/plain" }, "body")),
  ask("POST", "/accepted", { "content-type": "text/plain" }, ""),
];
