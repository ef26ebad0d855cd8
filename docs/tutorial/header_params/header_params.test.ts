import { describe, expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial002 } from "./tutorial002.ts";
import { app as tutorial003 } from "./tutorial003.ts";

describe("header parameters", () => {
  it("tutorial001 reads the name with hyphens", async () => {
    await using client = await testClient(tutorial001);
    expect(await ask(client, "GET /items/")).toEqual([200, { "User-Agent": "testclient" }]);
    expect(await ask(client, "GET /items/", { headers: { "User-Agent": "FastAPI test" } })).toEqual([200, { "User-Agent": "FastAPI test" }]);
  });

  it("tutorial002 reads the name as it is", async () => {
    await using client = await testClient(tutorial002);
    expect(await ask(client, "GET /items/", { headers: { strange_header: "FastAPI test" } })).toEqual([200, { strange_header: "FastAPI test" }]);
    expect(await ask(client, "GET /items/", { headers: { "strange-header": "Not really underscore" } })).toEqual([200, { strange_header: null }]);
  });

  it("tutorial003 reads every header of the name", async () => {
    await using client = await testClient(tutorial003);
    expect(await ask(client, "GET /items/")).toEqual([200, { "X-Token values": null }]);
    expect(await ask(client, "GET /items/", { headers: { "x-token": "foo" } })).toEqual([200, { "X-Token values": ["foo"] }]);
  });
});
