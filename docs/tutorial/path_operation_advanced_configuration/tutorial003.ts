// An operation that the document does not mention.

import { App } from "signatura";

export const app = new App();

app.get("/items/", {}, { includeInSchema: false }, async function read_items() {
  return [{ item_id: "Foo" }];
});
