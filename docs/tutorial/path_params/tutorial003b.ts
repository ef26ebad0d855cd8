// Two operations of one path and method: the first always answers.

import { App } from "signatura";

export const app = new App();

app.get("/users", async function read_users() {
  return ["Rick", "Morty"];
});

app.get("/users", async function read_users2() {
  return ["Bean", "Elfo"];
});
