import { expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";

it("tutorial001 reads and writes bytes as base64", async () => {
  await using client = await testClient(tutorial001);
  expect(await ask(client, "GET /data")).toEqual([200, { description: "A plumbus", data: "aGVsbG8=" }]);
  const json = { description: "A file", data: "SGVsbG8sIFdvcmxkIQ==" };
  expect(await ask(client, "POST /data", { json })).toEqual([200, { description: "A file", content: "Hello, World!" }]);
  expect(await ask(client, "POST /data-in-out", { json })).toEqual([200, json]);
  expect(await ask(client, "POST /data", { json: { ...json, data: "not base64!" } })).toMatchObject([
    422,
    { detail: [{ type: "bytes_invalid_encoding", loc: ["body", "data"], input: "not base64!", ctx: { encoding: "base64" } }] },
  ]);
});
