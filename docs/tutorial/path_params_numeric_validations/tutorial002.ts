// Parameters are named, so their order is free: here the query stands before the path.

import { App, Path, t } from "signatura";

export const app = new App();

app.get(
  "/items/{item_id}",
  { q: t.string, item_id: Path(t.int, { title: "The ID of the item to get" }) },
  async function read_items({ q, item_id }) {
    return q ? { item_id, q } : { item_id };
  },
);
