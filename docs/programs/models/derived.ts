// Models that are made from others.

import { Model, t } from "signatura";

class Item extends Model({
  name: t.string,
  price: t.number,
}) {
  get label(): string {
    return `${this.name} (${this.price})`;
  }
}

class StoredItem extends Item.extend({ id: t.int }) {}
class ItemPatch extends Item.partial() {}
class ItemName extends Item.pick("name") {}
class ItemPrice extends Item.omit("name") {}

console.log(new StoredItem({ id: 1, name: "Pen", price: 2 }).label);
console.log(ItemPatch.parse({ price: 3 }).dump());
console.log([...ItemName.modelFields().keys()], [...ItemPrice.modelFields().keys()]);
