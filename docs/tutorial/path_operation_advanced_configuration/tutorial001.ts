// An operationId of one's own.

import { App } from "signatura";

export const app = new App();

app.get(
  "/items/",
  {},
  { operationId: "some_specific_id_you_define" },
  async function read_items() {
    return [{ item_id: "Foo" }];
  },
);
