// Rules, titles and descriptions of a model's fields. `embed` expects the body under the parameter's name.

import { App, Body, Model, t } from "signatura";

class Item extends Model({
  name: t.string,
  description: t.string.maxLength(300).orNull.title("The description of the item"),
  price: t.number.gt(0).description("What it costs: more than nothing"),
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
