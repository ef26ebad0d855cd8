// A further answer in the document, with its model. The handler gives it by itself.

import { App, JSONResponse, Model, t } from "signatura";

class Item extends Model({
  id: t.string,
  value: t.string,
}) {}

class Message extends Model({
  message: t.string,
}) {}

export const app = new App();

app.get(
  "/items/{item_id}",
  { item_id: t.string },
  { returns: Item, responses: { 404: { model: Message } } },
  async function read_item({ item_id }) {
    if (item_id === "foo") return { id: "foo", value: "there goes my hero" };
    return new JSONResponse({ message: "Item not found" }, { status: 404 });
  },
);
