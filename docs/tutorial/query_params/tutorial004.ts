// Several parameters of the path and of the query: names tell them apart.

import { App, t } from "signatura";

export const app = new App();

app.get(
  "/users/{user_id}/items/{item_id}",
  {
    user_id: t.int,
    item_id: t.string,
    q: t.string.orNull,
    short: t.boolean.default(false),
  },
  async function read_user_item({ user_id, item_id, q, short }) {
    const item = { item_id, owner_id: user_id, ...(q ? { q } : {}) };
    return short
      ? item
      : { ...item, description: "This is an amazing item that has a long description" };
  },
);
