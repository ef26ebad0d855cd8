import { expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial002 } from "./tutorial002.ts";

it.each([
  ["tutorial001", tutorial001],
  ["tutorial002", tutorial002],
])("%s answers 201, and 422 as ever", async (_name, app) => {
  await using client = await testClient(app);
  expect(await ask(client, "POST /items/?name=portal+gun")).toEqual([201, { name: "portal gun" }]);
  expect(await ask(client, "POST /items/")).toEqual([422, { detail: [{ type: "missing", loc: ["query", "name"], msg: "Field required", input: null }] }]);
});
