// Models, a single value with a rule in the body, and a query parameter.

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
  {
    item_id: t.int,
    item: Item,
    user: User,
    importance: Body(t.int.gt(0)),
    q: t.string.orNull,
  },
  async function update_item({ item_id, item, user, importance, q }) {
    const results = { item_id, item, user, importance };
    return q ? { ...results, q } : results;
  },
);
