import { describe, expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial002 } from "./tutorial002.ts";
import { app as tutorial003 } from "./tutorial003.ts";
import { app as tutorial004 } from "./tutorial004.ts";

describe("metadata", () => {
  it("tutorial001 says who made it", async () => {
    await using client = await testClient(tutorial001);
    expect(await ask(client, "GET /items/")).toEqual([200, [{ name: "Katana" }]]);
    expect(await ask(client, "GET /openapi.json")).toMatchObject([
      200,
      {
        info: {
          title: "ChimichangApp",
          version: "0.0.1",
          license: { name: "Apache 2.0", identifier: "Apache-2.0" },
          contact: { name: "Deadpoolio the Amazing" },
        },
      },
    ]);
  });

  it("tutorial002 has its document elsewhere", async () => {
    await using client = await testClient(tutorial002);
    expect(await ask(client, "GET /items/")).toEqual([200, [{ name: "Foo" }]]);
    expect(await ask(client, "GET /openapi.json")).toEqual([404, { detail: "Not Found" }]);
    expect(await ask(client, "GET /api/v1/openapi.json")).toMatchObject([200, { openapi: "3.1.0" }]);
  });

  it("tutorial003 has its docs page elsewhere, and no Redoc", async () => {
    await using client = await testClient(tutorial003);
    expect(await ask(client, "GET /items/")).toEqual([200, [{ name: "Foo" }]]);
    expect(await ask(client, "GET /docs")).toEqual([404, { detail: "Not Found" }]);
    expect(await ask(client, "GET /redoc")).toEqual([404, { detail: "Not Found" }]);
    expect((await client.get("/documentation")).text).toContain("- Swagger UI</title>");
  });

  it("tutorial004 describes its tags in their order", async () => {
    await using client = await testClient(tutorial004);
    expect(await ask(client, "GET /users/")).toEqual([200, [{ name: "Harry" }, { name: "Ron" }]]);
    expect(await ask(client, "GET /items/")).toEqual([200, [{ name: "wand" }, { name: "flying broom" }]]);
    expect(await ask(client, "GET /openapi.json")).toMatchObject([200, { tags: [{ name: "users" }, { name: "items", externalDocs: {} }] }]);
  });
});
