import { expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";

it("tutorial001 takes the item and has nothing to say", async () => {
  await using client = await testClient(tutorial001);
  expect(await ask(client, "PUT /items/foo", { json: { title: "Foo", timestamp: "2023-01-01T12:00:00" } })).toEqual([200, null]);
  expect(await ask(client, "PUT /items/foo", { json: { timestamp: "now" } })).toMatchObject([
    422,
    {
      detail: [
        { type: "missing", loc: ["body", "title"] },
        { type: "datetime_from_date_parsing", loc: ["body", "timestamp"], input: "now" },
      ],
    },
  ]);
});
