// An application that cleans up at shutdown: a test client ends its lifespan.

import { App, t } from "signatura";

export const items: Record<string, { name: string }> = {};

async function* lifespan(): AsyncGenerator<void> {
  items.foo = { name: "Fighters" };
  items.bar = { name: "Tenders" };
  yield;
  for (const name of Object.keys(items)) delete items[name];
}

export const app = new App({ lifespan });

app.get("/items/{item_id}", { item_id: t.string }, async function read_items({ item_id }) {
  return items[item_id];
});
