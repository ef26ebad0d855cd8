import { expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";

it("tutorial001 serves the document that it made itself", async () => {
  await using client = await testClient(tutorial001);
  expect(await ask(client, "GET /items/")).toEqual([200, [{ name: "Foo" }]]);
  const logo = { url: "https://fastapi.tiangolo.com/img/logo-margin/logo-teal.png" };
  expect(await ask(client, "GET /openapi.json")).toMatchObject([
    200,
    { info: { title: "Custom title", version: "2.5.0", "x-logo": logo }, paths: { "/items/": {} } },
  ]);
  expect(tutorial001.openapi()).toBe(tutorial001.openapi());
});
