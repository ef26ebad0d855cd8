// Tags that are used often have names, so that a slip is found by the compiler.

import { App } from "signatura";

const tags = { items: "items", users: "users" } as const;

export const app = new App();

app.get("/items/", {}, { tags: [tags.items] }, async function get_items() {
  return ["Portal gun", "Plumbus"];
});

app.get("/users/", {}, { tags: [tags.users] }, async function read_users() {
  return ["Rick", "Morty"];
});
