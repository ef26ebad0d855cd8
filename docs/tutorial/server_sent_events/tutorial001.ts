// A stream of server-sent events: each item is an event's data. With a type the items are validated, and documented.

import { App, Model, sse, t } from "signatura";

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

// #region typed
app.get("/items/stream", {}, { returns: sse(Item) }, async function* sse_items() {
  yield* items;
});
// #endregion typed

app.get(
  "/items/stream-no-async",
  {},
  { returns: sse(Item) },
  function* sse_items_no_async() {
    yield* items;
  },
);

app.get(
  "/items/stream-no-annotation",
  {},
  { returns: sse() },
  async function* sse_items_no_annotation() {
    yield* items;
  },
);

app.get(
  "/items/stream-no-async-no-annotation",
  {},
  { returns: sse() },
  function* sse_items_no_async_no_annotation() {
    yield* items;
  },
);
