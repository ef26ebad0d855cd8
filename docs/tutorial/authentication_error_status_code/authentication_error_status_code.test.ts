import { expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";

it("tutorial001 answers 403 without credentials", async () => {
  await using client = await testClient(tutorial001);
  expect(await ask(client, "GET /me", { headers: { authorization: "Bearer secrettoken" } })).toEqual([
    200,
    { message: "You are authenticated", token: "secrettoken" },
  ]);
  const refused = await client.get("/me");
  expect([refused.status, refused.json(), refused.headers.has("www-authenticate")]).toEqual([403, { detail: "Not authenticated" }, false]);
});
