// A key that a client sends in a header, the query or a cookie.

import type { HttpRequest } from "../../http/request.ts";
import type { Dependency } from "../typing/parameters.ts";
import { credentialsDependency, type Credentials, type SchemeOptions } from "./credentials-dependency.ts";

export interface APIKeyOptions<E extends boolean = boolean> extends SchemeOptions<E> {
  /** Of the header, the query parameter or the cookie. */
  readonly name: string;
}

/** A key in a header. Provides it; answers 401 with `WWW-Authenticate: APIKey` where it is missing or empty. */
export function APIKeyHeader<E extends boolean = true>(options: APIKeyOptions<E>): Dependency<Credentials<string, E>, "request"> {
  const name = options.name.toLowerCase();
  return apiKey("APIKeyHeader", "header", options, (request) => request["~exchange"].header(name));
}

/** A key in the query. Provides it; answers 401 with `WWW-Authenticate: APIKey` where it is missing or empty. */
export function APIKeyQuery<E extends boolean = true>(options: APIKeyOptions<E>): Dependency<Credentials<string, E>, "request"> {
  return apiKey("APIKeyQuery", "query", options, (request) => request.query.get(options.name));
}

/** A key in a cookie. Provides it; answers 401 with `WWW-Authenticate: APIKey` where it is missing or empty. */
export function APIKeyCookie<E extends boolean = true>(options: APIKeyOptions<E>): Dependency<Credentials<string, E>, "request"> {
  return apiKey("APIKeyCookie", "cookie", options, (request) => (Object.hasOwn(request.cookies, options.name) ? request.cookies[options.name] : undefined));
}

function apiKey<E extends boolean>(
  schemeName: string,
  place: "header" | "query" | "cookie",
  options: APIKeyOptions<E>,
  read: (request: HttpRequest) => string | undefined,
): Dependency<Credentials<string, E>, "request"> {
  const document = { type: "apiKey", in: place, name: options.name };
  return credentialsDependency<string, E>(schemeName, "APIKey", document, options, (request) => read(request) || null);
}
