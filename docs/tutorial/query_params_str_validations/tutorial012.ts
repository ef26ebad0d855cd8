// A list in the query with several values as its default.

import { App, Query, t } from "signatura";

export const app = new App();

app.get(
  "/items/",
  { q: Query(t.list(t.string).default(["foo", "bar"])) },
  async function read_items({ q }) {
    return { q };
  },
);
