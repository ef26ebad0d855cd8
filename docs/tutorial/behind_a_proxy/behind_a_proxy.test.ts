import { describe, expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial002 } from "./tutorial002.ts";
import { app as tutorial003 } from "./tutorial003.ts";
import { app as tutorial004 } from "./tutorial004.ts";

const answer = [200, { message: "Hello World", root_path: "/api/v1" }];
const own = [{ url: "https://stag.example.com" }, { url: "https://prod.example.com" }];

describe("behind a proxy", () => {
  it("tutorial001 redirects to the origin that the client used", async () => {
    await using client = await testClient(tutorial001, { baseUrl: "https://example.com", followRedirects: false });
    const response = await client.get("/items");
    expect([response.status, response.headers.get("location")]).toEqual([307, "https://example.com/items/"]);
    expect(await ask(client, "GET /items/")).toEqual([200, ["plumbus", "portal gun"]]);
  });

  it.each([
    ["tutorial002", tutorial002, [{ url: "/api/v1" }]],
    ["tutorial003", tutorial003, [{ url: "/api/v1" }, ...own]],
    ["tutorial004", tutorial004, own],
  ])("%s knows its root path", async (_name, app, servers) => {
    await using client = await testClient(app);
    expect(await ask(client, "GET /app")).toEqual(answer);
    expect(await ask(client, "GET /api/v1/app")).toEqual(answer);
    expect(await ask(client, "GET /openapi.json")).toMatchObject([200, { servers }]);
    expect(await ask(client, "GET /elsewhere")).toEqual([404, { detail: "Not Found" }]);
  });
});
