// The same parameters with the path first: the handler takes them by name, whatever their order.

import { App, Path, t } from "signatura";

export const app = new App();

app.get(
  "/items/{item_id}",
  { item_id: Path(t.int, { title: "The ID of the item to get" }), q: t.string },
  async function read_items({ item_id, q }) {
    return q ? { item_id, q } : { item_id };
  },
);
