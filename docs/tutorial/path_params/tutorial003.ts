// A fixed path beside one with a parameter: what is declared first is tried first.

import { App, t } from "signatura";

export const app = new App();

app.get("/users/me", async function read_user_me() {
  return { user_id: "the current user" };
});

app.get("/users/{user_id}", { user_id: t.string }, async function read_user({ user_id }) {
  return { user_id };
});
