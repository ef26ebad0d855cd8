// The operations on items. What they have in common is said once, of the router.

import { HTTPException, Router, t } from "signatura";
import { GetTokenHeader } from "../dependencies.ts";

export const items = new Router({
  prefix: "/items",
  tags: ["items"],
  dependencies: [GetTokenHeader],
  responses: { 404: { description: "Not found" } },
});

const known = new Map([
  ["plumbus", { name: "Plumbus" }],
  ["gun", { name: "Portal Gun" }],
]);

items.get("/", async function read_items() {
  return Object.fromEntries(known);
});

items.get("/{item_id}", { item_id: t.string }, async function read_item({ item_id }) {
  const item = known.get(item_id);
  if (item === undefined) throw new HTTPException(404, "Item not found");
  return { name: item.name, item_id };
});

items.put(
  "/{item_id}",
  { item_id: t.string },
  { tags: ["custom"], responses: { 403: { description: "Operation forbidden" } } },
  async function update_item({ item_id }) {
    if (item_id !== "plumbus")
      throw new HTTPException(403, "You can only update the item: plumbus");
    return { item_id, name: "The great Plumbus" };
  },
);
