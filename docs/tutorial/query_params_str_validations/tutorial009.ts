// Another name on the wire, one that no variable could have.

import { App, Query, t } from "signatura";

export const app = new App();

app.get(
  "/items/",
  { q: Query(t.string.orNull, { alias: "item-query" }) },
  async function read_items({ q }) {
    const items = [{ item_id: "Foo" }, { item_id: "Bar" }];
    return q ? { items, q } : { items };
  },
);
