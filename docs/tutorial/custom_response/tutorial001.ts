// The class that makes answers of what the handler returns; this one is the usual one.

import { App, JSONResponse } from "signatura";

export const app = new App();

app.get("/items/", {}, { responseClass: JSONResponse }, async function read_items() {
  return [{ item_id: "Foo" }];
});
