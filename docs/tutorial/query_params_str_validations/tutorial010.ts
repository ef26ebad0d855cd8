// Everything at once: rules, another name, title, description, and a note that the parameter is on its way out.

import { App, Query, t } from "signatura";

export const app = new App();

app.get(
  "/items/",
  {
    q: Query(t.string.minLength(3).maxLength(50).pattern("^fixedquery$").orNull, {
      alias: "item-query",
      title: "Query string",
      description: "What to look for among the items, three characters at least",
      deprecated: true,
    }),
  },
  async function read_items({ q }) {
    const items = [{ item_id: "Foo" }, { item_id: "Bar" }];
    return q ? { items, q } : { items };
  },
);
