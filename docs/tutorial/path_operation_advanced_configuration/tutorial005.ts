// An extension of OpenAPI in the operation's part of the document.

import { App } from "signatura";

export const app = new App();

app.get(
  "/items/",
  {},
  { openapiExtra: { "x-aperture-labs-portal": "blue" } },
  async function read_items() {
    return [{ item_id: "portal-gun" }];
  },
);
