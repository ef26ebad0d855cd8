// A field that is a list of models.

import { App, Model, t } from "signatura";

class Image extends Model({
  url: t.httpUrl,
  name: t.string,
}) {}

class Item extends Model({
  name: t.string,
  description: t.string.orNull,
  price: t.number,
  tax: t.number.orNull,
  tags: t.set(t.string).default(new Set()),
  images: t.list(Image).orNull,
}) {}

export const app = new App();

app.put(
  "/items/{item_id}",
  { item_id: t.int, item: Item },
  async function update_item({ item_id, item }) {
    return { item_id, item };
  },
);
