// The test of an application.

import assert from "node:assert/strict";
import { test } from "node:test";
import { testClient } from "signatura/testing";
import { app } from "../../tutorial/app_testing/tutorial001.ts";

test("says hello", async () => {
  await using client = await testClient(app);
  const response = await client.get("/");
  assert.equal(response.status, 200);
  assert.deepEqual(response.json(), { msg: "Hello World" });
});
