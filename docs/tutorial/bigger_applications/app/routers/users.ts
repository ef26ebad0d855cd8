// The operations on users.

import { Router, t } from "signatura";

export const users = new Router();

users.get("/users/", {}, { tags: ["users"] }, async function read_users() {
  return [{ username: "Rick" }, { username: "Morty" }];
});

users.get("/users/me", {}, { tags: ["users"] }, async function read_user_me() {
  return { username: "fakecurrentuser" };
});

users.get(
  "/users/{username}",
  { username: t.string },
  { tags: ["users"] },
  async function read_user({ username }) {
    return { username };
  },
);
