import { describe, expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial002 } from "./tutorial002.ts";
import { app as tutorial003 } from "./tutorial003.ts";

describe("models in place of dataclasses", () => {
  it("tutorial001 is validated", async () => {
    await using client = await testClient(tutorial001);
    expect(await ask(client, "POST /items/", { json: { name: "Foo", price: 3 } })).toEqual([200, { name: "Foo", price: 3, description: null, tax: null }]);
    expect(await ask(client, "POST /items/", { json: { name: "Foo", price: "invalid price" } })).toEqual([
      422,
      {
        detail: [
          {
            type: "float_parsing",
            loc: ["body", "price"],
            msg: "Input should be a valid number, unable to parse string as a number",
            input: "invalid price",
          },
        ],
      },
    ]);
  });

  it("tutorial002 fills in what is not given", async () => {
    await using client = await testClient(tutorial002);
    expect(await ask(client, "GET /items/next")).toEqual([
      200,
      { name: "Island In The Moon", price: 12.99, description: "A place to be playin' and havin' fun", tags: ["breater"], tax: null },
    ]);
    expect(await ask(client, "GET /items/last")).toEqual([404, { detail: "Not Found" }]);
  });

  it("tutorial003 takes and gives lists of models", async () => {
    await using client = await testClient(tutorial003);
    expect(await ask(client, "POST /authors/foo/items/", { json: [{ name: "Bar" }] })).toEqual([
      200,
      { name: "foo", items: [{ name: "Bar", description: null }] },
    ]);
    expect(await ask(client, "POST /authors/foo/items/", { json: [{}] })).toMatchObject([422, { detail: [{ type: "missing", loc: ["body", 0, "name"] }] }]);
    const [status, authors] = await ask(client, "GET /authors/");
    expect(status).toBe(200);
    expect(authors).toHaveLength(2);
    expect(authors).toMatchObject([
      { name: "Breaters", items: [{ name: "Island In The Moon" }, { name: "Holy Buddies", description: null }] },
      { name: "System of an Up" },
    ]);
  });
});
