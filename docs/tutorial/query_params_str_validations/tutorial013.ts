// A list of anything: its items are not looked at.

import { App, Query, t } from "signatura";

export const app = new App();

app.get(
  "/items/",
  { q: Query(t.list(t.any).default([])) },
  async function read_items({ q }) {
    return { q };
  },
);
