// What `returns` says of an answer and what `responses` says are put together: here an example, and a description.

import { App, JSONResponse, Model, t } from "signatura";

class Item extends Model({
  id: t.string,
  value: t.string,
}) {}

class Message extends Model({
  message: t.string,
}) {}

const responses = {
  404: { model: Message, description: "There is no such item" },
  200: {
    description: "The item of this id",
    content: { "application/json": { example: { id: "bar", value: "The bar tenders" } } },
  },
};

export const app = new App();

app.get(
  "/items/{item_id}",
  { item_id: t.string },
  { returns: Item, responses },
  async function read_item({ item_id }) {
    if (item_id === "foo") return { id: "foo", value: "there goes my hero" };
    return new JSONResponse({ message: "Item not found" }, { status: 404 });
  },
);
