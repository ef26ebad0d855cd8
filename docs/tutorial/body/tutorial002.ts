// The handler works with the model's fields, each of its own type, and answers with plain data.

import { App, Model, t } from "signatura";

class Item extends Model({
  name: t.string,
  description: t.string.orNull,
  price: t.number,
  tax: t.number.orNull,
}) {}

export const app = new App();

app.post("/items/", { item: Item }, async function create_item({ item }) {
  if (!item.tax) return item.dump();
  return { ...item.dump(), price_with_tax: item.price + item.tax };
});
