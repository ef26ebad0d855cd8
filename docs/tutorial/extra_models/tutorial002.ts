// The same three models, without saying anything twice: each extends what they have in common.

import { App, Model, t } from "signatura";

class UserBase extends Model({
  username: t.string,
  email: t.email,
  full_name: t.string.orNull,
}) {}

class UserIn extends UserBase.extend({ password: t.string }) {}

class UserOut extends UserBase.extend({}) {}

class UserInDB extends UserBase.extend({ hashed_password: t.string }) {}

/** No hash at all: real passwords want argon2 or scrypt. */
function fake_password_hasher(raw_password: string): string {
  return `supersecret${raw_password}`;
}

function fake_save_user(user_in: UserIn): UserInDB {
  return new UserInDB({
    ...user_in,
    hashed_password: fake_password_hasher(user_in.password),
  });
}

export const app = new App();

app.post(
  "/user/",
  { user_in: UserIn },
  { returns: UserOut },
  async function create_user({ user_in }) {
    return fake_save_user(user_in);
  },
);
