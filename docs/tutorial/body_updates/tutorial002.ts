// PATCH changes only what the request names: `excludeUnset` leaves out the fields that were filled in by their defaults.

import { App, jsonableEncoder, Model, t, type In } from "signatura";

class Item extends Model({
  name: t.string.orNull,
  description: t.string.orNull,
  price: t.number.orNull,
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
  { returns: Item },
  async function read_item({ item_id }) {
    return items.get(item_id)!;
  },
);

app.patch(
  "/items/{item_id}",
  { item_id: t.string, item: Item },
  { returns: Item },
  async function update_item({ item_id, item }) {
    const stored_item = new Item(items.get(item_id)!);
    const updated_item = stored_item.copy(item.dump({ excludeUnset: true }));
    items.set(item_id, jsonableEncoder(updated_item) as In<typeof Item>);
    return updated_item;
  },
);
