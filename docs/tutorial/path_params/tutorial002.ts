// A path parameter with a type: the text is converted to an integer, and refused with a 422 where it is none.

import { App, t } from "signatura";

export const app = new App();

app.get("/items/{item_id}", { item_id: t.int }, async function read_item({ item_id }) {
  return { item_id };
});
