// An answer that is a list of models.

import { App, Model, t } from "signatura";

class Item extends Model({
  name: t.string,
  description: t.string,
}) {}

const items = [
  { name: "Foo", description: "There comes my hero" },
  { name: "Red", description: "It's my aeroplane" },
];

export const app = new App();

app.get("/items/", {}, { returns: t.list(Item) }, async function read_items() {
  return items;
});
