import { expectTypeOf, test } from "vitest";
import type { Dependency } from "../typing/parameters.ts";
import { APIKeyHeader } from "./api-key.ts";
import { HTTPBasic, type HTTPBasicCredentials } from "./http-basic.ts";
import { HTTPBearer, type HTTPAuthorizationCredentials } from "./http-scheme.ts";
import { OAuth2, OAuth2PasswordBearer } from "./oauth2.ts";
import { OAuth2PasswordRequestForm, OAuth2PasswordRequestFormStrict } from "./password-form.ts";

declare const isOptional: boolean;

test("credentials are there unless autoError is false", () => {
  expectTypeOf(OAuth2PasswordBearer({ tokenUrl: "token" })).toEqualTypeOf<Dependency<string, "request">>();
  expectTypeOf(OAuth2PasswordBearer({ tokenUrl: "token", autoError: true })).toEqualTypeOf<Dependency<string, "request">>();
  expectTypeOf(OAuth2PasswordBearer({ tokenUrl: "token", autoError: false })).toEqualTypeOf<Dependency<string | null, "request">>();
  expectTypeOf(OAuth2()).toEqualTypeOf<Dependency<string, "request">>();
  expectTypeOf(HTTPBasic({ autoError: false })).toEqualTypeOf<Dependency<HTTPBasicCredentials | null, "request">>();
  expectTypeOf(HTTPBearer({ bearerFormat: "JWT" })).toEqualTypeOf<Dependency<HTTPAuthorizationCredentials, "request">>();
  expectTypeOf(APIKeyHeader({ name: "x", autoError: isOptional })).toEqualTypeOf<Dependency<string | null, "request">>();
});

test("options that do not exist are refused", () => {
  // @ts-expect-error -- it is tokenUrl
  OAuth2PasswordBearer({ tokenUrl: "token", tokenURL: "token" });
  // @ts-expect-error -- the flow of a password needs its tokenUrl
  OAuth2({ flows: { password: { scopes: {} } } });
});

test("the strict form always has a grant type", () => {
  expectTypeOf(OAuth2PasswordRequestForm["~provides"].grantType).toEqualTypeOf<string | null>();
  expectTypeOf(OAuth2PasswordRequestFormStrict["~provides"].grantType).toEqualTypeOf<string>();
});
