// The schemes of HTTP's own `Authorization` header whose credentials are handed over as they came: Bearer, Digest and any other.

import { pythonTitle } from "../../kernel/python-text.ts";
import type { Dependency } from "../typing/parameters.ts";
import { readAuthorization, readAuthorizationOf, type Authorization } from "./authorization.ts";
import { credentialsDependency, type Credentials, type SchemeOptions } from "./credentials-dependency.ts";

/** The `Authorization` header in its two halves. */
export type HTTPAuthorizationCredentials = Authorization;

export interface HTTPBaseOptions<E extends boolean = boolean> extends SchemeOptions<E> {
  /** As the document names it, and as the challenge does with capitals: `negotiate`. */
  readonly scheme: string;
}

/** Any scheme. Provides both halves of the header, whatever the first is: check it. */
export function HTTPBase<E extends boolean = true>(options: HTTPBaseOptions<E>): Dependency<Credentials<HTTPAuthorizationCredentials, E>, "request"> {
  const document = { type: "http", scheme: options.scheme };
  return credentialsDependency<HTTPAuthorizationCredentials, E>("HTTPBase", pythonTitle(options.scheme), document, options, (request) =>
    complete(readAuthorization(request)),
  );
}

export interface HTTPBearerOptions<E extends boolean = boolean> extends SchemeOptions<E> {
  /** What kind of token it is, for the document: `JWT`. */
  readonly bearerFormat?: string;
}

/** A bearer token. Provides `{ scheme, credentials }`; answers 401 with `WWW-Authenticate: Bearer` without one. */
export function HTTPBearer<E extends boolean = true>(options: HTTPBearerOptions<E> = {}): Dependency<Credentials<HTTPAuthorizationCredentials, E>, "request"> {
  const { bearerFormat } = options;
  const document = { type: "http", scheme: "bearer", ...(bearerFormat === undefined ? {} : { bearerFormat }) };
  return credentialsDependency<HTTPAuthorizationCredentials, E>("HTTPBearer", "Bearer", document, options, (request) =>
    complete(readAuthorizationOf("bearer", request)),
  );
}

/** HTTP Digest. Provides `{ scheme, credentials }` and verifies nothing: that is left to you, as in FastAPI. */
export function HTTPDigest<E extends boolean = true>(options: SchemeOptions<E> = {}): Dependency<Credentials<HTTPAuthorizationCredentials, E>, "request"> {
  const document = { type: "http", scheme: "digest" };
  return credentialsDependency<HTTPAuthorizationCredentials, E>("HTTPDigest", "Digest", document, options, (request) =>
    complete(readAuthorizationOf("digest", request)),
  );
}

/** Both halves must say something. */
function complete(authorization: Authorization | undefined): HTTPAuthorizationCredentials | null {
  return authorization === undefined || authorization.scheme === "" || authorization.credentials === "" ? null : authorization;
}
