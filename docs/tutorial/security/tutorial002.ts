// From the token to the user: a dependency on the scheme. The token is decoded by pretence only.

import { App, Depends, Model, OAuth2PasswordBearer, t } from "signatura";

class User extends Model({
  username: t.string,
  email: t.string.orNull,
  full_name: t.string.orNull,
  disabled: t.boolean.orNull,
}) {}

const oauth2_scheme = OAuth2PasswordBearer({ tokenUrl: "token" });

const CurrentUser = Depends(
  { token: oauth2_scheme },
  async function get_current_user({ token }) {
    return fakeDecodeToken(token);
  },
);

export const app = new App();

app.get(
  "/users/me",
  { current_user: CurrentUser },
  async function read_users_me({ current_user }) {
    return current_user;
  },
);

function fakeDecodeToken(token: string): User {
  return new User({
    username: `${token}fakedecoded`,
    email: "john@example.com",
    full_name: "John Doe",
  });
}
