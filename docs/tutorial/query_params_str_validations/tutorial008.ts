// A title and a description for the docs.

import { App, Query, t } from "signatura";

export const app = new App();

app.get(
  "/items/",
  {
    q: Query(t.string.minLength(3).orNull, {
      title: "Query string",
      description: "What to look for among the items, three characters at least",
    }),
  },
  async function read_items({ q }) {
    const items = [{ item_id: "Foo" }, { item_id: "Bar" }];
    return q ? { items, q } : { items };
  },
);
