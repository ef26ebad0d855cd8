// A form that refuses any other field.

import { App, Form, Model, t } from "signatura";

class FormData extends Model(
  {
    username: t.string,
    password: t.string,
  },
  { config: { extra: "forbid" } },
) {}

export const app = new App();

app.post("/login/", { data: Form(FormData) }, async function login({ data }) {
  return data;
});
