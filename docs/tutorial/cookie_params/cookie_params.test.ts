import { expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";

it("tutorial001 reads the cookie of its name, among others", async () => {
  await using client = await testClient(tutorial001);
  expect(await ask(client, "GET /items/")).toEqual([200, { ads_id: null }]);
  expect(await ask(client, "GET /items/", { cookies: { ads_id: "ads_track" } })).toEqual([200, { ads_id: "ads_track" }]);
  expect(await ask(client, "GET /items/", { cookies: { session: "cookiesession", ads_id: "other" } })).toEqual([200, { ads_id: "other" }]);
  expect(await ask(client, "GET /items/", { cookies: { session: "cookiesession" } })).toEqual([200, { ads_id: null }]);
});
