// A stream of JSON Lines: each item is a line, sent as soon as it is there. With a type the items are validated, and documented.

import { App, jsonl, Model, t } from "signatura";

class Item extends Model({
  name: t.string,
  description: t.string.nullable,
}) {}

const items = [
  new Item({ name: "Plumbus", description: "A multi-purpose household device." }),
  new Item({ name: "Portal Gun", description: "A portal opening device." }),
  new Item({ name: "Meeseeks Box", description: "A box that summons a Meeseeks." }),
];

export const app = new App();

app.get("/items/stream", {}, { returns: jsonl(Item) }, async function* stream_items() {
  yield* items;
});

app.get(
  "/items/stream-no-async",
  {},
  { returns: jsonl(Item) },
  function* stream_items_no_async() {
    yield* items;
  },
);

app.get(
  "/items/stream-no-annotation",
  {},
  { returns: jsonl() },
  async function* stream_items_no_annotation() {
    yield* items;
  },
);

app.get(
  "/items/stream-no-async-no-annotation",
  {},
  { returns: jsonl() },
  function* stream_items_no_async_no_annotation() {
    yield* items;
  },
);
