// A body that may be left out, beside parameters of the path and the query.

import { App, Model, Path, t } from "signatura";

class Item extends Model({
  name: t.string,
  description: t.string.orNull,
  price: t.number,
  tax: t.number.orNull,
}) {}

export const app = new App();

app.put(
  "/items/{item_id}",
  {
    item_id: Path(t.int.ge(0).le(1000), { title: "The ID of the item to get" }),
    q: t.string.orNull,
    item: t.of(Item).orNull,
  },
  async function update_item({ item_id, q, item }) {
    return { item_id, ...(q ? { q } : {}), ...(item ? { item } : {}) };
  },
);
