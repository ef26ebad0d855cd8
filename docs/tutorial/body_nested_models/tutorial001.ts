// A field that is a list of anything.

import { App, Model, t } from "signatura";

class Item extends Model({
  name: t.string,
  description: t.string.orNull,
  price: t.number,
  tax: t.number.orNull,
  tags: t.list(t.any).default([]),
}) {}

export const app = new App();

app.put(
  "/items/{item_id}",
  { item_id: t.int, item: Item },
  async function update_item({ item_id, item }) {
    return { item_id, item };
  },
);
