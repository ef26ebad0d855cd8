// A summary and a description for the docs page.

import { App, Model, t } from "signatura";

class Item extends Model({
  name: t.string,
  description: t.string.orNull,
  price: t.number,
  tax: t.number.orNull,
  tags: t.set(t.string).default(new Set()),
}) {}

export const app = new App();

app.post(
  "/items/",
  { item: Item },
  {
    returns: Item,
    summary: "Create an item",
    description:
      "An item has a name and a price, and perhaps a description, a tax and some tags, each once.",
  },
  async function create_item({ item }) {
    return item;
  },
);
