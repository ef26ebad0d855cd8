// One query parameter that is required, one with a default, one that may be left out.

import { App, t } from "signatura";

export const app = new App();

app.get(
  "/items/{item_id}",
  { item_id: t.string, needy: t.string, skip: t.int.default(0), limit: t.int.orNull },
  async function read_user_item({ item_id, needy, skip, limit }) {
    return { item_id, needy, skip, limit };
  },
);
