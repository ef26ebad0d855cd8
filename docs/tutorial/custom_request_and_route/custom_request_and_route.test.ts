import { describe, expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial002 } from "./tutorial002.ts";
import { app as tutorial003 } from "./tutorial003.ts";

describe("custom requests and routes", () => {
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
