// The class of all answers of an application.

import { App, HTMLResponse } from "signatura";

export const app = new App({ responseClass: HTMLResponse });

app.get("/items/", async function read_items() {
  return "<h1>Items</h1><p>This is a list of items.</p>";
});
