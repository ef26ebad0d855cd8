// A default other than null: what is given must still keep the rules.

import { App, t } from "signatura";

export const app = new App();

app.get(
  "/items/",
  { q: t.string.minLength(3).default("fixedquery") },
  async function read_items({ q }) {
    const items = [{ item_id: "Foo" }, { item_id: "Bar" }];
    return q ? { items, q } : { items };
  },
);
