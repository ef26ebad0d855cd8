// What a matcher takes and what it answers: routes in the order of their declaration, and which of them a request means.
// Both matchers, the plain and the compiled one, stand behind this interface and are held against each other.

import type { PathTemplate } from "./path-template.ts";

/** One row of the table. The matcher never looks into `value`. */
export interface Route<Value> {
  readonly template: PathTemplate;
  /** Exactly as requests spell them ("GET"). Null, or an empty set, means every method. "GET" does not bring "HEAD". */
  readonly methods: ReadonlySet<string> | null;
  readonly value: Value;
}

/** The answer to one request. */
export interface RouteMatch<Value> {
  readonly route: Route<Value>;
  /** False where only the path fits: 405, with `route.methods` in its `Allow`. */
  readonly isFull: boolean;
  /** The texts of the parameters in the order of the template, not converted. Frozen and shared where there are none. */
  readonly params: readonly string[];
  /** Of a mount: what follows its prefix, with the "/" it begins with. Otherwise "". */
  readonly rest: string;
}

/** Finds the route of a request. */
export interface Matcher<Value> {
  /**
   * The first declared route that fits path and method; failing that the first that fits the path; else null.
   * The path is percent-decoded and has no query. The answer is valid until the next call (`params` may be kept).
   */
  match(method: string, path: string): RouteMatch<Value> | null;
}

/** The parameters of every route without any: one array for all, so that a match allocates nothing. */
export const NO_PARAMS: readonly string[] = Object.freeze([]);

/** True where the route takes this method. */
export function allowsMethod(route: Route<unknown>, method: string): boolean {
  return allowsEveryMethod(route) || route.methods!.has(method);
}

/** True where the route does not look at the method. */
export function allowsEveryMethod(route: Route<unknown>): boolean {
  return route.methods === null || route.methods.size === 0;
}
