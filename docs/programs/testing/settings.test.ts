// Settings in a test.

import assert from "node:assert/strict";
import { test } from "node:test";
import { testClient } from "signatura/testing";
import { Config } from "../../tutorial/settings/app02/config.ts";
import { app, GetSettings } from "../../tutorial/settings/app02/main.ts";

test("tells its settings", async () => {
  await using client = await testClient(app);
  await using _ = app.override(
    GetSettings,
    () => new Config({ admin_email: "test@example.com" }),
  );
  assert.equal(
    (await client.get("/info")).json<{ admin_email: string }>().admin_email,
    "test@example.com",
  );
});
