import { expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { app as tutorial001 } from "./tutorial001.ts";

it("tutorial001 tells of every answer how long it took", async () => {
  await using client = await testClient(tutorial001);
  for (const [path, status] of [
    ["/openapi.json", 200],
    ["/nowhere", 404],
  ] as const) {
    const response = await client.get(path);
    expect(response.status).toBe(status);
    expect(Number(response.headers.get("x-process-time"))).toBeGreaterThan(0);
  }
});
