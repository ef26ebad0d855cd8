// HTTP Basic (RFC 7617): a name and a password in base64.

import { decodeBase64 } from "../../kernel/base64.ts";
import type { Dependency } from "../typing/parameters.ts";
import { readAuthorizationOf } from "./authorization.ts";
import { credentialsDependency, type Credentials, type SchemeOptions } from "./credentials-dependency.ts";

export interface HTTPBasicCredentials {
  readonly username: string;
  readonly password: string;
}

export interface HTTPBasicOptions<E extends boolean = boolean> extends SchemeOptions<E> {
  /** What the browser says the password is for. */
  readonly realm?: string;
}

/**
 * A name and a password. Provides `{ username, password }`, unchecked: compare with `constantTimeEquals`. Credentials that are no base64 of
 * ASCII with a colon are refused even where `autoError` is false, as in FastAPI.
 */
export function HTTPBasic<E extends boolean = true>(options: HTTPBasicOptions<E> = {}): Dependency<Credentials<HTTPBasicCredentials, E>, "request"> {
  const { realm } = options;
  const challenge = realm === undefined || realm === "" ? "Basic" : `Basic realm="${realm.replace(/["\\]/g, "\\$&")}"`;
  return credentialsDependency<HTTPBasicCredentials, E>("HTTPBasic", challenge, { type: "http", scheme: "basic" }, options, (request, refuse) => {
    const authorization = readAuthorizationOf("basic", request);
    if (authorization === undefined) return null;
    const credentials = decodeCredentials(authorization.credentials);
    if (credentials === undefined) throw refuse();
    return credentials;
  });
}

const beyondAscii = /[^\x00-\x7f]/;

function decodeCredentials(base64: string): HTTPBasicCredentials | undefined {
  if (beyondAscii.test(base64)) return undefined;
  const bytes = decodeBase64(base64, "standard");
  if (typeof bytes === "string") return undefined;
  const text = String.fromCharCode(...bytes);
  const colon = text.indexOf(":");
  if (colon < 0 || beyondAscii.test(text)) return undefined;
  return { username: text.slice(0, colon), password: text.slice(colon + 1) };
}
