// The status of the answer.

import { App, Model, status, t } from "signatura";

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
  { returns: Item, status: status.HTTP_201_CREATED },
  async function create_item({ item }) {
    return item;
  },
);
