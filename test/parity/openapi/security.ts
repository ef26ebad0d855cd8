import {
  APIKeyCookie,
  APIKeyHeader,
  APIKeyQuery,
  App,
  Depends,
  HTTPBasic,
  HTTPBearer,
  HTTPDigest,
  OAuth2AuthorizationCodeBearer,
  OAuth2PasswordBearer,
  OpenIdConnect,
  Security,
  SecurityScopes,
  t,
} from "signatura";

export const app = new App({ title: "Security" });

const oauth2 = OAuth2PasswordBearer({
  tokenUrl: "token",
  scopes: { me: "Read about me", items: "Read items" },
  refreshUrl: "refresh",
  description: "By password",
});
const code = OAuth2AuthorizationCodeBearer({ authorizationUrl: "authorize", tokenUrl: "token" });

const CurrentUser = Depends({ scopes: SecurityScopes, token: oauth2 }, ({ token }) => token);
const ActiveUser = Depends({ user: Security(CurrentUser, ["me"]) }, ({ user }) => user);

const answer = (): object => ({});

app.get("/me", { user: ActiveUser }, { name: "read_me" }, answer);
app.get("/items", { user: Security(ActiveUser, ["items"]) }, { name: "read_items" }, answer);
app.get("/both", { user: Security(ActiveUser, ["items"]), token: oauth2, other: code }, { name: "read_both" }, answer);
app.get("/status", { user: CurrentUser, q: t.int.default(1) }, { name: "read_status" }, answer);
app.get(
  "/many",
  {
    c: APIKeyCookie({ name: "session" }),
    b: HTTPBasic({ description: "User and password" }),
    t: HTTPBearer({ bearerFormat: "JWT" }),
    d: HTTPDigest(),
    o: OpenIdConnect({ openIdConnectUrl: "/oidc" }),
  },
  { name: "read_many", dependencies: [APIKeyQuery({ name: "key" }), APIKeyHeader({ name: "x-key", description: "Yours", schemeName: "Key" })] },
  answer,
);
