// An answer of one model or another. The one that asks for more stands first.

import { App, Model, t, type In } from "signatura";

class BaseItem extends Model({
  description: t.string,
  type: t.string,
}) {}

class CarItem extends BaseItem.extend({ type: t.string.default("car") }) {}

class PlaneItem extends BaseItem.extend({ type: t.string.default("plane"), size: t.int }) {}

const AnyItem = t.union(PlaneItem, CarItem);

const items = new Map<string, In<typeof AnyItem>>([
  ["item1", { description: "All my friends drive a low rider", type: "car" }],
  [
    "item2",
    { description: "Music is my aeroplane, it's my aeroplane", type: "plane", size: 5 },
  ],
]);

export const app = new App();

app.get(
  "/items/{item_id}",
  { item_id: t.string },
  { returns: AnyItem },
  async function read_item({ item_id }) {
    return items.get(item_id)!;
  },
);
