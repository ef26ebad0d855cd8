// A parameter that is a model is read from the JSON body, validated, and handed over as an instance.

import { App, Model, t } from "signatura";

class Item extends Model({
  name: t.string,
  description: t.string.orNull,
  price: t.number,
  tax: t.number.orNull,
}) {}

export const app = new App();

app.post("/items/", { item: Item }, async function create_item({ item }) {
  return item;
});
