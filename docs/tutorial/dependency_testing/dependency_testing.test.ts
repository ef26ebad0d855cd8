import { expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";

it("tutorial001 uses the override wherever the dependency stands", async () => {
  await using client = await testClient(tutorial001);
  expect(await ask(client, "GET /items/")).toEqual([200, { message: "Hello Items!", params: { q: null, skip: 5, limit: 10 } }]);
  expect(await ask(client, "GET /users/?q=foo&skip=100&limit=200")).toEqual([200, { message: "Hello Users!", params: { q: "foo", skip: 5, limit: 10 } }]);
  expect(await ask(client, "GET /items/?skip=none")).toMatchObject([200, { params: { skip: 5 } }]);
});
