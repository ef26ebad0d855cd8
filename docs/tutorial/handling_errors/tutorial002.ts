// An `HTTPException` may bring headers along.

import { App, HTTPException, t } from "signatura";

const items = new Map([["foo", "The Foo Wrestlers"]]);

export const app = new App();

app.get(
  "/items-header/{item_id}",
  { item_id: t.string },
  async function read_item_header({ item_id }) {
    const item = items.get(item_id);
    if (item === undefined)
      throw new HTTPException(404, "Item not found", {
        headers: { "X-Error": "There goes my error" },
      });
    return { item };
  },
);
