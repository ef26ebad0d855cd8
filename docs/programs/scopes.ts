// Scopes: what a token permits, and what an operation asks for. Tokens are JWTs of `jose`; the algorithm is pinned where they are read.

import { jwtVerify, SignJWT } from "jose";
import {
  App,
  Depends,
  HTTPException,
  OAuth2PasswordBearer,
  OAuth2PasswordRequestForm,
  Security,
  SecurityScopes,
} from "signatura";

const key = new TextEncoder().encode("a secret of at least thirty-two characters");
const users = new Map([
  ["johndoe", { username: "johndoe", password: "secret", may: ["me", "items"] }],
]);

// #region scheme
const oauth2 = OAuth2PasswordBearer({
  tokenUrl: "token",
  scopes: { me: "Read about yourself.", items: "Read items." },
});
// #endregion scheme

// #region user
const CurrentUser = Depends(
  { wanted: SecurityScopes, token: oauth2 },
  async function current_user({ wanted, token }) {
    const challenge = {
      "WWW-Authenticate":
        wanted.scopes.length === 0 ? "Bearer" : `Bearer scope="${wanted.scopeText}"`,
    };
    const claims = await jwtVerify(token, key, { algorithms: ["HS256"] }).then(
      ({ payload }) => payload,
      () => undefined,
    );
    const user = users.get(claims?.sub ?? "");
    if (claims === undefined || user === undefined)
      throw new HTTPException(401, "Could not validate credentials", {
        headers: challenge,
      });
    const granted = String(claims["scope"] ?? "").split(" ");
    if (!wanted.scopes.every((scope) => granted.includes(scope)))
      throw new HTTPException(403, "Not enough permissions", { headers: challenge });
    return user;
  },
);
// #endregion user

export const app = new App();

// #region login
app.post("/token", { form: OAuth2PasswordRequestForm }, async function login({ form }) {
  const user = users.get(form.username);
  if (user?.password !== form.password)
    throw new HTTPException(400, "Incorrect username or password");
  const scope = form.scopes.filter((wanted) => user.may.includes(wanted)).join(" ");
  const token = await new SignJWT({ scope })
    .setProtectedHeader({ alg: "HS256" })
    .setSubject(user.username)
    .setExpirationTime("30m")
    .sign(key);
  return { access_token: token, token_type: "bearer", scope };
});
// #endregion login

// #region operations
app.get("/users/me", { user: Security(CurrentUser, ["me"]) }, function read_me({ user }) {
  return { username: user.username };
});

app.get(
  "/users/me/items",
  { user: Security(CurrentUser, ["me", "items"]) },
  function read_own_items({ user }) {
    return [{ item_id: "Foo", owner: user.username }];
  },
);

app.get("/status", { user: CurrentUser }, function read_status() {
  return { status: "ok" };
});
// #endregion operations
