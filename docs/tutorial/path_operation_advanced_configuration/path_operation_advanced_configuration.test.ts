import { describe, expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial002 } from "./tutorial002.ts";
import { app as tutorial003 } from "./tutorial003.ts";
import { app as tutorial004 } from "./tutorial004.ts";
import { app as tutorial005 } from "./tutorial005.ts";
import { app as tutorial006 } from "./tutorial006.ts";
import { app as tutorial007 } from "./tutorial007.ts";

describe("advanced configuration of operations", () => {
  it.each([
    ["tutorial001", tutorial001, { operationId: "some_specific_id_you_define" }, "Foo"],
    ["tutorial002", tutorial002, { operationId: "read_items" }, "Foo"],
    ["tutorial005", tutorial005, { "x-aperture-labs-portal": "blue" }, "portal-gun"],
  ])("%s says it in the document", async (_name, app, get, item_id) => {
    await using client = await testClient(app);
    expect(await ask(client, "GET /items/")).toEqual([200, [{ item_id }]]);
    expect(await ask(client, "GET /openapi.json")).toMatchObject([200, { paths: { "/items/": { get } } }]);
  });

  it("tutorial003 keeps an operation out of the document", async () => {
    await using client = await testClient(tutorial003);
    expect(await ask(client, "GET /items/")).toEqual([200, [{ item_id: "Foo" }]]);
    expect(await ask(client, "GET /openapi.json")).toMatchObject([200, { paths: {} }]);
  });

  it("tutorial004 answers with the item", async () => {
    await using client = await testClient(tutorial004);
    expect(await ask(client, "POST /items/", { json: { name: "Foo", price: 42 } })).toEqual([
      200,
      { name: "Foo", price: 42, description: null, tax: null, tags: [] },
    ]);
    expect(await ask(client, "POST /items/", { json: {} })).toMatchObject([422, { detail: [{ loc: ["body", "name"] }, { loc: ["body", "price"] }] }]);
  });

  it("tutorial006 takes any body", async () => {
    await using client = await testClient(tutorial006);
    expect(await ask(client, "POST /items/", { body: "this is actually not validated" })).toEqual([
      200,
      { size: 30, content: { name: "Maaaagic", price: 42, description: "Just kiddin', no magic here. ✨" } },
    ]);
    expect(await ask(client, "POST /items/")).toMatchObject([200, { size: 0 }]);
  });

  it("tutorial007 reads YAML", async () => {
    await using client = await testClient(tutorial007);
    const send = async (body: string): Promise<unknown> => ask(client, "POST /items/", { body });
    expect(await send("name: Deadpoolio\ntags:\n- x-force\n- x-men\n")).toEqual([200, { name: "Deadpoolio", tags: ["x-force", "x-men"] }]);
    expect(await send("name: Deadpoolio\ntags:\nx - x-force\nx - x-men\n")).toEqual([422, { detail: "Invalid YAML" }]);
    expect(await send("name: Deadpoolio\ntags:\n- x-force\n- sneaky: object\n")).toEqual([
      422,
      { detail: [{ type: "string_type", loc: ["tags", 1], msg: "Input should be a valid string", input: { sneaky: "object" } }] },
    ]);
  });
});
