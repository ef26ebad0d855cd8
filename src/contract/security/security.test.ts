import { describe, expect, test } from "vitest";
import { readFixture } from "../../../test/parity/fixture.ts";
import { memoryRequest, type MemoryExchangeOptions } from "../../../test/support/exchange.ts";
import { HTTPException } from "../../errors/http-exception.ts";
import type { DependencyNode } from "../dependency.ts";
import { APIKeyCookie, APIKeyHeader, APIKeyQuery } from "./api-key.ts";
import { HTTPBasic } from "./http-basic.ts";
import { HTTPBase, HTTPBearer, HTTPDigest } from "./http-scheme.ts";
import { OAuth2, OAuth2AuthorizationCodeBearer, OAuth2PasswordBearer } from "./oauth2.ts";
import { OpenIdConnect } from "./open-id-connect.ts";
import { OAuth2PasswordRequestForm, OAuth2PasswordRequestFormStrict } from "./password-form.ts";

const scopes = { "items:read": "Read items", me: "" };

/** The same schemes as in test/parity/security.py. */
const schemes: Readonly<Record<string, unknown>> = {
  passwordBearer: OAuth2PasswordBearer({ tokenUrl: "token" }),
  passwordBearerFull: OAuth2PasswordBearer({ tokenUrl: "/api/token", schemeName: "JWT", scopes, description: "A token", refreshUrl: "refresh" }),
  passwordBearerOptional: OAuth2PasswordBearer({ tokenUrl: "token", autoError: false }),
  codeBearer: OAuth2AuthorizationCodeBearer({ authorizationUrl: "authorize", tokenUrl: "token" }),
  codeBearerFull: OAuth2AuthorizationCodeBearer({
    authorizationUrl: "authorize",
    tokenUrl: "token",
    refreshUrl: "refresh",
    scopes,
    description: "Code",
    autoError: false,
  }),
  oauth2: OAuth2(),
  oauth2Flows: OAuth2({
    flows: { clientCredentials: { tokenUrl: "t" }, implicit: { authorizationUrl: "a", scopes }, password: { tokenUrl: "t", scopes, refreshUrl: "r" } },
    description: "Flows",
  }),
  oauth2Optional: OAuth2({ autoError: false }),
  bearer: HTTPBearer(),
  bearerFull: HTTPBearer({ bearerFormat: "JWT", schemeName: "Token", description: "A token" }),
  bearerOptional: HTTPBearer({ autoError: false }),
  basic: HTTPBasic(),
  basicRealm: HTTPBasic({ realm: "simple", description: "A password" }),
  basicOptional: HTTPBasic({ autoError: false }),
  digest: HTTPDigest(),
  digestOptional: HTTPDigest({ autoError: false, description: "D" }),
  base: HTTPBase({ scheme: "x-my scheme" }),
  baseOptional: HTTPBase({ scheme: "negotiate", autoError: false }),
  keyHeader: APIKeyHeader({ name: "X-Key" }),
  keyHeaderOptional: APIKeyHeader({ name: "X-Key", autoError: false, description: "Key", schemeName: "Key" }),
  keyQuery: APIKeyQuery({ name: "key" }),
  keyQueryOptional: APIKeyQuery({ name: "key", autoError: false }),
  keyCookie: APIKeyCookie({ name: "key" }),
  keyCookieOptional: APIKeyCookie({ name: "key", autoError: false }),
  openId: OpenIdConnect({ openIdConnectUrl: "https://example.com/openid" }),
  openIdOptional: OpenIdConnect({ openIdConnectUrl: "openid", autoError: false, description: "O" }),
};

interface Case {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number;
  readonly body: unknown;
  readonly challenge: string | null;
}

const fixture = readFixture<Record<string, { schemeName: string; document: unknown; cases: Case[] }>>("security");

/** What a FastAPI endpoint that returns the provided value would answer. */
function answer(scheme: unknown, options: MemoryExchangeOptions): Pick<Case, "status" | "body" | "challenge"> {
  const provide = (scheme as DependencyNode).provide as (args: unknown) => unknown;
  try {
    return { status: 200, body: { value: provide({ request: memoryRequest(options) }) }, challenge: null };
  } catch (error) {
    if (!(error instanceof HTTPException)) throw error;
    return { status: error.status, body: { detail: error.detail }, challenge: error.headers?.["WWW-Authenticate"] ?? null };
  }
}

test("every scheme of the reference is here", () => {
  expect(Object.keys(schemes)).toEqual(Object.keys(fixture));
});

describe.each(Object.entries(fixture))("%s, against FastAPI", (name, { schemeName, document, cases }) => {
  const scheme = schemes[name] as DependencyNode;

  test("describes itself in the document", () => {
    expect(scheme.scheme?.schemeName).toBe(schemeName);
    // The text, so that the order of keys counts.
    expect(JSON.stringify(scheme.scheme?.document)).toBe(JSON.stringify(document));
  });

  test.each(cases)("$url $headers: $status", ({ url, headers, ...expected }) => {
    expect(answer(scheme, { url, headers })).toEqual(expected);
  });
});

test("a scheme's own error takes the place of the 401, and knows the request", () => {
  const scheme = HTTPBearer({ notAuthenticated: (request) => new HTTPException(403, `Not authenticated at ${request.path}`) });
  expect(answer(scheme, { url: "/items" })).toEqual({ status: 403, body: { detail: "Not authenticated at /items" }, challenge: null });
});

test("a scheme's own error is used for broken credentials that autoError does not excuse", () => {
  const scheme = HTTPBasic({ autoError: false, notAuthenticated: () => new HTTPException(403, "No") });
  expect(answer(scheme, { headers: { authorization: "Basic a" } })).toEqual({ status: 403, body: { detail: "No" }, challenge: null });
});

test("a realm cannot break out of its quotes", () => {
  expect(answer(HTTPBasic({ realm: 'a "b\\' }), {}).challenge).toBe('Basic realm="a \\"b\\\\"');
});

describe("OAuth2PasswordRequestForm", () => {
  test.each([
    ["OAuth2PasswordRequestForm", OAuth2PasswordRequestForm],
    ["OAuth2PasswordRequestFormStrict", OAuth2PasswordRequestFormStrict],
  ])("%s hands the fields over, the scope as words", (name, form) => {
    const node = form as unknown as DependencyNode;
    const provide = node.provide as (args: unknown) => unknown;
    const fields = { grant_type: "password", username: "a", password: "b", scope: " items:read  me ", client_id: null, client_secret: "s" };
    expect(node.name).toBe(name);
    expect(node.scheme).toBeUndefined();
    expect(Object.keys(node.takes)).toEqual(Object.keys(fields));
    expect(provide(fields)).toEqual({ grantType: "password", username: "a", password: "b", scopes: ["items:read", "me"], clientId: null, clientSecret: "s" });
  });
});
