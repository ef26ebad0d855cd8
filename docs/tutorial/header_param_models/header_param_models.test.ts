import { describe, expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial002 } from "./tutorial002.ts";
import { app as tutorial003 } from "./tutorial003.ts";

const headers = { "save-data": "true", "if-modified-since": "yesterday", traceparent: "000", "x-tag": "one" };
const whole = { host: "testserver", save_data: true, if_modified_since: "yesterday", traceparent: "000", x_tag: ["one"] };
const bare = { host: "testserver", save_data: true, if_modified_since: null, traceparent: null, x_tag: [] };

describe("a model of headers", () => {
  it("tutorial001 reads names with hyphens", async () => {
    await using client = await testClient(tutorial001, { headers: { host: "testserver" } });
    expect(await ask(client, "GET /items/", { headers })).toEqual([200, whole]);
    expect(await ask(client, "GET /items/", { headers: { "save-data": "true", tool: "plumbus" } })).toEqual([200, bare]);
    expect(await ask(client, "GET /items/")).toMatchObject([422, { detail: [{ type: "missing", loc: ["header", "save_data"], msg: "Field required" }] }]);
  });

  it("tutorial002 refuses every other header", async () => {
    const request = (given: Record<string, string>): Promise<Response> =>
      tutorial002.fetch(new Request("http://testserver/items/", { headers: { host: "testserver", ...given } }));
    const accepted = await request(headers);
    expect([accepted.status, await accepted.json()]).toEqual([200, whole]);
    const refused = await request({ "save-data": "true", tool: "plumbus" });
    expect([refused.status, await refused.json()]).toEqual([
      422,
      { detail: [{ type: "extra_forbidden", loc: ["header", "tool"], msg: "Extra inputs are not permitted", input: "plumbus" }] },
    ]);
  });

  it("tutorial003 reads names with underscores", async () => {
    await using client = await testClient(tutorial003, { headers: { host: "testserver" } });
    expect(await ask(client, "GET /items/", { headers: { save_data: "true", x_tag: "one" } })).toEqual([200, { ...bare, x_tag: ["one"] }]);
    expect(await ask(client, "GET /items/", { headers })).toMatchObject([422, { detail: [{ type: "missing", loc: ["header", "save_data"] }] }]);
  });
});
