// A client that comes back says which event it saw last, and gets those after it.

import { App, Header, Model, ServerSentEvent, sse, t } from "signatura";

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

app.get(
  "/items/stream",
  { last_event_id: Header(t.int.orNull) },
  { returns: sse() },
  async function* stream_items({ last_event_id }) {
    const start = last_event_id === null ? 0 : last_event_id + 1;
    for (const [index, item] of items.entries()) {
      if (index >= start) yield new ServerSentEvent({ data: item, id: String(index) });
    }
  },
);
