import {
  APIKeyCookie,
  APIKeyHeader,
  APIKeyQuery,
  App,
  Depends,
  HTTPBasic,
  HTTPBearer,
  HTTPDigest,
  HTTPException,
  Model,
  OAuth2AuthorizationCodeBearer,
  OAuth2PasswordBearer,
  OAuth2PasswordRequestForm,
  OAuth2PasswordRequestFormStrict,
  OpenIdConnect,
  Router,
  Security,
  SecurityScopes,
  t,
} from "signatura";
import { get, post, postForm } from "../corpus.ts";

export const app = new App({ title: "Scopes" });
const oauth2 = OAuth2PasswordBearer({ tokenUrl: "token", scopes: { me: "About me", items: "Items", admin: "All" } });

class User extends Model({ name: t.string, scopes: t.list(t.string).default([]) }) {}

/** A token is a name and its scopes, with points between them. */
const CurrentUser = Depends({ security: SecurityScopes, token: oauth2 }, async function current_user({ security, token }) {
  const challenge = { headers: { "WWW-Authenticate": security.scopes.length > 0 ? `Bearer scope="${security.scopeText}"` : "Bearer" } };
  const [name = "", given = ""] = token.split(":");
  if (name === "") throw new HTTPException(401, "Could not validate credentials", challenge);
  if (security.scopes.some((scope) => !given.split(".").includes(scope))) throw new HTTPException(401, "Not enough permissions", challenge);
  return new User({ name, scopes: [...security.scopes] });
});
const ActiveUser = Depends({ user: Security(CurrentUser, ["me"]) }, async function active_user({ user }) {
  if (user.name === "gone") throw new HTTPException(400, "Inactive user");
  return user;
});

app.post("/token", { form: OAuth2PasswordRequestForm }, async function login({ form }) {
  return { access_token: `${form.username}:${form.scopes.join(".")}`, token_type: "bearer", client: form.clientId, grant: form.grantType };
});
app.post("/strict-token", { form: OAuth2PasswordRequestFormStrict }, async function strict_login({ form }) {
  return [form.username, form.scopes, form.clientSecret];
});
app.get("/me", { user: ActiveUser }, async function read_me({ user }) {
  return user;
});
app.get("/items", { user: Security(ActiveUser, ["items"]), again: CurrentUser }, async function read_items({ user, again }) {
  return [user, again];
});
app.get("/status", { user: CurrentUser }, async function read_status({ user }) {
  return user;
});

const admin = new Router({ prefix: "/admin", dependencies: [Security(ActiveUser, ["admin"])] });
admin.get("/all", { user: Security(CurrentUser, ["items"]) }, async function read_all({ user }) {
  return user;
});
app.include(admin);

const bearer = HTTPBearer({ bearerFormat: "JWT", description: "A token" });
const basic = HTTPBasic({ realm: "here" });
const plainBasic = HTTPBasic({ autoError: false });
const digest = HTTPDigest();
const code = OAuth2AuthorizationCodeBearer({ authorizationUrl: "authorize", tokenUrl: "token", refreshUrl: "refresh", scopes: { a: "A" } });
const openid = OpenIdConnect({ openIdConnectUrl: "/openid" });
const headerKey = APIKeyHeader({ name: "X-Key" });
const queryKey = APIKeyQuery({ name: "key", autoError: false });
const cookieKey = APIKeyCookie({ name: "session", schemeName: "Session", description: "Of the browser" });

app.get("/bearer", { given: bearer }, async function by_bearer({ given }) {
  return given;
});
app.get("/basic", { given: basic }, async function by_basic({ given }) {
  return given;
});
app.get("/plain-basic", { given: plainBasic }, async function by_plain_basic({ given }) {
  return given;
});
app.get("/digest", { given: digest }, async function by_digest({ given }) {
  return given;
});
app.get("/code", { given: Security(code, ["a"]) }, async function by_code({ given }) {
  return given;
});
app.get("/openid", { given: openid }, async function by_openid({ given }) {
  return given;
});
app.get("/keys", { header: headerKey, query: queryKey, cookie: cookieKey }, async function by_keys({ header, query, cookie }) {
  return [header, query, cookie];
});
app.get("/any-of", { one: bearer, two: queryKey }, async function any_of({ one, two }) {
  return [one.credentials, two];
});

const authorizations = [
  "",
  "Bearer",
  "Bearer x:",
  "bearer ann:me",
  "Bearer ann:me.items",
  "Bearer ann:me.items.admin",
  "Bearer gone:me.items.admin",
  "Bearer :me",
  "Basic am9objpzZWNyZXQ=",
  "Basic x",
  "Digest a=b",
  "Token t",
];
const paths = ["/me", "/items", "/status", "/admin/all", "/bearer", "/basic", "/plain-basic", "/digest", "/code", "/openid", "/any-of", "/any-of?key=k"];

export const requests = [
  get("/openapi.json"),
  ...paths.flatMap((path) => [get(path), ...authorizations.map((authorization) => get(path, { authorization }))]),
  get("/keys"),
  get("/keys", { "x-key": "a" }),
  get("/keys?key=q", { "x-key": "a", cookie: "session=s" }),
  get("/keys", { "x-key": "", cookie: "session=" }),
  ...[
    "",
    "username=a&password=b",
    "username=a&password=b&grant_type=password&scope=me+items%20x&client_id=c&client_secret=s",
    "grant_type=code&username=a",
  ].flatMap((text) => [postForm("/token", text), postForm("/strict-token", text)]),
  post("/token", { username: "a", password: "b" }),
];
