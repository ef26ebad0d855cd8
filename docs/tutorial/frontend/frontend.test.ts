import { describe, expect, it, vi } from "vitest";
import type { App } from "signatura";
import { testClient } from "signatura/testing";
import { consoleSettings } from "../../../src/kernel/logger.ts";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial002 } from "./tutorial002.ts";
import { app as tutorial003 } from "./tutorial003.ts";
import { app as tutorial004 } from "./tutorial004.ts";
import { app as tutorial005 } from "./tutorial005.ts";

/** Status, and the title of the page where there is one. */
async function visit(app: App, path: string, accept = "text/html"): Promise<[number, string | undefined]> {
  await using client = await testClient(app, { throwServerErrors: false });
  const response = await client.get(path, { headers: { accept } });
  return [response.status, /<title>(.*)<\/title>/.exec(response.text)?.[1]];
}

describe("a frontend", () => {
  it.each([
    ["tutorial001", tutorial001],
    ["tutorial002", tutorial002],
  ])("%s serves the application's page for its routes, and nothing for files that are missing", async (_name, app) => {
    expect(await visit(app, "/")).toEqual([200, "The application"]);
    expect(await visit(app, "/settings/profile")).toEqual([200, "The application"]);
    expect(await visit(app, "/assets/missing.js", "*/*")).toEqual([404, undefined]);
    await using client = await testClient(app);
    const script = await client.get("/assets/app.js");
    expect([script.status, script.headers.get("content-type")]).toEqual([200, "text/javascript; charset=utf-8"]);
  });

  it("tutorial003 has a page for what is missing", async () => {
    expect(await visit(tutorial003, "/")).toEqual([200, "The site"]);
    expect(await visit(tutorial003, "/nowhere", "*/*")).toEqual([404, "Nothing here"]);
  });

  it("tutorial004 lives below its prefix", async () => {
    expect(await visit(tutorial004, "/app/settings")).toEqual([200, "The application"]);
    expect(await visit(tutorial004, "/settings")).toEqual([404, undefined]);
  });

  it("tutorial005 has no page for what is missing", async () => {
    expect(await visit(tutorial005, "/")).toEqual([200, "The application"]);
    expect(await visit(tutorial005, "/settings")).toEqual([404, undefined]);
  });

  it("tutorial006 starts without its directory, and fails where it is asked", async () => {
    consoleSettings.level = "critical";
    // Somewhere without a `dist`.
    vi.spyOn(process, "cwd").mockReturnValue(import.meta.dirname);
    const { app: tutorial006 } = await import("./tutorial006.ts");
    vi.restoreAllMocks();
    await using client = await testClient(tutorial006);
    await expect(client.get("/")).rejects.toThrow("does not exist");
    expect((await client.get("/docs")).status).toBe(200);
  });
});
