import { describe, expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial002 } from "./tutorial002.ts";
import { app as tutorial003 } from "./tutorial003.ts";
import { app as tutorial004 } from "./tutorial004.ts";
import { app as tutorial005 } from "./tutorial005.ts";

describe("examples in the document", () => {
  it.each([
    ["tutorial001", tutorial001],
    ["tutorial002", tutorial002],
    ["tutorial003", tutorial003],
    ["tutorial004", tutorial004],
    ["tutorial005", tutorial005],
  ])("%s takes what its examples show", async (_name, app) => {
    await using client = await testClient(app);
    const item = { name: "Foo", description: "A very nice Item", price: 35.4, tax: 3.2 };
    expect(await ask(client, "PUT /items/5", { json: item })).toEqual([200, { item_id: 5, item }]);
    expect(await ask(client, "PUT /items/5", { json: { name: "Bar", price: "35.4" } })).toEqual([
      200,
      { item_id: 5, item: { name: "Bar", description: null, price: 35.4, tax: null } },
    ]);
    expect(await ask(client, "PUT /items/5", { json: { name: "Baz", price: "thirty five point four" } })).toMatchObject([
      422,
      { detail: [{ type: "float_parsing", loc: ["body", "price"], input: "thirty five point four" }] },
    ]);
  });
});
