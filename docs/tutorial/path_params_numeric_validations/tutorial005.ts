// A number with both bounds: `gt` is "greater than", `le` is "less than or equal".

import { App, Path, t } from "signatura";

export const app = new App();

app.get(
  "/items/{item_id}",
  {
    item_id: Path(t.int.gt(0).le(1000), { title: "The ID of the item to get" }),
    q: t.string,
  },
  async function read_items({ item_id, q }) {
    return q ? { item_id, q } : { item_id };
  },
);
