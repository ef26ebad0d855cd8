// A list takes every value that the query has for its name. `Query()` says that it is no body.

import { App, Query, t } from "signatura";

export const app = new App();

app.get("/items/", { q: Query(t.list(t.string).orNull) }, async function read_items({ q }) {
  return { q };
});
