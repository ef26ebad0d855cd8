// An application that has something to do at start: a test client runs its lifespan.

import { App, t } from "signatura";

const items: Record<string, { name: string }> = {};

async function* lifespan(): AsyncGenerator<void> {
  items.foo = { name: "Fighters" };
  items.bar = { name: "Tenders" };
  yield;
}

export const app = new App({ lifespan });

app.get("/items/{item_id}", { item_id: t.string }, async function read_items({ item_id }) {
  return items[item_id];
});
