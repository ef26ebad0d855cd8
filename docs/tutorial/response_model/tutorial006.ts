// The same, with the fields as lists of names.

import { App, Model, t, type In } from "signatura";

class Item extends Model({
  name: t.string,
  description: t.string.orNull,
  price: t.number,
  tax: t.number.default(10.5),
}) {}

const items = new Map<string, In<typeof Item>>([
  ["foo", { name: "Foo", price: 50.2 }],
  ["bar", { name: "Bar", description: "The Bar fighters", price: 62, tax: 20.2 }],
  ["baz", { name: "Baz", description: "There goes my baz", price: 50.2, tax: 10.5 }],
]);

export const app = new App();

app.get(
  "/items/{item_id}/name",
  { item_id: t.string },
  { returns: Item, include: ["name", "description"] },
  async function read_item_name({ item_id }) {
    return items.get(item_id)!;
  },
);

app.get(
  "/items/{item_id}/public",
  { item_id: t.string },
  { returns: Item, exclude: ["tax"] },
  async function read_item_public_data({ item_id }) {
    return items.get(item_id)!;
  },
);
