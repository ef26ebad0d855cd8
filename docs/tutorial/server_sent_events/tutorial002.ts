// Events with more than their data: a type, an id, and when to come back. A comment is seen by nobody but those who look at the wire.

import { App, Model, ServerSentEvent, sse, t } from "signatura";

class Item extends Model({
  name: t.string,
  price: t.number,
}) {}

const items = [
  new Item({ name: "Plumbus", price: 32.99 }),
  new Item({ name: "Portal Gun", price: 999.99 }),
  new Item({ name: "Meeseeks Box", price: 49.99 }),
];

export const app = new App();

app.get("/items/stream", {}, { returns: sse() }, async function* stream_items() {
  yield new ServerSentEvent({ comment: "stream of item updates" });
  for (const [index, item] of items.entries()) {
    yield new ServerSentEvent({
      data: item,
      event: "item_update",
      id: String(index + 1),
      retry: 5000,
    });
  }
});
