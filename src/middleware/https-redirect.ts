// Sends whoever comes by plain HTTP to the same address by HTTPS.

import { authorityOf, querySuffix, readHost, wholePath } from "../http/host.ts";
import { alsoForSockets, type Middleware } from "../http/middleware.ts";
import { PlainTextResponse, RedirectResponse } from "../http/response.ts";

/**
 * Answers plain requests with 307 to `https`. The ports 80 and 443 are left out there; any other stays. Behind a proxy that ends TLS the
 * server must trust its `x-forwarded-proto`, or the redirects never end.
 *
 * @example
 * app.middleware(httpsRedirect());
 */
export function httpsRedirect(): Middleware {
  return alsoForSockets((request, next) => {
    const exchange = request["~exchange"];
    if (exchange.scheme !== "http") return next();
    const authority = authorityOf(exchange);
    if (authority === undefined) return new PlainTextResponse("Invalid host header", { status: 400 });
    return new RedirectResponse(`https://${withoutUsualPort(authority)}${wholePath(exchange)}${querySuffix(exchange)}`);
  });
}

function withoutUsualPort(authority: string): string {
  const host = readHost(authority);
  return host?.port !== undefined && [80, 443].includes(Number(host.port)) ? host.name.toLowerCase() : authority;
}
