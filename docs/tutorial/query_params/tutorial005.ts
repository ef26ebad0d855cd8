// A query parameter without a default is required.

import { App, t } from "signatura";

export const app = new App();

app.get(
  "/items/{item_id}",
  { item_id: t.string, needy: t.string },
  async function read_user_item({ item_id, needy }) {
    return { item_id, needy };
  },
);
