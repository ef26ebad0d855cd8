// The class in the document, and an answer of it that the handler makes by itself: nothing is validated or converted then.

import { App, JSONResponse } from "signatura";

export const app = new App();

app.get("/items/", {}, { responseClass: JSONResponse }, async function read_items() {
  return new JSONResponse([{ item_id: "Foo" }]);
});
