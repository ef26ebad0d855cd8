// A lifespan in a test.

import assert from "node:assert/strict";
import { test } from "node:test";
import { testClient } from "signatura/testing";
import { app, items } from "../../tutorial/app_testing/tutorial004.ts";

test("has items while it runs, and none afterwards", async () => {
  assert.deepEqual(items, {});
  {
    await using client = await testClient(app);
    assert.deepEqual((await client.get("/items/foo")).json(), { name: "Fighters" });
  }
  assert.deepEqual(items, {});
});
