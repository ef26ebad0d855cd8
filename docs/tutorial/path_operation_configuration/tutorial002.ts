// Tags put operations together on the docs page.

import { App, Model, t } from "signatura";

class Item extends Model({
  name: t.string,
  description: t.string.orNull,
  price: t.number,
  tax: t.number.orNull,
  tags: t.set(t.string).default(new Set()),
}) {}

export const app = new App();

app.post(
  "/items/",
  { item: Item },
  { returns: Item, tags: ["items"] },
  async function create_item({ item }) {
    return item;
  },
);

app.get("/items/", {}, { tags: ["items"] }, async function read_items() {
  return [{ name: "Foo", price: 42 }];
});

app.get("/users/", {}, { tags: ["users"] }, async function read_users() {
  return [{ username: "johndoe" }];
});
