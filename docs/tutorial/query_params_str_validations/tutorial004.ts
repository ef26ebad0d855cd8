// A text that must match a regular expression.

import { App, t } from "signatura";

export const app = new App();

app.get(
  "/items/",
  { q: t.string.minLength(3).maxLength(50).pattern("^fixedquery$").orNull },
  async function read_items({ q }) {
    const items = [{ item_id: "Foo" }, { item_id: "Bar" }];
    return q ? { items, q } : { items };
  },
);
