// Types that are there when the program runs, and what TypeScript knows of them.

import { Model, t, type In, type Out } from "signatura";

// #region value
const Price = t.number.gt(0);

const price: number = Price.parse("9.90"); // TypeScript knows: a number
console.log(price * 2);
// #endregion value

// #region model
class Item extends Model({ name: t.string, price: Price, added: t.datetime }) {}

function describe(item: Item): string {
  return `${item.name} costs ${item.price} since ${item.added.getUTCFullYear()}`;
}

console.log(describe(Item.parse({ name: "Pen", price: 2, added: "2024-05-01" })));
// #endregion model

// #region names
const Tags = t.list(t.string).default([]);
type Tags = Out<typeof Tags>; // string[]
type TagsInput = In<typeof Tags>;

const given: TagsInput = ["red"];
const tags: Tags = Tags.parse(given);
console.log(tags.length);
// #endregion names

// #region mistake
// @ts-expect-error -- price is a number
export const text: string = price;
// #endregion mistake
