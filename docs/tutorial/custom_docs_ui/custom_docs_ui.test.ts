import { expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";

it("tutorial001 has docs pages of its own", async () => {
  await using client = await testClient(tutorial001);
  const docs = await client.get("/docs");
  expect(docs.text).toContain("https://unpkg.com/swagger-ui-dist@5/swagger-ui-bundle.js");
  expect(docs.text).toContain("https://unpkg.com/swagger-ui-dist@5/swagger-ui.css");
  expect(docs.headers.get("content-security-policy")).toMatch(/script-src [^;]*https:\/\/unpkg\.com/);
  expect((await client.get("/docs/oauth2-redirect")).text).toContain("window.opener.swaggerUIRedirectOauth2");
  expect((await client.get("/redoc")).text).toContain("https://unpkg.com/redoc@2/bundles/redoc.standalone.js");
  expect(await ask(client, "GET /users/john")).toEqual([200, { message: "Hello john" }]);
  expect(await ask(client, "GET /docs/assets/swagger-ui.css")).toEqual([404, { detail: "Not Found" }]);
});

it.each([
  ["", "/openapi.json"],
  ["/api/v1", "/api/v1/openapi.json"],
  ["/api/v1/", "/api/v1/openapi.json"],
])("tutorial001 links below the root path %j", async (rootPath, url) => {
  await using client = await testClient(tutorial001, { rootPath });
  for (const path of ["/docs", "/redoc"]) expect((await client.get(path)).text).toContain(`"${url}"`);
  expect((await client.get("/docs")).text).toContain(`"${url.replace("/openapi.json", "/docs/oauth2-redirect")}"`);
});
