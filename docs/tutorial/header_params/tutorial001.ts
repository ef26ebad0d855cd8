// A parameter in `Header()` is the header of its name, with hyphens for underscores: here `user-agent`.

import { App, Header, t } from "signatura";

export const app = new App();

app.get(
  "/items/",
  { user_agent: Header(t.string.orNull) },
  async function read_items({ user_agent }) {
    return { "User-Agent": user_agent };
  },
);
