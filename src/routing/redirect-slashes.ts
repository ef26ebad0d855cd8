// The redirect of a path whose slash at the end is missing or too much, for a request that no route fits, not even by its path.
// Only the new path is decided here; the absolute Location (RFC 9110 §10.2.2) is made where scheme and host are known.

import { withoutTrailingSlashes } from "./trailing-slashes.ts";
import type { Matcher } from "./route-table.ts";

/**
 * The path to redirect to (with 307), or null where a redirect would find nothing either. Slashes at the end are all
 * taken away; where there is none, one is added. A route that fits the path alone is enough, as in Starlette: its 405
 * then follows the redirect.
 */
export function redirectSlashes(matcher: Matcher<unknown>, method: string, path: string): string | null {
  if (path === "/") return null;
  const other = path.endsWith("/") ? withoutTrailingSlashes(path) : `${path}/`;
  return matcher.match(method, other) === null ? null : other;
}
