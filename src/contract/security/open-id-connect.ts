// OpenID Connect: only the document knows the discovery URL; the header is handed over as it came.

import type { Dependency } from "../typing/parameters.ts";
import { credentialsDependency, type Credentials, type SchemeOptions } from "./credentials-dependency.ts";

export interface OpenIdConnectOptions<E extends boolean = boolean> extends SchemeOptions<E> {
  /** Where the provider's configuration is found: `https://…/.well-known/openid-configuration`. */
  readonly openIdConnectUrl: string;
}

/** Provides the whole `Authorization` header, and verifies nothing. Answers 401 with `WWW-Authenticate: Bearer` without one. */
export function OpenIdConnect<E extends boolean = true>(options: OpenIdConnectOptions<E>): Dependency<Credentials<string, E>, "request"> {
  const document = { type: "openIdConnect", openIdConnectUrl: options.openIdConnectUrl };
  return credentialsDependency<string, E>("OpenIdConnect", "Bearer", document, options, (request) => request["~exchange"].header("authorization") || null);
}
