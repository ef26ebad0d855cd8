// The description stands where it is read, beside the operation; notes for colleagues stand in comments.

import { App, Model, t } from "signatura";

class Item extends Model({
  name: t.string,
  description: t.string.orNull,
  price: t.number,
  tax: t.number.orNull,
  tags: t.set(t.string).default(new Set()),
}) {}

export const app = new App();

const description = `
Creates an item of:

- **name**: what it is called
- **description**: some words about it
- **price**: what it costs
- **tax**: left out where there is none
- **tags**: words for it, each once
`.trim();

app.post(
  "/items/",
  { item: Item },
  { returns: Item, summary: "Create an item", description },
  async function create_item({ item }) {
    return item;
  },
);
