// The document at a path of one's own.

import { App } from "signatura";

export const app = new App({ openapiUrl: "/api/v1/openapi.json" });

app.get("/items/", async function read_items() {
  return [{ name: "Foo" }];
});
