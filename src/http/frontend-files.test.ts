// What an application refuses of a frontend at start. What it serves is held against FastAPI in test/parity/apps/frontend.ts.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import { App } from "signatura";
import { testClient } from "signatura/testing";

const directory = mkdtempSync(join(tmpdir(), "frontend-test-"));
writeFileSync(join(directory, "index.html"), "<p>page</p>");
writeFileSync(join(directory, "app.js"), "let a;");
writeFileSync(join(directory, "app.js.gz"), gzipSync("let a;"));
afterAll(() => rmSync(directory, { recursive: true }));

describe("a frontend is refused", () => {
  test.each([
    ["/", join(directory, "missing"), {}, "SIG334"],
    ["/", join(directory, "app.js"), {}, "SIG334"],
    ["/", directory, { fallback: "404.html" }, "SIG334"],
    ["/", directory, { fallback: "other.html" as never }, "SIG335"],
    ["app", directory, {}, "SIG336"],
  ] as const)("at %s with %s and %o: %s", (path, folder, options, code) => {
    expect(() => new App().frontend(path, folder, options)).toThrow(code);
  });
});

describe("in development", () => {
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });

  test("a frontend that is not built yet is told, and not refused", () => {
    vi.stubEnv("SIGNATURA_ENV", "development");
    const told = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const app = new App();
    app.frontend("/", join(directory, "missing"));
    expect(told.mock.calls.flat().join()).toContain("does not exist yet");
    expect(() => app.frontend("/", join(directory, "missing"), { checkDir: true })).toThrow("SIG334");
  });
});

test("packed files are sent to those who take them", async () => {
  const app = new App();
  app.frontend("/", directory, { precompressed: true });
  await using client = await testClient(app);
  const packed = await client.get("/app.js", { headers: { "accept-encoding": "gzip" } });
  expect([packed.headers.get("content-encoding"), packed.headers.get("vary")]).toEqual(["gzip", "Accept-Encoding"]);
  const page = await client.get("/settings", { headers: { "accept-encoding": "gzip", accept: "text/html" } });
  expect([page.status, page.headers.has("content-encoding"), page.text]).toEqual([200, false, "<p>page</p>"]);
});
