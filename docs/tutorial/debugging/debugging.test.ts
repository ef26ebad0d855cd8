import { expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";

it("tutorial001 can be imported without being served", async () => {
  await using client = await testClient(tutorial001);
  expect(await ask(client, "GET /")).toEqual([200, { "hello world": "ba" }]);
  expect(await ask(client, "GET /nowhere")).toEqual([404, { detail: "Not Found" }]);
});
