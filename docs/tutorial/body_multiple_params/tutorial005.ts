// One body parameter that is expected under its name all the same.

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
  { item_id: t.int, item: Body(Item, { embed: true }) },
  async function update_item({ item_id, item }) {
    return { item_id, item };
  },
);
