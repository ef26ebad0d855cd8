// What all security schemes have in common: a dependency that looks at the request, provides credentials, and refuses or gives null
// where there are none. What a scheme looks like in the document is data beside it.

import { HTTPException } from "../../errors/http-exception.ts";
import { HttpRequest } from "../../http/request.ts";
import { makeDependency } from "../dependency.ts";
import type { Dependency } from "../typing/parameters.ts";

/** What may be said of every security scheme. `E` is the literal of `autoError`. */
export interface SchemeOptions<E extends boolean = boolean> {
  /** The name under `securitySchemes` in the document: the scheme's own by default. */
  readonly schemeName?: string;
  readonly description?: string;
  /** False provides null where credentials are missing, so that they are optional. True by default. */
  readonly autoError?: E;
  /** Makes the error for a request without credentials, in place of 401 "Not authenticated". */
  readonly notAuthenticated?: (request: HttpRequest) => Error;
}

/** What a scheme provides: null, too, unless it refuses by itself. */
export type Credentials<T, E extends boolean> = false extends E ? T | null : T;

/** Gives null where there are no credentials. `refuse` makes the error for credentials that are broken, which are refused in any case. */
export type ReadCredentials<T> = (request: HttpRequest, refuse: () => Error) => T | null;

/**
 * Makes the dependency of a scheme.
 *
 * @param name The scheme's own name.
 * @param challenge The `WWW-Authenticate` of the 401.
 * @param document The scheme object, without its description.
 */
export function credentialsDependency<T, E extends boolean>(
  name: string,
  challenge: string,
  document: Readonly<Record<string, unknown>> & { readonly type: string },
  options: SchemeOptions<E>,
  read: ReadCredentials<T>,
): Dependency<Credentials<T, E>, "request"> {
  const { autoError = true, description, notAuthenticated } = options;
  const { type, ...rest } = document;
  const schemeName = options.schemeName || name;
  const scheme = { schemeName, document: Object.freeze({ type, ...(description === undefined ? {} : { description }), ...rest }) };
  const provide = ({ request }: { request: HttpRequest }): T | null => {
    const refuse = (): Error => notAuthenticated?.(request) ?? new HTTPException(401, "Not authenticated", { headers: { "WWW-Authenticate": challenge } });
    const credentials = read(request, refuse);
    if (credentials === null && autoError) throw refuse();
    return credentials;
  };
  return makeDependency({ request: HttpRequest }, provide, { name: schemeName }, scheme) as unknown as Dependency<Credentials<T, E>, "request">;
}
