// What Python writes as a dataclass is a model here, too: a class with typed fields.

import { App, Model, t } from "signatura";

class Item extends Model({
  name: t.string,
  price: t.number,
  description: t.string.orNull,
  tax: t.number.orNull,
}) {}

export const app = new App();

app.post("/items/", { item: Item }, async function create_item({ item }) {
  return item;
});
