// A login by name and password that gives a token. Hash and token are a pretence: real ones come later in the guide.

import {
  App,
  Depends,
  HTTPException,
  Model,
  OAuth2PasswordBearer,
  OAuth2PasswordRequestForm,
  status,
  t,
} from "signatura";

const fake_users_db = new Map([
  [
    "johndoe",
    {
      username: "johndoe",
      full_name: "John Doe",
      email: "johndoe@example.com",
      hashed_password: "fakehashedsecret",
      disabled: false,
    },
  ],
  [
    "alice",
    {
      username: "alice",
      full_name: "Alice Wonderson",
      email: "alice@example.com",
      hashed_password: "fakehashedsecret2",
      disabled: true,
    },
  ],
]);

class User extends Model({
  username: t.string,
  email: t.string.orNull,
  full_name: t.string.orNull,
  disabled: t.boolean.orNull,
}) {}

class UserInDB extends User.extend({ hashed_password: t.string }) {}

const oauth2_scheme = OAuth2PasswordBearer({ tokenUrl: "token" });

const CurrentUser = Depends(
  { token: oauth2_scheme },
  async function get_current_user({ token }) {
    const user = findUser(token);
    if (user === undefined)
      throw new HTTPException(status.HTTP_401_UNAUTHORIZED, "Not authenticated", {
        headers: { "WWW-Authenticate": "Bearer" },
      });
    return user;
  },
);

const CurrentActiveUser = Depends(
  { current_user: CurrentUser },
  async function get_current_active_user({ current_user }) {
    if (current_user.disabled) throw new HTTPException(400, "Inactive user");
    return current_user;
  },
);

export const app = new App();

app.post(
  "/token",
  { form_data: OAuth2PasswordRequestForm },
  async function login({ form_data }) {
    const user = findUser(form_data.username);
    if (user?.hashed_password !== fakeHash(form_data.password))
      throw new HTTPException(400, "Incorrect username or password");
    return { access_token: user.username, token_type: "bearer" };
  },
);

app.get(
  "/users/me",
  { current_user: CurrentActiveUser },
  async function read_users_me({ current_user }) {
    return current_user;
  },
);

function findUser(username: string): UserInDB | undefined {
  const known = fake_users_db.get(username);
  return known === undefined ? undefined : new UserInDB(known);
}

function fakeHash(password: string): string {
  return `fakehashed${password}`;
}
