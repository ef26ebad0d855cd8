import { expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";

it("tutorial001 answers 201 for what is new", async () => {
  await using client = await testClient(tutorial001);
  expect(await ask(client, "PUT /get-or-create-task/foo")).toEqual([200, "Listen to the Bar Fighters"]);
  expect(await ask(client, "PUT /get-or-create-task/bar")).toEqual([201, "This didn't exist before"]);
  expect(await ask(client, "PUT /get-or-create-task/bar")).toEqual([200, "This didn't exist before"]);
});
