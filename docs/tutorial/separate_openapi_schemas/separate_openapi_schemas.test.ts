import { expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial002 } from "./tutorial002.ts";

it.each([
  ["tutorial001", tutorial001],
  ["tutorial002", tutorial002],
])("%s answers alike, whatever its document says", async (_name, app) => {
  await using client = await testClient(app);
  expect(await ask(client, "POST /items/", { json: { name: "Foo" } })).toEqual([200, { name: "Foo", description: null }]);
  expect(await ask(client, "GET /items/")).toEqual([
    200,
    [
      { name: "Portal Gun", description: "Device to travel through the multi-rick-verse" },
      { name: "Plumbus", description: null },
    ],
  ]);
  expect(await ask(client, "POST /items/", { json: {} })).toEqual([
    422,
    { detail: [{ type: "missing", loc: ["body", "name"], msg: "Field required", input: {} }] },
  ]);
});
