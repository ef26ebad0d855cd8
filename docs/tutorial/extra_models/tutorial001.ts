// Three models of one user: what comes in, what is kept, and what is shown. Only the last one goes out.

import { App, Model, t } from "signatura";

class UserIn extends Model({
  username: t.string,
  password: t.string,
  email: t.email,
  full_name: t.string.orNull,
}) {}

class UserOut extends Model({
  username: t.string,
  email: t.email,
  full_name: t.string.orNull,
}) {}

class UserInDB extends Model({
  username: t.string,
  hashed_password: t.string,
  email: t.email,
  full_name: t.string.orNull,
}) {}

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
