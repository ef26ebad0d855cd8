// Bounds of a number that need not be whole, in the query: `lt` is "less than".

import { App, Path, t } from "signatura";

export const app = new App();

app.get(
  "/items/{item_id}",
  {
    item_id: Path(t.int.ge(0).le(1000), { title: "The ID of the item to get" }),
    q: t.string,
    size: t.number.gt(0).lt(10.5),
  },
  async function read_items({ item_id, q, size }) {
    return { item_id, ...(q ? { q } : {}), ...(size ? { size } : {}) };
  },
);
