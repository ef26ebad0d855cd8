// What a model is: a class, a type, a validator and a schema at once.

import { Model, t, ValidationError } from "signatura";

// #region model
class Item extends Model({
  name: t.string.minLength(1),
  price: t.number.gt(0),
  tags: t.list(t.string).default([]),
  note: t.string.orNull,
}) {
  get label(): string {
    return `${this.name} (${this.price})`;
  }
}
// #endregion model

// #region make
const made = new Item({ name: "Pen", price: 2 }); // the compiler checks this object
const parsed = Item.parse({ name: "Ink", price: "3.5" }); // data of any sort
const read = Item.parseJson('{"name": "Paper", "price": 4, "tags": ["a4"]}');

console.log(made.label, "·", parsed.label, "·", read.label);
console.log(made instanceof Item, made.tags, made.note);
console.log(made.dump());
console.log(read.dumpJson());
// #endregion make

// #region wrong
try {
  Item.parse({ name: "", price: "free" });
} catch (error) {
  if (!(error instanceof ValidationError)) throw error;
  for (const { type, loc, msg, input } of error.errors())
    console.log(type, loc, msg, input);
}
// #endregion wrong
