import { describe, expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial002 } from "./tutorial002.ts";

const baz = { name: "Baz", description: null, price: 50.2, tax: 10.5, tags: [] };

const badPrice = {
  type: "float_parsing",
  loc: ["body", "price"],
  msg: "Input should be a valid number, unable to parse string as a number",
  input: "much",
};

describe("updates of what is stored", () => {
  it("tutorial001 replaces the whole item", async () => {
    await using client = await testClient(tutorial001);
    expect(await ask(client, "GET /items/baz")).toEqual([200, baz]);
    const replaced = { name: "Barz", description: null, price: 3, tax: 10.5, tags: [] };
    expect(await ask(client, "PUT /items/bar", { json: { name: "Barz", price: 3, description: null } })).toEqual([200, replaced]);
    expect(await ask(client, "GET /items/bar")).toEqual([200, replaced]);
    expect(await ask(client, "PUT /items/bar", { json: { price: "much" } })).toEqual([422, { detail: [badPrice] }]);
  });

  it("tutorial002 changes only what is given", async () => {
    await using client = await testClient(tutorial002);
    expect(await ask(client, "GET /items/baz")).toEqual([200, baz]);
    const changed = { name: "Barz", description: "The bartenders", price: 62, tax: 20.2, tags: [] };
    expect(await ask(client, "PATCH /items/bar", { json: { name: "Barz" } })).toEqual([200, changed]);
    expect(await ask(client, "PATCH /items/bar", { json: { tax: 10.5, description: null } })).toEqual([200, { ...changed, tax: 10.5, description: null }]);
    expect(await ask(client, "GET /items/bar")).toEqual([200, { ...changed, tax: 10.5, description: null }]);
    expect(await ask(client, "PATCH /items/bar", { json: { price: "much" } })).toEqual([422, { detail: [badPrice] }]);
  });
});
