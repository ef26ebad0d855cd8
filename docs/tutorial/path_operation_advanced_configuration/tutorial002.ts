// The handlers' names as operationIds, for the whole application.

import { App } from "signatura";

export const app = new App({ generateOperationId: ({ name }) => name });

app.get("/items/", async function read_items() {
  return [{ item_id: "Foo" }];
});
