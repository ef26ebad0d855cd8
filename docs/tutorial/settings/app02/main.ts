// Settings as a dependency: read once, on first use, and replaced in tests.

import { App, Depends } from "signatura";
import { Config } from "./config.ts";

export const GetSettings = Depends(() => new Config(), {
  scope: "app",
  name: "get_settings",
});

export const app = new App();

app.get("/info", { settings: GetSettings }, async function info({ settings }) {
  return {
    app_name: settings.app_name,
    admin_email: settings.admin_email,
    items_per_user: settings.items_per_user,
  };
});
