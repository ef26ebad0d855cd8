// Which fields were given, copies, comparison, and instances made without validation.

import { Model, t } from "signatura";

class Item extends Model({
  name: t.string,
  price: t.number.default(0),
}) {}

const item = new Item({ name: "Pen" });
console.log([...item.fieldsSet()], item.dump({ excludeUnset: true }));

const dearer = item.copy({ price: 3 });
console.log(dearer.price, item.price, dearer.equals(item));

const trusted = Item.construct({ name: "Ink" }); // nothing is looked at
console.log(trusted.price, trusted instanceof Item);
