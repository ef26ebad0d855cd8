import { describe, expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial002 } from "./tutorial002.ts";
import { app as tutorial002b } from "./tutorial002b.ts";
import { app as tutorial003 } from "./tutorial003.ts";
import { app as tutorial004 } from "./tutorial004.ts";
import { app as tutorial005 } from "./tutorial005.ts";
import { app as tutorial006 } from "./tutorial006.ts";

const json = { name: "Foo", price: 42, tags: ["bar", "baz", "bar"] };
const item = { name: "Foo", price: 42, description: null, tax: null, tags: ["bar", "baz"] };

describe("configuration of operations", () => {
  it.each([
    ["tutorial001", tutorial001, 201],
    ["tutorial002", tutorial002, 200],
    ["tutorial003", tutorial003, 200],
    ["tutorial004", tutorial004, 200],
    ["tutorial005", tutorial005, 200],
  ])("%s answers with the item", async (_name, app, status) => {
    await using client = await testClient(app);
    expect(await ask(client, "POST /items/", { json })).toEqual([status, item]);
    expect(await ask(client, "POST /items/", { json: { name: "Foo", price: 42 } })).toEqual([status, { ...item, tags: [] }]);
    expect(await ask(client, "POST /items/", { json: { name: "Foo" } })).toMatchObject([422, { detail: [{ type: "missing", loc: ["body", "price"] }] }]);
  });

  it("tutorial002b puts operations under tags", async () => {
    await using client = await testClient(tutorial002b);
    expect(await ask(client, "GET /items/")).toEqual([200, ["Portal gun", "Plumbus"]]);
    expect(await ask(client, "GET /users/")).toEqual([200, ["Rick", "Morty"]]);
    expect(await ask(client, "GET /openapi.json")).toMatchObject([
      200,
      { paths: { "/items/": { get: { tags: ["items"] } }, "/users/": { get: { tags: ["users"] } } } },
    ]);
  });

  it("tutorial006 still answers what is deprecated", async () => {
    await using client = await testClient(tutorial006);
    expect(await ask(client, "GET /items/")).toEqual([200, [{ name: "Foo", price: 42 }]]);
    expect(await ask(client, "GET /users/")).toEqual([200, [{ username: "johndoe" }]]);
    expect(await ask(client, "GET /elements/")).toEqual([200, [{ item_id: "Foo" }]]);
    expect(await ask(client, "GET /openapi.json")).toMatchObject([200, { paths: { "/elements/": { get: { deprecated: true } } } }]);
  });
});
