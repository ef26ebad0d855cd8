// A clock that stands still, for one test.

import assert from "node:assert/strict";
import { test } from "node:test";
import { App, Depends } from "signatura";
import { testClient } from "signatura/testing";

const Now = Depends(() => new Date());

const app = new App();
app.get("/year", { now: Now }, ({ now }) => now.getUTCFullYear());

test("tells the year", async () => {
  await using client = await testClient(app);
  await using _ = app.override(Now, () => new Date("1815-12-10T00:00:00Z"));
  assert.equal((await client.get("/year")).json(), 1815);
});
