import { expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { app as tutorial001 } from "./tutorial001.ts";

it("tutorial001 answers preflights and names the origins that may read", async () => {
  await using client = await testClient(tutorial001);
  const origin = "https://localhost.tiangolo.com";
  const preflight = { "access-control-request-method": "POST", "access-control-request-headers": "X-Example" };
  const asked = await client.options("/", { headers: { origin, ...preflight } });
  expect([asked.status, asked.text]).toEqual([200, "OK"]);
  expect(asked.headers.get("access-control-allow-origin")).toBe(origin);
  expect(asked.headers.get("access-control-allow-headers")).toBe("X-Example");

  const simple = await client.get("/", { headers: { origin } });
  expect([simple.status, simple.json()]).toEqual([200, { message: "Hello World" }]);
  expect(simple.headers.get("access-control-allow-origin")).toBe(origin);
  expect(simple.headers.get("access-control-allow-credentials")).toBe("true");

  const refused = await client.options("/", { headers: { origin: "https://elsewhere.example", ...preflight } });
  expect([refused.status, refused.text]).toEqual([400, "Disallowed CORS origin"]);
  expect((await client.get("/")).headers.has("access-control-allow-origin")).toBe(false);
});
