// A model for each direction: the handler returns all it has, and only the fields of `returns` go out.

import { App, Model, t } from "signatura";

class BaseUser extends Model({
  username: t.string,
  email: t.email,
  full_name: t.string.orNull,
}) {}

class UserIn extends BaseUser.extend({ password: t.string }) {}

export const app = new App();

app.post(
  "/user/",
  { user: UserIn },
  { returns: BaseUser },
  async function create_user({ user }) {
    return user;
  },
);
