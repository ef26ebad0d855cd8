// What clients in other languages are generated from: models for what comes in and what goes out.

import { App, Model, t } from "signatura";

class Item extends Model({
  name: t.string,
  price: t.number,
}) {}

class ResponseMessage extends Model({
  message: t.string,
}) {}

export const app = new App();

app.post(
  "/items/",
  { item: Item },
  { returns: ResponseMessage },
  async function create_item() {
    return { message: "item received" };
  },
);

app.get("/items/", {}, { returns: t.list(Item) }, async function get_items() {
  return [
    { name: "Plumbus", price: 3 },
    { name: "Portal Gun", price: 9001 },
  ];
});
