import { App, HttpRequest, RedirectResponse, Router, t } from "signatura";
import { get } from "../corpus.ts";

export const app = new App({ title: "Proxied" });
const sub = new App({ title: "Below" });
const router = new Router({ prefix: "/v1" });

const view = (request: HttpRequest) => ({
  url: request.url.href,
  base: request.baseUrl.href,
  scheme: request.url.protocol.slice(0, -1),
  root: request.rootPath,
  path: request.url.pathname,
  query: request.url.search.slice(1),
  client: request.client?.host ?? null,
  made: request.urlFor("read_view", { name: "n" }).href,
});

app.get("/view/{name}", { name: t.string, request: HttpRequest }, function read_view({ request }) {
  return view(request);
});
router.get("/slash/", { request: HttpRequest }, function slash({ request }) {
  return view(request);
});
app.get("/away", { request: HttpRequest }, function away({ request }) {
  return new RedirectResponse(request.urlFor("read_view", { name: "éä" }), { status: 302 });
});
app.get("/same", function same() {
  return new RedirectResponse("/view/a?b=c d#e");
});
sub.get("/view/{name}", { name: t.string, request: HttpRequest }, function read_sub({ request }) {
  return { url: request.url.href, base: request.baseUrl.href, root: request.rootPath, made: request.urlFor("read_sub", { name: "n" }).href };
});
sub.get("/slash/", function sub_slash() {
  return 1;
});
app.include(router);
app.mount("/below", sub);

const forwarded: readonly Readonly<Record<string, string>>[] = [
  {},
  { "x-forwarded-proto": "https" },
  { "x-forwarded-proto": "https", "x-forwarded-for": "203.0.113.9" },
  { "x-forwarded-for": "203.0.113.9, 10.0.0.1" },
  { "x-forwarded-for": "10.0.0.1, 127.0.0.1" },
  { "x-forwarded-for": "2001:db8::1" },
  { "x-forwarded-proto": "ftp" },
  { "x-forwarded-proto": "" },
  { "x-forwarded-host": "evil.example" },
  { "x-forwarded-proto": "HTTPS", host: "example.com" },
  { host: "example.com:8443", "x-forwarded-proto": "https" },
];

export const requests = [
  get("/openapi.json"),
  ...[
    "/view/a",
    "/view/a?x=1&y=2",
    "/v1/slash",
    "/v1/slash/",
    "/v1/slash?z=1",
    "/away",
    "/same",
    "/below/view/b?q=1",
    "/below/slash",
    "/below",
    "/below/openapi.json",
  ].flatMap((path) => forwarded.map((headers) => get(path, headers))),
];
