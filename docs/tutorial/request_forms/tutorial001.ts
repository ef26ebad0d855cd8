// Fields of a form, as browsers send them, rather than JSON.

import { App, Form, t } from "signatura";

export const app = new App();

app.post(
  "/login/",
  { username: Form(t.string), password: Form(t.string) },
  async function login({ username }) {
    return { username };
  },
);
