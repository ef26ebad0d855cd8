// `Path()` gives a path parameter a title of its own; `Query()` gives a query parameter another name on the wire.

import { App, Path, Query, t } from "signatura";

export const app = new App();

app.get(
  "/items/{item_id}",
  {
    item_id: Path(t.int, { title: "The ID of the item to get" }),
    q: Query(t.string.orNull, { alias: "item-query" }),
  },
  async function read_items({ item_id, q }) {
    return q ? { item_id, q } : { item_id };
  },
);
