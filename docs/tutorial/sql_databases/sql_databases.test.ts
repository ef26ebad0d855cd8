import { expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app } from "./tutorial002.ts";

it("keeps heroes, shows them without their secrets, changes what was sent, and forgets them", async () => {
  await using client = await testClient(app);
  const json = { name: "Deadpond", secret_name: "Dive Wilson" };
  expect(await ask(client, "POST /heroes/", { json })).toEqual([200, { name: "Deadpond", age: null, id: 1 }]);
  expect(await ask(client, "GET /heroes/1")).toEqual([200, { name: "Deadpond", age: null, id: 1 }]);
  expect(await ask(client, "PATCH /heroes/1", { json: { age: 48 } })).toEqual([200, { name: "Deadpond", age: 48, id: 1 }]);
  expect(await ask(client, "GET /heroes/?limit=101")).toMatchObject([422, { detail: [{ type: "less_than_equal", loc: ["query", "limit"] }] }]);
  expect(await ask(client, "GET /heroes/")).toEqual([200, [{ name: "Deadpond", age: 48, id: 1 }]]);
  expect(await ask(client, "DELETE /heroes/1")).toEqual([200, { ok: true }]);
  for (const line of ["GET /heroes/1", "DELETE /heroes/1"] as const) expect(await ask(client, line)).toEqual([404, { detail: "Hero not found" }]);
  expect(await ask(client, "PATCH /heroes/1", { json: {} })).toEqual([404, { detail: "Hero not found" }]);
});

it("refuses a hero without a secret", async () => {
  await using client = await testClient(app);
  expect(await ask(client, "POST /heroes/", { json: { name: "Spider-Boy" } })).toMatchObject([422, { detail: [{ loc: ["body", "secret_name"] }] }]);
  expect(await ask(client, "GET /heroes/")).toEqual([200, []]);
});
