// OAuth2: the schemes that take a bearer token out of the `Authorization` header, and the general one that takes the whole header.

import type { OAuthFlow } from "../security-scheme.ts";
import type { Dependency } from "../typing/parameters.ts";
import { readAuthorizationOf } from "./authorization.ts";
import { credentialsDependency, type Credentials, type SchemeOptions } from "./credentials-dependency.ts";

/** The ways to a token that a document may name. */
export interface OAuthFlows {
  readonly implicit?: OAuthFlowOptions & { readonly authorizationUrl: string };
  readonly password?: OAuthFlowOptions & { readonly tokenUrl: string };
  readonly clientCredentials?: OAuthFlowOptions & { readonly tokenUrl: string };
  readonly authorizationCode?: OAuthFlowOptions & { readonly authorizationUrl: string; readonly tokenUrl: string };
}

export interface OAuthFlowOptions {
  readonly refreshUrl?: string;
  /** Scope → what it allows. */
  readonly scopes?: Readonly<Record<string, string>>;
}

export interface OAuth2Options<E extends boolean = boolean> extends SchemeOptions<E> {
  readonly flows?: OAuthFlows;
}

/** Any OAuth2 flows. Provides the whole `Authorization` header. */
export function OAuth2<E extends boolean = true>(options: OAuth2Options<E> = {}): Dependency<Credentials<string, E>, "request"> {
  const document = { type: "oauth2", flows: toFlows(options.flows ?? {}) };
  return credentialsDependency<string, E>("OAuth2", "Bearer", document, options, (request) => request["~exchange"].header("authorization") || null);
}

export interface OAuth2PasswordBearerOptions<E extends boolean = boolean> extends SchemeOptions<E>, OAuthFlowOptions {
  /** Where a client gets a token for a name and a password, relative to the document. */
  readonly tokenUrl: string;
}

/**
 * A bearer token that a client gets for a name and a password. Provides the token; answers 401 with `WWW-Authenticate: Bearer` without one.
 *
 * @example
 * const Token = OAuth2PasswordBearer({ tokenUrl: "token" });
 * app.get("/me", { token: Token }, ({ token }) => ({ token }));
 */
export function OAuth2PasswordBearer<E extends boolean = true>(options: OAuth2PasswordBearerOptions<E>): Dependency<Credentials<string, E>, "request"> {
  const { tokenUrl, refreshUrl, scopes } = options;
  return bearerToken("OAuth2PasswordBearer", { password: { tokenUrl, ...flowOptions(refreshUrl, scopes) } }, options);
}

export interface OAuth2AuthorizationCodeBearerOptions<E extends boolean = boolean> extends SchemeOptions<E>, OAuthFlowOptions {
  readonly authorizationUrl: string;
  readonly tokenUrl: string;
}

/** A bearer token that a client gets by the authorization code flow. Provides the token. */
export function OAuth2AuthorizationCodeBearer<E extends boolean = true>(
  options: OAuth2AuthorizationCodeBearerOptions<E>,
): Dependency<Credentials<string, E>, "request"> {
  const { authorizationUrl, tokenUrl, refreshUrl, scopes } = options;
  const flow = { authorizationUrl, tokenUrl, ...flowOptions(refreshUrl, scopes) };
  return bearerToken("OAuth2AuthorizationCodeBearer", { authorizationCode: flow }, options);
}

function bearerToken<E extends boolean>(name: string, flows: OAuthFlows, options: SchemeOptions<E>): Dependency<Credentials<string, E>, "request"> {
  const document = { type: "oauth2", flows: toFlows(flows) };
  // A token may be empty: only the word before it is asked for.
  return credentialsDependency<string, E>(name, "Bearer", document, options, (request) => readAuthorizationOf("bearer", request)?.credentials ?? null);
}

function flowOptions(refreshUrl: string | undefined, scopes: Readonly<Record<string, string>> | undefined): OAuthFlowOptions {
  return { ...(refreshUrl === undefined ? {} : { refreshUrl }), ...(scopes === undefined ? {} : { scopes }) };
}

/** The flows as the document has them: in its order of flows and of keys, `scopes` always there. */
function toFlows(flows: OAuthFlows): Readonly<Record<string, OAuthFlow>> {
  const named: Record<string, OAuthFlow> = {};
  for (const name of ["implicit", "password", "clientCredentials", "authorizationCode"] as const) {
    const flow = flows[name];
    if (flow === undefined) continue;
    const { refreshUrl, scopes = {}, ...urls } = flow;
    named[name] = Object.freeze({ ...(refreshUrl === undefined ? {} : { refreshUrl }), scopes, ...urls });
  }
  return Object.freeze(named);
}
