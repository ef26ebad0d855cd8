// A group of cookies that refuses any other cookie.

import { App, Cookie, Model, t } from "signatura";

class Cookies extends Model(
  {
    session_id: t.string,
    fatebook_tracker: t.string.orNull,
    googall_tracker: t.string.orNull,
  },
  { config: { extra: "forbid" } },
) {}

export const app = new App();

app.get("/items/", { cookies: Cookie(Cookies) }, async function read_items({ cookies }) {
  return cookies;
});
