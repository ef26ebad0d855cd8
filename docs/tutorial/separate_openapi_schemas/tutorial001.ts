// One model as input and output. Where the two differ in a document, it names a schema for each.

import { App, Model, t } from "signatura";

class Item extends Model({
  name: t.string,
  description: t.string.orNull,
}) {}

export const app = new App();

app.post("/items/", { item: Item }, function create_item({ item }) {
  return item;
});

app.get("/items/", {}, { returns: t.list(Item) }, function read_items() {
  return [
    new Item({
      name: "Portal Gun",
      description: "Device to travel through the multi-rick-verse",
    }),
    new Item({ name: "Plumbus" }),
  ];
});
