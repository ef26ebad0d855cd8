// Sessions in a signed cookie, in the format of Starlette's SessionMiddleware: what a FastAPI deployment has signed with the same secret is
// read here, and the other way round. The client can read the values but not change them.

import { decodeBase64, encodeBase64 } from "../kernel/base64.ts";
import { isPromise } from "../kernel/promises.ts";
import { TimestampSigner } from "../kernel/timestamp-signer.ts";
import { errors } from "../errors/catalogue.ts";
import { readCookieHeaders } from "../http/cookies.ts";
import { alsoForSockets, type Middleware } from "../http/middleware.ts";
import type { HttpRequest } from "../http/request.ts";
import type { HttpResponse } from "../http/response.ts";
import { SessionState, type Session } from "../http/session.ts";

export interface SessionsOptions {
  /** Long and random: who knows it can make any session. Of a list the first one signs, and the others are still taken, so that secrets can be changed. */
  readonly secret: string | readonly string[];
  /** The cookie's name: `session` by default. */
  readonly cookie?: string;
  /** How long a session lasts after its last change, in seconds: 14 days by default. Null: as long as the browser is open. */
  readonly maxAge?: number | null;
  /** The paths that it is sent to: `/` by default. */
  readonly path?: string;
  /** Whether other sites' requests carry it: `lax` by default. */
  readonly sameSite?: "lax" | "strict" | "none";
  /** Send it over HTTPS only. False by default; set it where the site has HTTPS. */
  readonly httpsOnly?: boolean;
  /** The domain it is sent to with all below it. Left out: this host alone. */
  readonly domain?: string;
  /** Whether each embedding site has its own. False by default. */
  readonly partitioned?: boolean;
}

const TWO_WEEKS = 14 * 24 * 60 * 60;

/**
 * Gives every request a `session`, kept in a signed cookie of about 4 kB at most. The cookie is sent when the session has changed.
 *
 * @example
 * app.middleware(sessions({ secret: process.env.SESSION_SECRET! }));
 * app.post("/login", { request: HttpRequest }, ({ request }) => { request.session.user = "ada"; });
 * @throws DeclarationError SIG333 for an empty secret
 */
export function sessions(options: SessionsOptions): Middleware {
  const secrets = typeof options.secret === "string" ? [options.secret] : options.secret;
  if (secrets.length === 0 || secrets.some((secret) => typeof secret !== "string" || secret === "")) throw errors.emptySecret();
  const store = new SessionCookie(new TimestampSigner(secrets), options);
  return alsoForSockets((request, next) => {
    const state = new SessionState(() => store.read(request));
    request["~scope"].session = state;
    const response = next();
    return isPromise(response) ? response.then((settled) => store.write(settled, state)) : store.write(response, state);
  });
}

class SessionCookie {
  readonly #signer: TimestampSigner;
  readonly #name: string;
  readonly #maxAge: number | null;
  readonly #path: string;
  readonly #flags: string;

  constructor(signer: TimestampSigner, options: SessionsOptions) {
    const { sameSite = "lax", httpsOnly = false, domain, partitioned = false } = options;
    this.#signer = signer;
    this.#name = options.cookie ?? "session";
    this.#maxAge = options.maxAge === undefined ? TWO_WEEKS : options.maxAge;
    this.#path = options.path ?? "/";
    this.#flags = `httponly; samesite=${sameSite}${httpsOnly ? "; secure" : ""}${domain === undefined ? "" : `; domain=${domain}`}${partitioned ? "; partitioned" : ""}`;
  }

  /** What the request brings, or undefined. A cookie that is forged, old or broken counts as none. */
  read(request: HttpRequest): Session | undefined {
    const cookie = readCookieHeaders(request.headers.getAll("cookie")).get(this.#name);
    const payload = cookie === undefined ? undefined : this.#signer.unsign(cookie, this.#maxAge, now());
    const bytes = payload === undefined ? undefined : decodeBase64(payload, "standard");
    if (bytes === undefined || typeof bytes === "string") return undefined;
    try {
      const values: unknown = JSON.parse(new TextDecoder().decode(bytes));
      return typeof values === "object" && values !== null && !Array.isArray(values) ? (values as Session) : undefined;
    } catch {
      return undefined;
    }
  }

  write(response: HttpResponse, state: SessionState): HttpResponse {
    if (!state.wasAccessed) return response;
    response.headers.vary("Cookie");
    const changes = state.changes();
    if (changes === undefined) return response;
    const path = `path=${this.#path}; `;
    if (changes === null) {
      response.headers.append("set-cookie", `${this.#name}=null; ${path}expires=Thu, 01 Jan 1970 00:00:00 GMT; ${this.#flags}`);
      return response;
    }
    const value = this.#signer.sign(encodeBase64(new TextEncoder().encode(changes), "standard"), now());
    const maxAge = this.#maxAge === null || this.#maxAge === 0 ? "" : `Max-Age=${this.#maxAge}; `;
    response.headers.append("set-cookie", `${this.#name}=${value}; ${path}${maxAge}${this.#flags}`);
    return response;
  }
}

/** In whole seconds, as the signer counts. */
function now(): number {
  return Math.floor(Date.now() / 1000);
}
