// A model in `Cookie()` is a whole group of cookies.

import { App, Cookie, Model, t } from "signatura";

class Cookies extends Model({
  session_id: t.string,
  fatebook_tracker: t.string.orNull,
  googall_tracker: t.string.orNull,
}) {}

export const app = new App();

app.get("/items/", { cookies: Cookie(Cookies) }, async function read_items({ cookies }) {
  return cookies;
});
