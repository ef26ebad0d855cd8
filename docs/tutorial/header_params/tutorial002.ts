// A header that really has an underscore. Many proxies drop such headers.

import { App, Header, t } from "signatura";

export const app = new App();

app.get(
  "/items/",
  { strange_header: Header(t.string.orNull, { convertUnderscores: false }) },
  async function read_items({ strange_header }) {
    return { strange_header };
  },
);
