// A generator dependency sees the error of the operation at its `yield`, and may throw another in its place.

import { App, Depends, HTTPException, t } from "signatura";

const data: Readonly<Record<string, { description: string; owner: string }>> = {
  plumbus: { description: "Freshly pickled plumbus", owner: "Morty" },
  "portal-gun": { description: "Gun to create portals", owner: "Rick" },
};

class OwnerError extends Error {}

const Username = Depends(function* get_username() {
  try {
    yield "Rick";
  } catch (error) {
    if (error instanceof OwnerError)
      throw new HTTPException(400, `Owner error: ${error.message}`);
    throw error;
  }
});

export const app = new App();

app.get(
  "/items/{item_id}",
  { item_id: t.string, username: Username },
  function get_item({ item_id, username }) {
    const item = Object.hasOwn(data, item_id) ? data[item_id] : undefined;
    if (item === undefined) throw new HTTPException(404, "Item not found");
    if (item.owner !== username) throw new OwnerError(username);
    return item;
  },
);
