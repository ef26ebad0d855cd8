import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { App, FileResponse, staticFiles } from "signatura";
import { testClient } from "signatura/testing";
import { readFixture } from "../../test/parity/fixture.ts";
import { MemoryExchange, type MemoryExchangeOptions } from "../../test/support/exchange.ts";
import { readReply, type ReadReply } from "../../test/support/read-reply.ts";
import { silentLogger } from "../kernel/logger.ts";
import { fileSystem, type FileSystem } from "./file-system.ts";
import { staticFilesOn } from "./static-files.ts";

interface Case {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number;
  readonly answer: [string, string][];
  readonly body: string;
  readonly failure: string | null;
}

const fixture = readFixture<{ modified: number; tree: Record<string, string | null>; cases: Case[] }>("static-files");

const root = mkdtempSync(join(tmpdir(), "static-test-"));
for (const [name, content] of Object.entries(fixture.tree)) {
  const path = join(root, name);
  if (content === null) mkdirSync(path);
  else if (content.startsWith("-> ")) symlinkSync(content.slice(3), path);
  else {
    writeFileSync(path, content);
    utimesSync(path, fixture.modified, fixture.modified);
  }
}
afterAll(() => rmSync(root, { recursive: true }));

/** The same application as in test/parity/static_files.py. */
const app = new App({ logger: silentLogger });
app.mount("/static", staticFiles(join(root, "public")));
app.mount("/links", staticFiles(join(root, "public"), { followSymlinks: true }));
app.mount("/site", staticFiles(join(root, "site"), { html: true }));
app.mount("/bare", staticFiles(join(root, "bare"), { html: true }));
app.mount("/later", staticFiles(join(root, "later"), { checkDir: false }));
app.mount("/notdir", staticFiles(join(root, "secret.txt"), { checkDir: false }));
const file = join(root, "public", "a.txt");
const responses: Readonly<Record<string, () => FileResponse>> = {
  file: () => new FileResponse(file),
  named: () => new FileResponse(file, { filename: "report.pdf" }),
  quoted: () => new FileResponse(file, { filename: 'a "b"/c;d.txt' }),
  unicode: () => new FileResponse(file, { filename: "né中😀'()*!~.txt" }),
  inline: () => new FileResponse(file, { filename: "a.txt", contentDisposition: "inline" }),
  typed: () => new FileResponse(file, { mediaType: "text/x-own" }),
  styled: () => new FileResponse(file, { headers: { "X-Own": "1", "Cache-Control": "no-store", "Content-Type": "a/b" } }),
  created: () => new FileResponse(file, { status: 201 }),
  missing: () => new FileResponse(join(root, "missing.txt")),
  directory: () => new FileResponse(join(root, "public")),
  "own-etag": () =>
    new FileResponse(file, { headers: { etag: '"own"', "last-modified": "x", "accept-ranges": "none", "content-disposition": "inline" }, filename: "f" }),
};
for (const [name, make] of Object.entries(responses)) {
  app.get(`/${name}`, {}, make);
  app.head(`/${name}`, {}, make);
}

async function send(options: MemoryExchangeOptions, to: App = app): Promise<ReadReply> {
  return readReply(await to.handle(new MemoryExchange({ ...options, server: { host: "testserver", port: 80 } })));
}

const text = (body: Uint8Array): string => Buffer.from(body).toString("latin1");

describe("static files and file responses, against FastAPI", () => {
  test.each(fixture.cases)("$method $url $headers: $status", async ({ method, url, headers, status, answer, body, failure }) => {
    const errors: unknown[] = [];
    using _ = app["~observe"]((error) => errors.push(error));
    const reply = await send({ method, url, headers });
    // A boundary is random: as many characters stand in the reference's place.
    const boundary = /multipart\/byteranges; boundary=(\w+)/.exec(String(reply.headers.find(([name]) => name === "content-type")?.[1]))?.[1];
    const steady = (value: string): string => (boundary === undefined ? value : value.replaceAll(boundary, `BOUNDARY${"Y".repeat(18)}`));
    const contentLength = answer.find(([name]) => name === "content-length")?.[1];
    const found = { status: reply.status, headers: reply.headers.map(([name, value]) => [name, steady(value)]), contentLength: reply.contentLength };
    expect(found).toEqual({ status, headers: answer.filter(([name]) => name !== "content-length"), contentLength });
    if (method !== "HEAD") expect(steady(text(reply.body))).toBe(body);
    expect(errors.length > 0).toBe(failure !== null);
  });
});

