// The docs page at a path of one's own, and no Redoc.

import { App } from "signatura";

export const app = new App({ docsUrl: "/documentation", redocUrl: null });

app.get("/items/", async function read_items() {
  return [{ name: "Foo" }];
});
