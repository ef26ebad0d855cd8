// Parameters that the path does not name come from the query; a default makes them optional.

import { App, t } from "signatura";

const fake_items_db = [{ item_name: "Foo" }, { item_name: "Bar" }, { item_name: "Baz" }];

export const app = new App();

app.get(
  "/items/",
  { skip: t.int.default(0), limit: t.int.default(10) },
  async function read_item({ skip, limit }) {
    return fake_items_db.slice(skip, skip + limit);
  },
);
