// A boolean in the query: `1`, `true`, `on` and `yes` are all true, in any capitals.

import { App, t } from "signatura";

export const app = new App();

app.get(
  "/items/{item_id}",
  { item_id: t.string, q: t.string.orNull, short: t.boolean.default(false) },
  async function read_item({ item_id, q, short }) {
    const item = q ? { item_id, q } : { item_id };
    return short
      ? item
      : { ...item, description: "This is an amazing item that has a long description" };
  },
);
