// Short operationIds become the names of a generated client's methods.

import { App, Model, t } from "signatura";

class Item extends Model({
  name: t.string,
  price: t.number,
}) {}

class ResponseMessage extends Model({
  message: t.string,
}) {}

class User extends Model({
  username: t.string,
  email: t.string,
}) {}

// #region ids
export const app = new App({
  generateOperationId: ({ tags, name }) => `${tags[0]}-${name}`,
});
// #endregion ids

app.post(
  "/items/",
  { item: Item },
  { returns: ResponseMessage, tags: ["items"] },
  async function create_item() {
    return { message: "Item received" };
  },
);

app.get(
  "/items/",
  {},
  { returns: t.list(Item), tags: ["items"] },
  async function get_items() {
    return [
      { name: "Plumbus", price: 3 },
      { name: "Portal Gun", price: 9001 },
    ];
  },
);

app.post(
  "/users/",
  { user: User },
  { returns: ResponseMessage, tags: ["users"] },
  async function create_user() {
    return { message: "User received" };
  },
);
