// An error of the program in a test: thrown to it, or seen as clients see it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { App } from "signatura";
import { testClient } from "signatura/testing";

const app = new App({ logger: { error() {}, warn() {}, info() {}, debug() {} } });
app.get("/", () => {
  throw new TypeError("a mistake");
});

test("throws what the handler threw", async () => {
  await using client = await testClient(app);
  await assert.rejects(client.get("/"), TypeError);
});

test("shows nothing of it to clients", async () => {
  await using client = await testClient(app, { throwServerErrors: false });
  const response = await client.get("/");
  assert.deepEqual([response.status, response.text], [500, "Internal Server Error"]);
});
