import { describe, expect, test } from "vitest";
import {
  APIKeyHeader,
  App,
  constantTimeEquals,
  Depends,
  HTTPBasic,
  HTTPBearer,
  HTTPException,
  OAuth2PasswordBearer,
  OAuth2PasswordRequestForm,
  Security,
  SecurityScopes,
} from "signatura";
import { testClient } from "signatura/testing";

const Token = OAuth2PasswordBearer({ tokenUrl: "token", scopes: { me: "Read yourself", items: "Read items" } });

const CurrentUser = Depends({ token: Token, scopes: SecurityScopes }, ({ token, scopes }) => {
  const [name, ...granted] = token.split(":");
  const missing = scopes.scopes.find((scope) => !granted.includes(scope));
  if (missing !== undefined) throw new HTTPException(401, "Not enough permissions", { headers: { "WWW-Authenticate": `Bearer scope="${scopes.scopeText}"` } });
  return name;
});

function makeApp(): App {
  const app = new App();
  app.post("/token", { form: OAuth2PasswordRequestForm }, ({ form }) => {
    if (!constantTimeEquals(form.password, "secret")) throw new HTTPException(400, "Incorrect username or password");
    return { access_token: [form.username, ...form.scopes].join(":"), token_type: "bearer" };
  });
  app.get("/me", { user: Security(CurrentUser, ["me"]) }, ({ user }) => user);
  app.get("/items", { user: Security(CurrentUser, ["me", "items"]) }, ({ user }) => user);
  app.get("/optional", { credentials: HTTPBearer({ autoError: false }) }, ({ credentials }) => credentials?.credentials ?? "nobody");
  app.get("/basic", { login: HTTPBasic({ realm: "here" }) }, ({ login }) => login);
  app.get("/guarded", {}, { dependencies: [APIKeyHeader({ name: "x-key" })] }, () => "in");
  return app;
}

describe("authentication through an application", () => {
  test("a password becomes a token, whose scopes open some doors", async () => {
    await using client = await testClient(makeApp());
    const login = await client.post("/token", { form: { username: "ada", password: "secret", scope: "me" } });
    const headers = { authorization: `Bearer ${login.json<{ access_token: string }>().access_token}` };
    expect((await client.get("/me", { headers })).json()).toBe("ada");
    const refused = await client.get("/items", { headers });
    expect([refused.status, refused.headers.get("www-authenticate"), refused.json()]).toEqual([
      401,
      'Bearer scope="me items"',
      { detail: "Not enough permissions" },
    ]);
  });

  test.each([
    ["/me", "Bearer"],
    ["/basic", 'Basic realm="here"'],
    ["/guarded", "APIKey"],
  ])("%s without credentials is a 401 with the challenge %s", async (path, challenge) => {
    await using client = await testClient(makeApp());
    const response = await client.get(path);
    expect([response.status, response.headers.get("www-authenticate"), response.json()]).toEqual([401, challenge, { detail: "Not authenticated" }]);
  });

  test("optional credentials may be missing", async () => {
    await using client = await testClient(makeApp());
    expect((await client.get("/optional")).json()).toBe("nobody");
    expect((await client.get("/optional", { headers: { authorization: "Bearer x" } })).json()).toBe("x");
  });

  test("the document names the schemes, and what each operation asks for", () => {
    const document = makeApp().openapi() as { components: { securitySchemes: unknown }; paths: Record<string, { get: { security?: unknown } }> };
    expect(document.components.securitySchemes).toEqual({
      OAuth2PasswordBearer: { type: "oauth2", flows: { password: { scopes: { me: "Read yourself", items: "Read items" }, tokenUrl: "token" } } },
      HTTPBearer: { type: "http", scheme: "bearer" },
      HTTPBasic: { type: "http", scheme: "basic" },
      APIKeyHeader: { type: "apiKey", in: "header", name: "x-key" },
    });
    expect(document.paths["/items"]!.get.security).toEqual([{ OAuth2PasswordBearer: ["me", "items"] }]);
    expect(document.paths["/optional"]!.get.security).toEqual([{ HTTPBearer: [] }]);
    expect(document.paths["/guarded"]!.get.security).toEqual([{ APIKeyHeader: [] }]);
  });
});
