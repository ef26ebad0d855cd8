// An optional text of limited length.

import { App, t } from "signatura";

export const app = new App();

app.get("/items/", { q: t.string.maxLength(50).orNull }, async function read_items({ q }) {
  const items = [{ item_id: "Foo" }, { item_id: "Bar" }];
  return q ? { items, q } : { items };
});
