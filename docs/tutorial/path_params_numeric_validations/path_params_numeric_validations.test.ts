import { describe, expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial002 } from "./tutorial002.ts";
import { app as tutorial003 } from "./tutorial003.ts";
import { app as tutorial004 } from "./tutorial004.ts";
import { app as tutorial005 } from "./tutorial005.ts";
import { app as tutorial006 } from "./tutorial006.ts";

const refused = (type: string, loc: string[], msg: string, input: string, ctx: object): unknown => [422, { detail: [{ type, loc, msg, input, ctx }] }];

describe("numeric rules of path parameters", () => {
  it("tutorial001 takes the query parameter by its alias", async () => {
    await using client = await testClient(tutorial001);
    expect(await ask(client, "GET /items/42")).toEqual([200, { item_id: 42 }]);
    expect(await ask(client, "GET /items/123?item-query=foo")).toEqual([200, { item_id: 123, q: "foo" }]);
    expect(await ask(client, "GET /items/x?q=foo")).toMatchObject([422, { detail: [{ type: "int_parsing" }] }]);
  });

  it.each([
    ["tutorial002", tutorial002],
    ["tutorial003", tutorial003],
  ])("%s requires the query parameter", async (_name, app) => {
    await using client = await testClient(app);
    expect(await ask(client, "GET /items/42?q=")).toEqual([200, { item_id: 42 }]);
    expect(await ask(client, "GET /items/123?q=foo")).toEqual([200, { item_id: 123, q: "foo" }]);
    expect(await ask(client, "GET /items/1")).toEqual([422, { detail: [{ type: "missing", loc: ["query", "q"], msg: "Field required", input: null }] }]);
  });

  it("tutorial004 refuses what is below 1", async () => {
    await using client = await testClient(tutorial004);
    expect(await ask(client, "GET /items/1?q=foo")).toEqual([200, { item_id: 1, q: "foo" }]);
    expect(await ask(client, "GET /items/0?q=foo")).toEqual(
      refused("greater_than_equal", ["path", "item_id"], "Input should be greater than or equal to 1", "0", { ge: 1 }),
    );
  });

  it("tutorial005 refuses what is not above 0, and what is above 1000", async () => {
    await using client = await testClient(tutorial005);
    expect(await ask(client, "GET /items/1000?q=foo")).toEqual([200, { item_id: 1000, q: "foo" }]);
    expect(await ask(client, "GET /items/0?q=foo")).toEqual(refused("greater_than", ["path", "item_id"], "Input should be greater than 0", "0", { gt: 0 }));
    expect(await ask(client, "GET /items/1001?q=foo")).toEqual(
      refused("less_than_equal", ["path", "item_id"], "Input should be less than or equal to 1000", "1001", { le: 1000 }),
    );
  });

  it("tutorial006 holds a fraction between two bounds", async () => {
    await using client = await testClient(tutorial006);
    expect(await ask(client, "GET /items/0?q=&size=0.1")).toEqual([200, { item_id: 0, size: 0.1 }]);
    expect(await ask(client, "GET /items/1000?q=somequery&size=10.4")).toEqual([200, { item_id: 1000, q: "somequery", size: 10.4 }]);
    expect(await ask(client, "GET /items/1?q=a&size=0.0")).toEqual(
      refused("greater_than", ["query", "size"], "Input should be greater than 0", "0.0", { gt: 0 }),
    );
    expect(await ask(client, "GET /items/1?q=a&size=10.5")).toEqual(
      refused("less_than", ["query", "size"], "Input should be less than 10.5", "10.5", { lt: 10.5 }),
    );
  });
});
