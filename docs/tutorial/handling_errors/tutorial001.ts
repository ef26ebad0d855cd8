// An `HTTPException` ends the request with its status and detail.

import { App, HTTPException, t } from "signatura";

const items = new Map([["foo", "The Foo Wrestlers"]]);

export const app = new App();

app.get("/items/{item_id}", { item_id: t.string }, async function read_item({ item_id }) {
  const item = items.get(item_id);
  if (item === undefined) throw new HTTPException(404, "Item not found");
  return { item };
});
