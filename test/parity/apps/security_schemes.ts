import {
  APIKeyCookie,
  APIKeyHeader,
  APIKeyQuery,
  App,
  Depends,
  HTTPBase,
  HTTPBasic,
  HTTPBearer,
  HTTPDigest,
  HTTPException,
  OAuth2,
  OAuth2AuthorizationCodeBearer,
  OAuth2PasswordBearer,
  OAuth2PasswordRequestForm,
  OAuth2PasswordRequestFormStrict,
  OpenIdConnect,
  Security,
  SecurityScopes,
  type Dependency,
} from "signatura";
import { get, postForm } from "../corpus.ts";

export const app = new App({ title: "Security" });

interface Shared {
  readonly schemeName?: string;
  readonly autoError?: false;
}

type Make = (shared: Shared) => Dependency<unknown>;

const flows = { password: { tokenUrl: "token", scopes: { read: "Read it" } } };

const schemes: Readonly<Record<string, Make>> = {
  "key-query": (shared) => APIKeyQuery({ name: "key", ...shared }),
  "key-header": (shared) => APIKeyHeader({ name: "X-Key", description: "A key", ...shared }),
  "key-cookie": (shared) => APIKeyCookie({ name: "key", ...shared, schemeName: "KeyInCookie" }),
  basic: (shared) => HTTPBasic(shared),
  "basic-realm": (shared) => HTTPBasic({ realm: "simple", ...shared, schemeName: "BasicWithRealm" }),
  bearer: (shared) => HTTPBearer({ bearerFormat: "JWT", ...shared }),
  digest: (shared) => HTTPDigest({ description: "Digest", ...shared }),
  base: (shared) => HTTPBase({ scheme: "Other", ...shared }),
  oauth2: (shared) => OAuth2({ flows, ...shared }),
  password: (shared) => OAuth2PasswordBearer({ tokenUrl: "token", scopes: { read: "Read it", write: "Write it" }, refreshUrl: "refresh", ...shared }),
  code: (shared) => OAuth2AuthorizationCodeBearer({ authorizationUrl: "authorize", tokenUrl: "token", refreshUrl: "refresh", ...shared }),
  openid: (shared) => OpenIdConnect({ openIdConnectUrl: "/openid", ...shared }),
};

function declare(path: string, scheme: Dependency<unknown>): void {
  app.get(path, { value: Security(scheme) }, { operationId: path.slice(1).replace("/", "_") }, async function read_credentials({ value }) {
    return { value };
  });
}

for (const [name, make] of Object.entries(schemes)) {
  declare(`/${name}`, make({}));
  declare(`/optional/${name}`, make({ schemeName: `Optional ${name}`, autoError: false }));
}

const oauth2 = OAuth2PasswordBearer({ tokenUrl: "token", schemeName: "Scoped", scopes: { me: "Me", items: "Items", admin: "All" } });

const CurrentUser = Depends({ scopes: SecurityScopes, token: oauth2 }, async ({ scopes, token }) => {
  const missing = scopes.scopes.filter((scope) => !token.split(",").includes(scope));
  if (missing.length > 0) {
    const detail = { missing, all: scopes.scopes, text: scopes.scopeText };
    throw new HTTPException(403, detail, { headers: { "WWW-Authenticate": `Bearer scope="${scopes.scopeText}"` } });
  }
  return { token, scopes: scopes.scopes };
});

const ActiveUser = Depends({ user: Security(CurrentUser, ["me"]) }, async ({ user }) => ({ active: user }));

app.get("/scoped/me", { user: ActiveUser }, async function scoped_me({ user }) {
  return user;
});
app.get("/scoped/items", { user: Security(ActiveUser, ["items"]), again: Security(CurrentUser, ["admin"]) }, async function scoped_items(given) {
  return given;
});
app.get("/scoped/plain", { user: CurrentUser }, { dependencies: [Security(CurrentUser, ["items"])] }, async function scoped_plain({ user }) {
  return user;
});
app.post("/token", { form: OAuth2PasswordRequestForm }, async function token({ form }) {
  return { username: form.username, scopes: form.scopes, grant: form.grantType, client: [form.clientId, form.clientSecret] };
});
app.post("/token/strict", { form: OAuth2PasswordRequestFormStrict }, async function strict_token({ form }) {
  return { username: form.username, scopes: form.scopes, grant: form.grantType, client: [form.clientId, form.clientSecret] };
});

const authorizations = [
  "",
  "Bearer",
  "Bearer a b",
  "bearer abc",
  "Bearer  abc",
  "Basic",
  "Basic !!!",
  "Basic bm8=",
  "Basic YTpiOmM=",
  "basic Ojo=",
  "Digest a=b",
  "Other xyz",
  "xyz",
];

export const requests = [
  get("/openapi.json"),
  ...Object.keys(schemes).flatMap((name) =>
    ["", "/optional"].flatMap((prefix) => [
      get(`${prefix}/${name}`),
      get(`${prefix}/${name}?key=abc`),
      get(`${prefix}/${name}?key=`),
      get(`${prefix}/${name}`, { "x-key": "abc" }),
      get(`${prefix}/${name}`, { cookie: "key=abc" }),
      ...authorizations.map((authorization) => get(`${prefix}/${name}`, { authorization })),
    ]),
  ),
  ...["me", "items", "plain"].flatMap((path) =>
    [null, "x", "me", "me,items", "me,items,admin", "admin", "items"].map((token) =>
      get(`/scoped/${path}`, token === null ? {} : { authorization: `Bearer ${token}` }),
    ),
  ),
  ...["/token", "/token/strict"].flatMap((path) =>
    [
      "",
      "username=a",
      "username=a&password=b",
      "grant_type=password&username=a&password=b",
      "grant_type=&username=a&password=b",
      "grant_type=other&username=a&password=b&scope=a%20b%20%20c",
      "grant_type=password&username=a&password=b&scope=a+b&client_id=i&client_secret=s",
    ].map((form) => postForm(path, form)),
  ),
];
