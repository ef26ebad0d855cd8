import { expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";

it("tutorial001 has an application with its own document below", async () => {
  await using client = await testClient(tutorial001);
  expect(await ask(client, "GET /app")).toEqual([200, { message: "Hello World from main app" }]);
  expect(await ask(client, "GET /subapi/sub")).toEqual([200, { message: "Hello World from sub API" }]);
  expect(await ask(client, "GET /sub")).toEqual([404, { detail: "Not Found" }]);
  const [status, document] = await ask(client, "GET /subapi/openapi.json");
  expect(status).toBe(200);
  expect(document).toMatchObject({ servers: [{ url: "/subapi" }], paths: { "/sub": { get: { operationId: "read_sub_sub_get" } } } });
  expect((await client.get("/subapi/docs")).text).toContain("/subapi/openapi.json");
});
