import { describe, expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial002 } from "./tutorial002.ts";
import { app as tutorial003 } from "./tutorial003.ts";
import { app as tutorial004 } from "./tutorial004.ts";
import { app as tutorial005 } from "./tutorial005.ts";

const item = { name: "Foo", price: 50.5 };
const user = { username: "Dave" };
const wholeItem = { ...item, description: null, tax: null };
const wholeUser = { ...user, full_name: null };

const missing = (...names: string[]): object[] => names.map((name) => ({ type: "missing", loc: ["body", name], msg: "Field required", input: null }));

describe("several body parameters", () => {
  it("tutorial001 may go without a body", async () => {
    await using client = await testClient(tutorial001);
    expect(await ask(client, "PUT /items/5?q=bar", { json: item })).toEqual([200, { item_id: 5, q: "bar", item: wholeItem }]);
    expect(await ask(client, "PUT /items/5?q=bar")).toEqual([200, { item_id: 5, q: "bar" }]);
    expect(await ask(client, "PUT /items/5", { json: null })).toEqual([200, { item_id: 5 }]);
    expect(await ask(client, "PUT /items/1001")).toEqual([
      422,
      {
        detail: [{ type: "less_than_equal", loc: ["path", "item_id"], msg: "Input should be less than or equal to 1000", input: "1001", ctx: { le: 1000 } }],
      },
    ]);
  });

  it("tutorial002 expects each under its name", async () => {
    await using client = await testClient(tutorial002);
    expect(await ask(client, "PUT /items/5", { json: { item, user } })).toEqual([200, { item_id: 5, item: wholeItem, user: wholeUser }]);
    expect(await ask(client, "PUT /items/5", { json: { item } })).toEqual([422, { detail: missing("user") }]);
    expect(await ask(client, "PUT /items/5")).toEqual([422, { detail: missing("item", "user") }]);
  });

  it("tutorial003 takes a single value beside them", async () => {
    await using client = await testClient(tutorial003);
    const body = { item_id: 5, item: wholeItem, user: wholeUser, importance: 2 };
    expect(await ask(client, "PUT /items/5", { json: { item, user, importance: "2" } })).toEqual([200, body]);
    expect(await ask(client, "PUT /items/5", { json: [] })).toEqual([422, { detail: missing("item", "user", "importance") }]);
  });

  it("tutorial004 holds the single value to a rule", async () => {
    await using client = await testClient(tutorial004);
    const body = { item_id: 5, item: wholeItem, user: wholeUser, importance: 2 };
    expect(await ask(client, "PUT /items/5", { json: { item, user, importance: 2 } })).toEqual([200, body]);
    expect(await ask(client, "PUT /items/5?q=x", { json: { item, user, importance: 2 } })).toEqual([200, { ...body, q: "x" }]);
    expect(await ask(client, "PUT /items/5", { json: { item, user, importance: 0 } })).toEqual([
      422,
      { detail: [{ type: "greater_than", loc: ["body", "importance"], msg: "Input should be greater than 0", input: 0, ctx: { gt: 0 } }] },
    ]);
  });

  it("tutorial005 expects the only one under its name, too", async () => {
    await using client = await testClient(tutorial005);
    expect(await ask(client, "PUT /items/5", { json: { item } })).toEqual([200, { item_id: 5, item: wholeItem }]);
    expect(await ask(client, "PUT /items/5", { json: item })).toEqual([422, { detail: missing("item") }]);
  });
});
