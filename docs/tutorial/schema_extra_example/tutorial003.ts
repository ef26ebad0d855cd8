// An example of a body, where it is taken.

import { App, Body, Model, t } from "signatura";

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
    item_id: t.int,
    item: Body(Item, {
      examples: [{ name: "Foo", description: "A very nice Item", price: 35.4, tax: 3.2 }],
    }),
  },
  async function update_item({ item_id, item }) {
    return { item_id, item };
  },
);
