// Bodies are read as JSON even where the client does not say that they are. Leave the check on where you can: it stops pages of other sites.

import { App, Model, t } from "signatura";

class Item extends Model({
  name: t.string,
  price: t.number,
}) {}

export const app = new App({ strictContentType: false });

app.post("/items/", { item: Item }, async function create_item({ item }) {
  return item;
});
