import { expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";

it("tutorial001 answers 201 for what is new", async () => {
  await using client = await testClient(tutorial001);
  expect(await ask(client, "PUT /items/foo", { json: { name: "Wrestlers" } })).toEqual([200, { name: "Wrestlers", size: null }]);
  expect(await ask(client, "PUT /items/red", { json: { name: "Chillies" } })).toEqual([201, { name: "Chillies", size: null }]);
  expect(await ask(client, "PUT /items/red", { json: { name: "Chillies", size: 4 } })).toEqual([200, { name: "Chillies", size: 4 }]);
  expect(await ask(client, "PUT /items/red", { json: { size: "XL" } })).toMatchObject([422, { detail: [{ type: "int_parsing", loc: ["body", "size"] }] }]);
});
