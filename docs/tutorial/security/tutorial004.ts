// Passwords kept as hashes, and access tokens that are signed and expire: a JWT whose algorithm is ours to say.

import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { jwtVerify, SignJWT } from "jose";
import { JOSEError } from "jose/errors";
import {
  App,
  Depends,
  HTTPException,
  Model,
  OAuth2PasswordBearer,
  OAuth2PasswordRequestForm,
  t,
} from "signatura";

// #region settings
const ALGORITHM = "HS256";
const ACCESS_TOKEN_MINUTES = 30;

/** 32 random bytes or more, from outside: who knows them can sign in as anybody. */
const key = new TextEncoder().encode(
  process.env["SECRET_KEY"] ?? randomBytes(32).toString("hex"),
);
// #endregion settings

// #region models
class Token extends Model({ access_token: t.string, token_type: t.string }) {}

class User extends Model({
  username: t.string,
  email: t.string.orNull,
  full_name: t.string.orNull,
  disabled: t.boolean.orNull,
}) {}

class UserInDB extends User.extend({ hashed_password: t.string }) {}
// #endregion models

// #region passwords
const derive = promisify<string, Buffer, number, object, Buffer>(scrypt);
const COST = { N: 2 ** 15, r: 8, p: 3, maxmem: 2 ** 28 };

/** A hash that is slow to try, and different each time: `salt$hash`. */
async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, 32, COST);
  return `${salt.toString("base64url")}$${hash.toString("base64url")}`;
}

async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const [salt = "", hash = ""] = stored.split("$");
  const found = await derive(password, Buffer.from(salt, "base64url"), 32, COST);
  return timingSafeEqual(found, Buffer.from(hash, "base64url"));
}
// #endregion passwords

const users = new Map([
  [
    "johndoe",
    new UserInDB({
      username: "johndoe",
      full_name: "John Doe",
      email: "johndoe@example.com",
      hashed_password: await hashPassword("secret"),
      disabled: false,
    }),
  ],
]);

// #region login
/** Somebody's hash where there is no such user, so that the answer takes as long. */
const NOBODY = await hashPassword(randomBytes(16).toString("hex"));

async function authenticate(
  username: string,
  password: string,
): Promise<UserInDB | undefined> {
  const user = users.get(username);
  const isRight = await verifyPassword(password, user?.hashed_password ?? NOBODY);
  return isRight ? user : undefined;
}

async function issueToken(username: string): Promise<string> {
  return await new SignJWT()
    .setProtectedHeader({ alg: ALGORITHM })
    .setSubject(username)
    .setIssuedAt()
    .setExpirationTime(`${ACCESS_TOKEN_MINUTES} minutes`)
    .sign(key);
}
// #endregion login

// #region current
const CREDENTIALS = new HTTPException(401, "Could not validate credentials", {
  headers: { "WWW-Authenticate": "Bearer" },
});

const CurrentUser = Depends(
  { token: OAuth2PasswordBearer({ tokenUrl: "token" }) },
  async function get_current_user({ token }) {
    const user = users.get(await readToken(token));
    if (user === undefined) throw CREDENTIALS;
    return user;
  },
);

/** The user's name. The algorithm is pinned: a token must not choose how it is checked. */
async function readToken(token: string): Promise<string> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: [ALGORITHM],
      requiredClaims: ["exp", "sub"],
    });
    return payload.sub!;
  } catch (error) {
    if (error instanceof JOSEError) throw CREDENTIALS;
    throw error;
  }
}

const CurrentActiveUser = Depends(
  { current_user: CurrentUser },
  async function get_current_active_user({ current_user }) {
    if (current_user.disabled) throw new HTTPException(400, "Inactive user");
    return current_user;
  },
);
// #endregion current

// #region operations
export const app = new App();

app.post(
  "/token",
  { form_data: OAuth2PasswordRequestForm },
  { returns: Token },
  async function login_for_access_token({ form_data }) {
    const user = await authenticate(form_data.username, form_data.password);
    if (user === undefined)
      throw new HTTPException(401, "Incorrect username or password", {
        headers: { "WWW-Authenticate": "Bearer" },
      });
    return { access_token: await issueToken(user.username), token_type: "bearer" };
  },
);

app.get(
  "/users/me/",
  { current_user: CurrentActiveUser },
  { returns: User },
  async function read_users_me({ current_user }) {
    return current_user;
  },
);

app.get(
  "/users/me/items/",
  { current_user: CurrentActiveUser },
  async function read_own_items({ current_user }) {
    return [{ item_id: "Foo", owner: current_user.username }];
  },
);
// #endregion operations
