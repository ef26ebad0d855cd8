import { afterEach, expect, it, vi } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { Config } from "./app02/config.ts";
import { app, GetSettings } from "./app02/main.ts";

afterEach(() => vi.unstubAllEnvs());

it("reads its settings from the environment", async () => {
  vi.stubEnv("ADMIN_EMAIL", "admin@example.com");
  vi.stubEnv("ITEMS_PER_USER", "5");
  await using client = await testClient(app);
  expect(await ask(client, "GET /info")).toEqual([200, { app_name: "Awesome API", admin_email: "admin@example.com", items_per_user: 5 }]);
});

it("takes a test's in their place", async () => {
  await using client = await testClient(app);
  await using _ = app.override(GetSettings, () => new Config({ admin_email: "testing_admin@example.com" }));
  expect(await ask(client, "GET /info")).toEqual([200, { app_name: "Awesome API", admin_email: "testing_admin@example.com", items_per_user: 50 }]);
});
