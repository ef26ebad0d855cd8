import { describe, expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial002 } from "./tutorial002.ts";

const defaults = { limit: 100, offset: 0, order_by: "created_at", tags: [] };

describe("a model of query parameters", () => {
  it.each([
    ["tutorial001", tutorial001],
    ["tutorial002", tutorial002],
  ])("%s fills in and checks every field", async (_name, app) => {
    await using client = await testClient(app);
    expect(await ask(client, "GET /items/")).toEqual([200, defaults]);
    expect(await ask(client, "GET /items/?limit=10&offset=5&order_by=updated_at&tags=tag1&tags=tag2")).toEqual([
      200,
      { limit: 10, offset: 5, order_by: "updated_at", tags: ["tag1", "tag2"] },
    ]);
    const expected = "'created_at' or 'updated_at'";
    expect(await ask(client, "GET /items/?limit=150&offset=-1&order_by=invalid")).toEqual([
      422,
      {
        detail: [
          { type: "less_than_equal", loc: ["query", "limit"], msg: "Input should be less than or equal to 100", input: "150", ctx: { le: 100 } },
          { type: "greater_than_equal", loc: ["query", "offset"], msg: "Input should be greater than or equal to 0", input: "-1", ctx: { ge: 0 } },
          { type: "literal_error", loc: ["query", "order_by"], msg: `Input should be ${expected}`, input: "invalid", ctx: { expected } },
        ],
      },
    ]);
    const [status, body] = await ask(client, "GET /items/?limit=7&tool=plumbus");
    if (app === tutorial001) expect([status, body]).toEqual([200, { ...defaults, limit: 7 }]);
    else
      expect([status, body]).toEqual([
        422,
        { detail: [{ type: "extra_forbidden", loc: ["query", "tool"], msg: "Extra inputs are not permitted", input: "plumbus" }] },
      ]);
  });
});
