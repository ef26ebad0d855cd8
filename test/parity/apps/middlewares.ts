import { App, gzip, httpsRedirect, HttpRequest, HttpResponse, PlainTextResponse, StreamingResponse, trustedHost } from "signatura";
import { ask, get } from "../corpus.ts";

export const app = new App({ title: "Middlewares" });

const packed = new App({ title: "Packed" });
packed.middleware(gzip({ minimumSize: 100, level: 9 }));
const hosts = new App({ title: "Hosts" });
hosts.middleware(trustedHost({ allowedHosts: ["example.com", "*.example.com"] }));
const wwwless = new App({ title: "Without www" });
wwwless.middleware(trustedHost({ allowedHosts: ["www.example.com"], wwwRedirect: true }));
const secure = new App({ title: "Secure" });
secure.middleware(httpsRedirect());
const timed = new App({ title: "Timed" });
timed.middleware(async (request, next) => {
  const response = await next();
  response.headers.set("X-Outer", `${request.method} ${request.url.pathname} ${response.status}`);
  return response;
});
timed.middleware(async (request, next) => {
  if (request.query.get("stop")) return new PlainTextResponse("stopped", { status: 403 });
  request.state["seen"] = "seen";
  const response = await next();
  response.headers.append("X-Inner", "1");
  response.headers.delete("x-remove");
  return response;
});

const sites = { packed, hosts, wwwless, secure, timed };

for (const [name, site] of Object.entries(sites)) {
  site.get("/small", function small() {
    return "small";
  });
  site.get("/large", function large() {
    return new PlainTextResponse("large ".repeat(100), { headers: { Vary: "Accept", "X-Remove": "1" } });
  });
  site.get("/packed", function already() {
    return new HttpResponse(new Uint8Array(500).fill(120), { mediaType: "image/png", headers: { "Content-Encoding": "br" } });
  });
  site.get("/stream", function stream() {
    return new StreamingResponse(
      Array.from({ length: 50 }, () => "part "),
      { mediaType: "text/plain" },
    );
  });
  site.get("/state", { request: HttpRequest }, function state({ request }) {
    return { seen: request.state["seen"] ?? null };
  });
  site.get("/empty", {}, { status: 204 }, function empty() {});
  app.mount(`/${name}`, site);
}

const encodings = ["gzip", "deflate, br", "gzip;q=0", "GZIP, x", "identity"];

export const requests = [
  ...["/small", "/large", "/packed", "/stream", "/state", "/empty", "/nowhere"].flatMap((path) => [
    get(`/timed${path}`),
    get(`/timed${path}?stop=1`),
    get(`/packed${path}`),
    ...["example.com", "sub.example.com", "example.com:8000", "EXAMPLE.com", "evil.com", "example.com.evil.com", ".example.com"].map((host) =>
      get(`/hosts${path}`, { host }),
    ),
    ...["example.com", "www.example.com", "other.com"].map((host) => get(`/wwwless${path}?x=1`, { host })),
    get(`/secure${path}?x=1&y=%20`, { host: "example.com:80" }),
    get(`/secure${path}`, { host: "example.com", "x-forwarded-proto": "https" }),
  ]),
  // What is packed differs by its implementation: small answers and those that are packed already are alike.
  ...["/small", "/packed", "/state", "/empty"].flatMap((path) => encodings.map((encoding) => get(`/packed${path}`, { "accept-encoding": encoding }))),
  ...["deflate", "identity"].flatMap((encoding) => [
    get("/packed/large", { "accept-encoding": encoding }),
    get("/packed/stream", { "accept-encoding": encoding }),
  ]),
  ask("HEAD", "/timed/large"),
  ask("POST", "/timed/small"),
];
