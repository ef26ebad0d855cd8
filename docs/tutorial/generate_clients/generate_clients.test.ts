import { expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial002 } from "./tutorial002.ts";
import { app as tutorial003 } from "./tutorial003.ts";

const plumbus = { name: "Plumbus", price: 3 };

it.each([
  ["tutorial001", tutorial001, "item received", "create_item_items__post"],
  ["tutorial002", tutorial002, "Item received", "create_item_items__post"],
  ["tutorial003", tutorial003, "Item received", "items-create_item"],
])("%s gives generated clients models and names", async (_name, app, message, operationId) => {
  await using client = await testClient(app);
  expect(await ask(client, "POST /items/", { json: plumbus })).toEqual([200, { message }]);
  expect(await ask(client, "GET /items/")).toEqual([200, [plumbus, { name: "Portal Gun", price: 9001 }]]);
  expect(await ask(client, "POST /items/", { json: { name: "Plumbus" } })).toMatchObject([422, { detail: [{ loc: ["body", "price"] }] }]);
  expect(await ask(client, "GET /openapi.json")).toMatchObject([200, { paths: { "/items/": { post: { operationId } } } }]);
});

it.each([
  ["tutorial002", tutorial002],
  ["tutorial003", tutorial003],
])("%s has users, too", async (_name, app) => {
  const request = (json: unknown): Request =>
    new Request("http://testserver/users/", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(json) });
  const created = await app.fetch(request({ username: "Foo", email: "foo@example.com" }));
  expect([created.status, await created.json()]).toEqual([200, { message: "User received" }]);
  expect((await app.fetch(request({}))).status).toBe(422);
});
