import { expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";

it("tutorial001 documents a webhook, and does not serve it", async () => {
  await using client = await testClient(tutorial001);
  expect(await ask(client, "GET /users/")).toEqual([200, ["Rick", "Morty"]]);
  expect(await ask(client, "POST /new-subscription", { json: {} })).toEqual([404, { detail: "Not Found" }]);
  expect(await ask(client, "GET /openapi.json")).toMatchObject([200, { webhooks: { "new-subscription": { post: { summary: "New Subscription" } } } }]);
});
