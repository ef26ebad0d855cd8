import { expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";

it("tutorial001 expects the item under its name, and holds its fields to their rules", async () => {
  await using client = await testClient(tutorial001);
  expect(await ask(client, "PUT /items/5", { json: { item: { name: "Foo", price: 3.0 } } })).toEqual([
    200,
    { item_id: 5, item: { name: "Foo", price: 3, description: null, tax: null } },
  ]);
  expect(await ask(client, "PUT /items/6", { json: { item: { name: "Bar", price: 0.2, description: "Some bar", tax: "5.4" } } })).toEqual([
    200,
    { item_id: 6, item: { name: "Bar", price: 0.2, description: "Some bar", tax: 5.4 } },
  ]);
  const description = "x".repeat(301);
  expect(await ask(client, "PUT /items/5", { json: { item: { name: "Foo", price: -3.0, description } } })).toEqual([
    422,
    {
      detail: [
        {
          type: "string_too_long",
          loc: ["body", "item", "description"],
          msg: "String should have at most 300 characters",
          input: description,
          ctx: { max_length: 300 },
        },
        { type: "greater_than", loc: ["body", "item", "price"], msg: "Input should be greater than 0", input: -3, ctx: { gt: 0 } },
      ],
    },
  ]);
  expect(await ask(client, "PUT /items/5", { json: { name: "Foo", price: 3 } })).toEqual([
    422,
    { detail: [{ type: "missing", loc: ["body", "item"], msg: "Field required", input: null }] },
  ]);
});
