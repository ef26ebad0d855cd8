// Examples of single fields.

import { App, Model, t } from "signatura";

class Item extends Model({
  name: t.string.examples("Foo"),
  description: t.string.orNull.examples("A very nice Item"),
  price: t.number.examples(35.4),
  tax: t.number.orNull.examples(3.2),
}) {}

export const app = new App();

app.put(
  "/items/{item_id}",
  { item_id: t.int, item: Item },
  async function update_item({ item_id, item }) {
    return { item_id, item };
  },
);
