// Answers without what was never set: `excludeUnset` leaves out the fields that only their defaults would fill.

import { App, Model, t, type In } from "signatura";

class Item extends Model({
  name: t.string,
  description: t.string.orNull,
  price: t.number,
  tax: t.number.default(10.5),
  tags: t.list(t.string).default([]),
}) {}

const items = new Map<string, In<typeof Item>>([
  ["foo", { name: "Foo", price: 50.2 }],
  ["bar", { name: "Bar", description: "The bartenders", price: 62, tax: 20.2 }],
  ["baz", { name: "Baz", description: null, price: 50.2, tax: 10.5, tags: [] }],
]);

export const app = new App();

app.get(
  "/items/{item_id}",
  { item_id: t.string },
  { returns: Item, excludeUnset: true },
  async function read_item({ item_id }) {
    return items.get(item_id)!;
  },
);
