// A query parameter that may be left out: it is null then.

import { App, t } from "signatura";

export const app = new App();

app.get(
  "/items/{item_id}",
  { item_id: t.string, q: t.string.orNull },
  async function read_item({ item_id, q }) {
    return q ? { item_id, q } : { item_id };
  },
);
