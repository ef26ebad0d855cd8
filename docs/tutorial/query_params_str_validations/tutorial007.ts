// A title for the docs, beside the rules.

import { App, Query, t } from "signatura";

export const app = new App();

app.get(
  "/items/",
  { q: Query(t.string.minLength(3).orNull, { title: "Query string" }) },
  async function read_items({ q }) {
    const items = [{ item_id: "Foo" }, { item_id: "Bar" }];
    return q ? { items, q } : { items };
  },
);
