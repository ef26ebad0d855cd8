// A header that comes more than once: a list takes every value.

import { App, Header, t } from "signatura";

export const app = new App();

app.get(
  "/items/",
  { x_token: Header(t.list(t.string).orNull) },
  async function read_items({ x_token }) {
    return { "X-Token values": x_token };
  },
);
