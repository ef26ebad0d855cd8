import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import {
  App,
  bodyLimit,
  cors,
  FileResponse,
  gzip,
  HTTPException,
  httpsRedirect,
  HttpRequest,
  HttpResponse,
  PlainTextResponse,
  StreamingResponse,
  t,
  trustedHost,
  type Middleware,
} from "signatura";
import { readFixture } from "../../test/parity/fixture.ts";
import { MemoryExchange } from "../../test/support/exchange.ts";
import { readReply } from "../../test/support/read-reply.ts";
import { silentLogger } from "../kernel/logger.ts";

interface Case {
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: [string, string][];
    readonly host?: string | null;
    readonly scheme?: string;
    readonly server?: [string, number] | null;
    readonly body?: string;
    readonly parts?: string[];
  };
  readonly status: number;
  readonly headers: [string, string][];
  readonly hasLength: boolean;
  readonly body: string;
  readonly failure: string | null;
}

const directory = mkdtempSync(join(tmpdir(), "middleware-test-"));
afterAll(() => rmSync(directory, { recursive: true }));
writeFileSync(join(directory, "small.txt"), "s".repeat(600));
writeFileSync(join(directory, "large.txt"), "0123456789".repeat(10_000));

const LONG = "long text ".repeat(100);

/** The same application as in test/parity/middleware.py. */
function makeApp(middleware: Middleware): App {
  const app = new App({ logger: silentLogger });
  app.middleware(middleware);
  app.get("/", {}, () => ({ hello: "world" }));
  app.post("/", { request: HttpRequest }, async ({ request }) => (await request.body()).length);
  app.post("/unread", {}, () => "unread");
  app.get("/error", {}, (): string => {
    throw new Error("broken");
  });
  app.get("/http-error", {}, (): string => {
    throw new HTTPException(418, "teapot", { headers: { "X-Tea": "yes" } });
  });
  app.get("/vary", {}, () => new PlainTextResponse("v", { headers: { Vary: "Accept", "Access-Control-Allow-Origin": "own" } }));
  app.get("/long", {}, () => new PlainTextResponse(LONG));
  app.get("/exact/{size}", { size: t.int }, ({ size }) => new PlainTextResponse("x".repeat(size)));
  app.get("/typed", { type: t.string }, ({ type }) => new HttpResponse(LONG, { mediaType: type }));
  app.get("/untyped", {}, () => new HttpResponse(LONG));
  app.get("/encoded", {}, () => new HttpResponse(LONG, { headers: { "Content-Encoding": "br", Vary: "X" } }));
  app.get("/partial", {}, () => new HttpResponse(LONG, { status: 206 }));
  app.get("/empty", {}, () => new HttpResponse(null, { status: 204 }));
  app.get(
    "/stream",
    { type: t.string.default("text/plain") },
    ({ type }) => new StreamingResponse(["one", "two", LONG], { mediaType: type, headers: { "Content-Length": "1006" } }),
  );
  for (const name of ["small", "large"]) {
    app.get(`/${name}-file`, {}, () => new FileResponse(join(directory, `${name}.txt`)));
    app.head(`/${name}-file`, {}, () => new FileResponse(join(directory, `${name}.txt`)));
  }
  return app;
}

const origins = ["https://example.org"];
const all = ["*"];
const stacks: Readonly<Record<string, Middleware>> = {
  cors: cors(),
  corsAll: cors({ allowOrigins: all, allowMethods: all, allowHeaders: all }),
  corsAllCredentials: cors({ allowOrigins: all, allowMethods: all, allowHeaders: all, allowCredentials: true, exposeHeaders: ["X-A", "X-B"], maxAge: 60 }),
  corsSome: cors({
    allowOrigins: origins,
    allowMethods: ["POST", "PUT"],
    allowHeaders: ["X-Own", "Accept", "accept"],
    exposeHeaders: ["X-A"],
    allowPrivateNetwork: true,
  }),
  corsSomeCredentials: cors({ allowOrigins: origins, allowMethods: ["POST"], allowHeaders: ["x-own"], allowCredentials: true }),
  corsRegex: cors({ allowOriginRegex: /https:\/\/.*\.example\.com|null/, allowMethods: ["GET", "POST"] }),
  gzip: gzip(),
  gzipSmall: gzip({ minimumSize: 1, level: 1, excludeContentTypes: ["text/html; charset=utf-8", " Application/* "] }),
  trustedHost: trustedHost({ allowedHosts: ["example.com", "www.example.org", "*.example.net", "127.0.0.1", "[::1]"] }),
  trustedHostNoRedirect: trustedHost({ allowedHosts: ["example.com", "www.example.org"], wwwRedirect: false }),
  trustedHostAny: trustedHost({ allowedHosts: ["*"] }),
  httpsRedirect: httpsRedirect(),
  bodyLimit: bodyLimit(10),
};

const fixture = readFixture<{ stacks: Record<string, Case[]> }>("middleware").stacks;

/** What no client of the reference could tell apart, or what is said better here on purpose. */
const unlike: ReadonlySet<string> = new Set([
  // The 413 in the middle of a body also closes the connection.
  "connection",
  // Another file: another time of change.
  "etag",
  "last-modified",
]);

test("every stack of the reference is here", () => {
  expect(Object.keys(stacks)).toEqual(Object.keys(fixture));
});

describe.each(Object.entries(stacks))("%s, against Starlette", (name, middleware) => {
  const app = makeApp(middleware);

  test.each(fixture[name]!)(
    "$request.method $request.url $request.host $request.headers: $status",
    async ({ request, status, headers, hasLength, body, failure }) => {
      const errors: unknown[] = [];
      using _ = app["~observe"]((error) => errors.push(error));
      const exchange = new MemoryExchange({
        method: request.method,
        url: request.url,
        headers: request.headers,
        ...(request.host === undefined ? {} : { host: request.host }),
        ...(request.scheme === undefined ? {} : { scheme: request.scheme }),
        ...(request.server === null ? {} : { server: { host: request.server?.[0] ?? "testserver", port: request.server?.[1] ?? 80 } }),
        body: request.parts?.map((part) => new TextEncoder().encode(part)) ?? request.body ?? "",
      });
      const reply = await readReply(await app.handle(exchange));
      const isPacked = reply.headers.some(([header, value]) => header === "content-encoding" && value === "gzip");
      const text = (isPacked ? gunzipSync(reply.body) : Buffer.from(reply.body)).toString("latin1");
      const kept = (pairs: readonly (readonly [string, string])[]): unknown => pairs.filter(([header]) => header !== "content-length" && !unlike.has(header));
      expect({ status: reply.status, headers: kept(reply.headers), hasLength: reply.contentLength !== undefined }).toEqual({
        status,
        headers: kept(headers),
        hasLength,
      });
      if (request.method !== "HEAD") expect(text.length < 2000 ? text : `${text.length} bytes`).toBe(body);
      expect(errors.length > 0).toBe(failure !== null);
    },
  );
});
