// A single value in the body beside the models: `Body()` keeps a number out of the query.

import { App, Body, Model, t } from "signatura";

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
  { item_id: t.int, item: Item, user: User, importance: Body(t.int) },
  async function update_item({ item_id, item, user, importance }) {
    return { item_id, item, user, importance };
  },
);
