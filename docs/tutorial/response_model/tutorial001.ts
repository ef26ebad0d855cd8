// `returns` says what goes out: answers are validated, filtered and documented by it, and plain objects will do.

import { App, Model, t } from "signatura";

class Item extends Model({
  name: t.string,
  description: t.string.orNull,
  price: t.number,
  tax: t.number.orNull,
  tags: t.list(t.string).default([]),
}) {}

export const app = new App();

app.post(
  "/items/",
  { item: Item },
  { returns: Item },
  async function create_item({ item }) {
    return item;
  },
);

app.get("/items/", {}, { returns: t.list(Item) }, async function read_items() {
  return [
    { name: "Portal Gun", price: 42.0 },
    { name: "Plumbus", price: 32.0 },
  ];
});
