// A body, a path parameter and a query parameter together.

import { App, Model, t } from "signatura";

class Item extends Model({
  name: t.string,
  description: t.string.orNull,
  price: t.number,
  tax: t.number.orNull,
}) {}

export const app = new App();

app.put(
  "/items/{item_id}",
  { item_id: t.int, item: Item, q: t.string.orNull },
  async function update_item({ item_id, item, q }) {
    const result = { item_id, ...item.dump() };
    return q ? { ...result, q } : result;
  },
);
