// Refuses requests whose Host header names somebody else: links that an application makes of it would lead there.

import { errors } from "../errors/catalogue.ts";
import { authorityOf, querySuffix, readHost, wholePath } from "../http/host.ts";
import { alsoForSockets, type Middleware } from "../http/middleware.ts";
import { PlainTextResponse, RedirectResponse } from "../http/response.ts";

export interface TrustedHostOptions {
  /** Names, or `*.example.com` for all below one; `*` stands for any. Without ports. */
  readonly allowedHosts: readonly string[];
  /** Redirect `example.com` to `www.example.com` where only that is allowed: true by default. */
  readonly wwwRedirect?: boolean;
}

/**
 * Answers 400 "Invalid host header" to a request for a host that is not allowed.
 *
 * @example
 * app.middleware(trustedHost({ allowedHosts: ["example.com", "*.example.com"] }));
 * @throws DeclarationError SIG332 for a pattern with a star elsewhere than before its first dot
 */
export function trustedHost(options: TrustedHostOptions): Middleware {
  const { allowedHosts, wwwRedirect = true } = options;
  for (const pattern of allowedHosts)
    if (pattern.slice(1).includes("*") || (pattern.startsWith("*") && pattern !== "*" && !pattern.startsWith("*."))) throw errors.badHostPattern(pattern);
  if (allowedHosts.includes("*")) return (_request, next) => next();
  const names = new Set(allowedHosts);
  const suffixes = allowedHosts.filter((pattern) => pattern.startsWith("*")).map((pattern) => pattern.slice(1));
  return alsoForSockets((request, next) => {
    const exchange = request["~exchange"];
    const host = readHost(exchange.header("host"));
    if (host !== undefined && (names.has(host.name) || suffixes.some((suffix) => host.name.endsWith(suffix)))) return next();
    if (host !== undefined && wwwRedirect && names.has(`www.${host.name}`)) {
      return new RedirectResponse(`${exchange.scheme}://www.${authorityOf(exchange) ?? host.name}${wholePath(exchange)}${querySuffix(exchange)}`);
    }
    return new PlainTextResponse("Invalid host header", { status: 400 });
  });
}
