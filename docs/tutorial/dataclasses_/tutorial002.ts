// A default that is made anew for each instance: the document cannot name it.

import { App, Model, t } from "signatura";

class Item extends Model({
  name: t.string,
  price: t.number,
  tags: t.list(t.string).default(() => []),
  description: t.string.orNull,
  tax: t.number.orNull,
}) {}

export const app = new App();

app.get("/items/next", {}, { returns: Item }, async function read_next_item() {
  return {
    name: "Island In The Moon",
    price: 12.99,
    description: "A place to be playin' and havin' fun",
    tags: ["breater"],
  };
});
