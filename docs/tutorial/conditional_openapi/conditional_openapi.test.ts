import { afterEach, describe, expect, it, vi } from "vitest";
import type { App } from "signatura";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

async function started(openapiUrl: string | undefined): Promise<App> {
  vi.stubEnv("OPENAPI_URL", openapiUrl);
  return (await import("./tutorial001.ts")).app;
}

describe("tutorial001", () => {
  it("has a document where the environment says nothing", async () => {
    await using client = await testClient(await started(undefined));
    expect(await ask(client, "GET /")).toEqual([200, { message: "Hello World" }]);
    expect(await ask(client, "GET /openapi.json")).toMatchObject([200, { openapi: "3.1.0" }]);
  });

  it("has neither document nor docs pages where the environment says so", async () => {
    await using client = await testClient(await started(""));
    expect(await ask(client, "GET /")).toEqual([200, { message: "Hello World" }]);
    for (const path of ["openapi.json", "docs", "redoc"]) expect(await ask(client, `GET /${path}`)).toEqual([404, { detail: "Not Found" }]);
  });
});
