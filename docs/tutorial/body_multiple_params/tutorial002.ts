// Two body parameters: each is expected under its own name.

import { App, Model, t } from "signatura";

class Item extends Model({
  name: t.string,
  description: t.string.orNull,
  price: t.number,
  tax: t.number.orNull,
}) {}

class User extends Model({
  username: t.string,
  full_name: t.string.orNull,
}) {}

export const app = new App();

app.put(
  "/items/{item_id}",
  { item_id: t.int, item: Item, user: User },
  async function update_item({ item_id, item, user }) {
    return { item_id, item, user };
  },
);
