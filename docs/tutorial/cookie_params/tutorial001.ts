// A parameter in `Cookie()` is the cookie of its name.

import { App, Cookie, t } from "signatura";

export const app = new App();

app.get(
  "/items/",
  { ads_id: Cookie(t.string.orNull) },
  async function read_items({ ads_id }) {
    return { ads_id };
  },
);
