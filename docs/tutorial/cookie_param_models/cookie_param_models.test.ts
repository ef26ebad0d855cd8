import { describe, expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial002 } from "./tutorial002.ts";

const session = { session_id: "123", fatebook_tracker: null, googall_tracker: null };

describe("a model of cookies", () => {
  it.each([
    ["tutorial001", tutorial001],
    ["tutorial002", tutorial002],
  ])("%s fills in and checks every field", async (_name, app) => {
    await using client = await testClient(app);
    expect(await ask(client, "GET /items/", { cookies: { session_id: "123" } })).toEqual([200, session]);
    const all = { session_id: "123", fatebook_tracker: "456", googall_tracker: "789" };
    expect(await ask(client, "GET /items/", { cookies: all })).toEqual([200, all]);
    expect(await ask(client, "GET /items/")).toEqual([422, { detail: [{ type: "missing", loc: ["cookie", "session_id"], msg: "Field required", input: {} }] }]);
    const [status, body] = await ask(client, "GET /items/", { cookies: { session_id: "123", extra: "track-me-here-too" } });
    if (app === tutorial001) expect([status, body]).toEqual([200, session]);
    else
      expect([status, body]).toEqual([
        422,
        { detail: [{ type: "extra_forbidden", loc: ["cookie", "extra"], msg: "Extra inputs are not permitted", input: "track-me-here-too" }] },
      ]);
  });
});
