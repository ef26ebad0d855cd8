import { App, cors, HTTPException, type CorsOptions } from "signatura";
import { ask, get, type ParityRequest } from "../corpus.ts";

export const app = new App({ title: "Cross origin" });

const sites: Readonly<Record<string, CorsOptions>> = {
  open: { allowOrigins: ["*"] },
  credentials: { allowOrigins: ["*"], allowCredentials: true, allowMethods: ["*"], allowHeaders: ["*"], exposeHeaders: ["X-A", "X-B"], maxAge: 5 },
  listed: { allowOrigins: ["https://a.example", "http://localhost:3000"], allowMethods: ["GET", "PUT"], allowHeaders: ["X-Token", "content-type"] },
  pattern: { allowOriginRegex: "https://.*\\.b\\.example", allowCredentials: true, allowMethods: ["POST"] },
  none: {},
};

for (const [name, options] of Object.entries(sites)) {
  const site = new App({ title: name });
  site.middleware(cors(options));
  site.get("/ok", function ok() {
    return name;
  });
  site.put("/ok", function put_ok() {
    return "put";
  });
  site.get("/missing", function missing() {
    throw new HTTPException(404, "none", { headers: { Vary: "Accept" } });
  });
  site.get("/fails", function fails() {
    throw new Error("no");
  });
  site.options("/options", function options() {
    return "own options";
  });
  app.mount(`/${name}`, site);
}

const origins = ["https://a.example", "http://localhost:3000", "https://x.b.example", "https://b.example.evil", "null"];

function preflight(path: string, origin: string, method: string, headers?: string): ParityRequest {
  return ask("OPTIONS", path, {
    origin,
    "access-control-request-method": method,
    ...(headers === undefined ? {} : { "access-control-request-headers": headers }),
  });
}

export const requests = Object.keys(sites).flatMap((site) => [
  ...["ok", "missing", "fails"].flatMap((path) => [get(`/${site}/${path}`), ...origins.map((origin) => get(`/${site}/${path}`, { origin }))]),
  get(`/${site}/ok`, { origin: "https://a.example", cookie: "a=1" }),
  ask("PUT", `/${site}/ok`, { origin: "https://a.example" }),
  ...origins.flatMap((origin) => [
    preflight(`/${site}/ok`, origin, "GET"),
    preflight(`/${site}/ok`, origin, "PUT", "X-Token"),
    preflight(`/${site}/ok`, origin, "DELETE", "x-token, Content-Type, Accept"),
    preflight(`/${site}/nowhere`, origin, "POST", "X-Other"),
  ]),
  ask("OPTIONS", `/${site}/options`, { origin: "https://a.example" }),
  ask("OPTIONS", `/${site}/ok`),
]);
