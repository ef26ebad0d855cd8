// An optional text in the query, without any rule yet.

import { App, t } from "signatura";

export const app = new App();

app.get("/items/", { q: t.string.orNull }, async function read_items({ q }) {
  const items = [{ item_id: "Foo" }, { item_id: "Bar" }];
  return q ? { items, q } : { items };
});
