import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial002 } from "./tutorial002.ts";
import { app as tutorial003 } from "./tutorial003.ts";

describe("custom requests and routes", () => {
  it("tutorial001 reads packed bodies, and those that are not", async () => {
    await using client = await testClient(tutorial001);
    const numbers = Array.from({ length: 1000 }, (_, index) => index + 1);
    expect(await ask(client, "POST /sum", { json: numbers })).toEqual([200, { sum: 500_500 }]);
    const headers = { "content-type": "application/json", "content-encoding": "gzip" };
    const send = async (body: Uint8Array<ArrayBuffer>): Promise<unknown> => ask(client, "POST /sum", { body, headers });
    expect(await send(gzipSync(JSON.stringify(numbers)))).toEqual([200, { sum: 500_500 }]);
    expect(await send(gzipSync("[1, null]"))).toEqual([
      422,
      { detail: [{ type: "int_type", loc: ["body", 1], msg: "Input should be a valid integer", input: null }] },
    ]);
    expect(await send(new TextEncoder().encode("[1]"))).toEqual([400, { detail: "There was an error parsing the body" }]);
    expect(await send(gzipSync(`[${" ".repeat(5_000_000)}]`))).toEqual([413, { detail: "Content Too Large" }]);
  });

  it("tutorial002 tells the body along with its errors", async () => {
    await using client = await testClient(tutorial002);
    expect(await ask(client, "POST /", { json: [1, 2, 3] })).toEqual([200, 6]);
    const json = { numbers: [1, 2, 3] };
    expect(await ask(client, "POST /", { json })).toEqual([
      422,
      { detail: { errors: [{ type: "list_type", loc: ["body"], msg: "Input should be a valid list", input: json }], body: JSON.stringify(json) } },
    ]);
  });

  it("tutorial003 tells how long some operations take", async () => {
    await using client = await testClient(tutorial003);
    const timed = await client.get("/timed");
    expect([timed.status, timed.json()]).toEqual([200, { message: "It's the time of my life" }]);
    expect(Number(timed.headers.get("x-response-time"))).toBeGreaterThan(0);
    const other = await client.get("/");
    expect([other.json(), other.headers.has("x-response-time")]).toEqual([{ message: "Not timed" }, false]);
    expect((await client.get("/nowhere")).headers.has("x-response-time")).toBe(false);
  });
});
