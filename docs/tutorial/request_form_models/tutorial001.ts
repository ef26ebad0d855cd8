// A model in `Form()` is a whole form.

import { App, Form, Model, t } from "signatura";

class FormData extends Model({
  username: t.string,
  password: t.string,
}) {}

export const app = new App();

app.post("/login/", { data: Form(FormData) }, async function login({ data }) {
  return data;
});
