// The plain matcher: one regular expression a route, asked one after the other, as Starlette does it.
// It is the reference for the compiled matcher, which also leaves to it the paths that end in a line feed.

import { allowsMethod } from "./route-table.ts";
import type { Matcher, Route, RouteMatch } from "./route-table.ts";
import { compileTemplatePattern, readByPattern } from "./template-pattern.ts";

/** Makes a matcher whose time grows with the number of routes. */
export function createPlainMatcher<Value>(routes: Iterable<Route<Value>>): Matcher<Value> {
  const rows = Array.from(routes, (route) => ({ route, pattern: compileTemplatePattern(route.template) }));

  function match(method: string, path: string): RouteMatch<Value> | null {
    let partial: RouteMatch<Value> | null = null;
    for (const { route, pattern } of rows) {
      const found = readByPattern(pattern, route.template, path);
      if (found === null) continue;
      if (allowsMethod(route, method)) return { route, isFull: true, ...found };
      partial ??= { route, isFull: false, ...found };
    }
    return partial;
  }

  return { match };
}
