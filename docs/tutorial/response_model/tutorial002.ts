// What not to do: a model for both directions sends the password back to whoever asks.

import { App, Model, t } from "signatura";

class UserIn extends Model({
  username: t.string,
  password: t.string,
  email: t.email,
  full_name: t.string.orNull,
}) {}

export const app = new App();

app.post(
  "/user/",
  { user: UserIn },
  { returns: UserIn },
  async function create_user({ user }) {
    return user;
  },
);
