// A parameter whose name stands in the path, without a type of its own: it arrives as the text that it is.

import { App, t } from "signatura";

export const app = new App();

app.get("/items/{item_id}", { item_id: t.any }, async function read_item({ item_id }) {
  return { item_id };
});
