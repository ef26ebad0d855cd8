import { describe, expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial002 } from "./tutorial002.ts";

describe("responses of one's own", () => {
  it("tutorial001 writes the time as it came", async () => {
    await using client = await testClient(tutorial001);
    const json = { title: "Foo", timestamp: "2023-01-01T12:00:00", description: "A test item" };
    expect(await ask(client, "PUT /items/1", { json })).toEqual([200, json]);
    expect(await ask(client, "PUT /items/1", { json: { ...json, timestamp: "noon" } })).toMatchObject([
      422,
      { detail: [{ type: "datetime_from_date_parsing", loc: ["body", "timestamp"] }] },
    ]);
  });

  it("tutorial002 answers in XML", async () => {
    await using client = await testClient(tutorial002);
    const response = await client.get("/legacy/");
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/xml"]);
    expect(response.text).toBe(
      `<?xml version="1.0"?>\n    <shampoo>\n    <Header>\n        Apply shampoo here.\n    </Header>\n    <Body>\n        You'll have to use soap here.\n    </Body>\n    </shampoo>\n    `,
    );
    expect(await ask(client, "POST /legacy/")).toEqual([405, { detail: "Method Not Allowed" }]);
  });
});
