// An operation that should not be used any more, and works all the same.

import { App } from "signatura";

export const app = new App();

app.get("/items/", {}, { tags: ["items"] }, async function read_items() {
  return [{ name: "Foo", price: 42 }];
});

app.get("/users/", {}, { tags: ["users"] }, async function read_users() {
  return [{ username: "johndoe" }];
});

app.get(
  "/elements/",
  {},
  { tags: ["items"], deprecated: true },
  async function read_elements() {
    return [{ item_id: "Foo" }];
  },
);
