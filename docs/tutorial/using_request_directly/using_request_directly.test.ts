import { expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";

it("tutorial001 knows the client's address", async () => {
  await using client = await testClient(tutorial001);
  expect(await ask(client, "GET /items/foo")).toEqual([200, { client_host: "testclient", item_id: "foo" }]);
  expect(await ask(client, "GET /items/")).toEqual([404, { detail: "Not Found" }]);
});
