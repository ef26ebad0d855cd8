// An optional text with a shortest and a longest length.

import { App, t } from "signatura";

export const app = new App();

app.get(
  "/items/",
  { q: t.string.minLength(3).maxLength(50).orNull },
  async function read_items({ q }) {
    const items = [{ item_id: "Foo" }, { item_id: "Bar" }];
    return q ? { items, q } : { items };
  },
);