describe("static files", () => {
  test("a directory that is not there is refused at start-up", () => {
    expect(() => staticFiles(join(root, "nowhere"))).toThrow(/SIG331.*nowhere/);
    expect(() => staticFiles(join(root, "secret.txt"))).toThrow(/SIG331/);
  });

  test("a directory may be a file: URL", async () => {
    const other = new App();
    other.mount("/s", staticFiles(pathToFileURL(join(root, "public"))));
    expect((await send({ url: "/s/a.txt" }, other)).status).toBe(200);
  });

  test("another index may stand for its directory", async () => {
    const other = new App();
    other.mount("/s", staticFiles(join(root, "public"), { html: true, index: "page.html" }));
    expect(text((await send({ url: "/s/" }, other)).body)).toBe("<p>page</p>");
  });

  test("what the system forbids to read is a 401", async () => {
    const forbidding: FileSystem = { ...fileSystem("the test"), status: () => Promise.reject(Object.assign(new Error("denied"), { code: "EACCES" })) };
    const other = new App({ logger: silentLogger });
    other.mount(
      "/s",
      staticFilesOn(
        { ...forbidding, status: (path) => (path.endsWith("a.txt") ? forbidding.status(path) : fileSystem("the test").status(path)) },
        join(root, "public"),
      ),
    );
    const reply = await send({ url: "/s/a.txt" }, other);
    expect([reply.status, text(reply.body)]).toEqual([401, '{"detail":"Unauthorized"}']);
  });

  test("a fault of the file system is a 500, and no 404", async () => {
    const broken: FileSystem = { ...fileSystem("the test"), realPath: () => Promise.reject(Object.assign(new Error("disk"), { code: "EIO" })) };
    const other = new App({ logger: silentLogger });
    other.mount("/s", staticFilesOn(broken, join(root, "public")));
    expect((await send({ url: "/s/a.txt" }, other)).status).toBe(500);
  });
});

describe("precompressed files", () => {
  const packed = join(root, "packed");
  mkdirSync(packed);
  for (const [name, content] of [
    ["a.js", "plain"],
    ["a.js.br", "brotli"],
    ["a.js.gz", "gzip"],
    ["b.js", "plain"],
    ["b.js.gz", "gzip"],
    ["c.js", "plain"],
  ] as const)
    writeFileSync(join(packed, name), content);
  symlinkSync("../secret.txt", join(packed, "c.js.gz"));
  const other = new App();
  other.mount("/s", staticFiles(packed, { precompressed: true }));

  test.each([
    ["/s/a.js", "gzip, br", "brotli", "br"],
    ["/s/a.js", "gzip", "gzip", "gzip"],
    ["/s/a.js", "br;q=0, gzip;q=0.5", "gzip", "gzip"],
    ["/s/a.js", "*", "brotli", "br"],
    ["/s/a.js", "*;q=0", "plain", undefined],
    ["/s/a.js", "identity", "plain", undefined],
    ["/s/a.js", undefined, "plain", undefined],
    ["/s/b.js", "br, gzip", "gzip", "gzip"],
    ["/s/c.js", "gzip", "plain", undefined],
  ])("%s for %s is %s", async (url, accepted, body, coding) => {
    const reply = await send({ url, headers: accepted === undefined ? {} : { "accept-encoding": accepted } }, other);
    const headers = Object.fromEntries(reply.headers);
    expect([text(reply.body), headers["content-encoding"], headers["content-type"], headers.vary]).toEqual([
      body,
      coding,
      "text/javascript; charset=utf-8",
      "Accept-Encoding",
    ]);
  });

  test("a coding has an entity tag of its own", async () => {
    const plain = await send({ url: "/s/a.js" }, other);
    const etag = Object.fromEntries(plain.headers).etag!;
    expect((await send({ url: "/s/a.js", headers: { "if-none-match": etag } }, other)).status).toBe(304);
    expect((await send({ url: "/s/a.js", headers: { "if-none-match": etag, "accept-encoding": "gzip" } }, other)).status).toBe(200);
  });
});

describe("FileResponse", () => {
  test("takes a file: URL", async () => {
    const other = new App();
    other.get("/", {}, () => new FileResponse(pathToFileURL(file)));
    await using client = await testClient(other);
    const response = await client.get("/");
    expect([response.text, response.headers.get("content-length")]).toEqual(["hello world", "11"]);
  });

  test("is what a response class makes of a path", async () => {
    const other = new App();
    other.get("/", {}, { responseClass: FileResponse }, () => file);
    expect(text((await send({ url: "/" }, other)).body)).toBe("hello world");
  });

  test("is completed where an error handler or a middleware answers with it", async () => {
    const other = new App();
    class Missing extends Error {}
    other.get("/", {}, (): string => {
      throw new Missing();
    });
    other.onError(Missing, () => new FileResponse(file, { status: 404 }));
    other.middleware((request, next) => (request.path === "/early" ? new FileResponse(file) : next()));
    expect([(await send({ url: "/" }, other)).status, text((await send({ url: "/" }, other)).body)]).toEqual([404, "hello world"]);
    expect(text((await send({ url: "/early", headers: { range: "bytes=0-4" } }, other)).body)).toBe("hello");
  });

  test("middleware sees its headers", async () => {
    const other = new App();
    other.get("/", {}, () => new FileResponse(file));
    let seen: string | undefined;
    other.middleware(async (_request, next) => {
      const response = await next();
      seen = response.headers.get("etag");
      return response;
    });
    await send({ url: "/" }, other);
    expect(seen).toMatch(/^"[0-9a-f]{32}"$/);
  });
});
