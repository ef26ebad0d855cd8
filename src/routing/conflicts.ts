// Routes that no request can reach, because routes declared before them take all that they could: for warnings at start-up.
// Only what is certain is reported; where templates would have to be compared as regular expressions, nothing is said.

import { coversSegment } from "./_segment-coverage.ts";
import { toSegments } from "./_template-segments.ts";
import type { TemplateSegments } from "./_template-segments.ts";
import { allowsEveryMethod } from "./route-table.ts";
import type { Route } from "./route-table.ts";
import { compileTemplatePattern, toTemplateShape } from "./template-pattern.ts";

/** An unreachable route and one that is in its way. A route that several share in hiding has a pair for each of them. */
export interface RouteConflict<Value> {
  /** The route that is never reached. */
  readonly route: Route<Value>;
  /** Declared before it, and takes every path of it. */
  readonly shadowedBy: Route<Value>;
  /** The methods of which this is the first such route, in the order in which `route` names them; null for every method. */
  readonly methods: readonly string[] | null;
}

/**
 * Finds the unreachable routes, in the order of their declaration. "/items/{name}" before "/items/special" hides it for the
 * methods that both have; a route of which one method can still be reached is no conflict. Line feeds in paths are left
 * out of account: `{name}` takes them and `{name:path}` does not.
 */
export function findConflicts<Value>(routes: Iterable<Route<Value>>): RouteConflict<Value>[] {
  const earlier: Row<Value>[] = [];
  const conflicts: RouteConflict<Value>[] = [];
  for (const route of routes) {
    const row = toRow(route);
    conflicts.push(...findShadows(row, earlier));
    earlier.push(row);
  }
  return conflicts;
}

/** A route with what the comparison needs of it. */
interface Row<Value> {
  readonly route: Route<Value>;
  readonly cut: TemplateSegments;
  readonly pattern: RegExp;
  readonly shape: string;
  /** The first segment where that is literal, else null: what tells most templates apart at one look. */
  readonly firstText: string | null;
  /** The path of a template without parameters, else null. */
  readonly path: string | null;
}

function toRow<Value>(route: Route<Value>): Row<Value> {
  const { template } = route;
  const cut = toSegments(template);
  const [first] = cut.segments;
  return {
    route,
    cut,
    pattern: compileTemplatePattern(template),
    shape: toTemplateShape(template),
    firstText: first?.kind === "literal" ? first.text : null,
    path: template.names.length === 0 && !template.isPrefix ? template.source : null,
  };
}

/** The pairs of one route, or none where a method of it is left. */
function findShadows<Value>(row: Row<Value>, earlier: readonly Row<Value>[]): RouteConflict<Value>[] {
  const { route } = row;
  const left = allowsEveryMethod(route) ? null : new Set(route.methods);
  const found: RouteConflict<Value>[] = [];
  for (const candidate of earlier) {
    if (candidate.firstText !== null && candidate.firstText !== row.firstText) continue;
    const shadowedBy = candidate.route;
    const takesAll = allowsEveryMethod(shadowedBy);
    if (left === null) {
      if (takesAll && covers(candidate, row)) return [{ route, shadowedBy, methods: null }];
      continue;
    }
    const methods = [...left].filter((method) => takesAll || shadowedBy.methods!.has(method));
    if (methods.length === 0 || !covers(candidate, row)) continue;
    found.push({ route, shadowedBy, methods });
    for (const method of methods) left.delete(method);
    if (left.size === 0) return found;
  }
  return [];
}

/** True where it is certain that every path of the later template fits the earlier one. */
function covers(earlier: Row<unknown>, later: Row<unknown>): boolean {
  if (later.path !== null) return earlier.pattern.test(later.path);
  if (earlier.shape === later.shape) return true;
  const wide = earlier.cut;
  const narrow = later.cut;
  if (wide.tail === "open" || narrow.segments.length < wide.segments.length) return false;
  if (!wide.segments.every((segment, index) => coversSegment(segment, narrow.segments[index]!))) return false;
  const isLonger = narrow.segments.length > wide.segments.length;
  return wide.tail === "rest" ? isLonger || narrow.tail !== "end" : !isLonger && narrow.tail === "end";
}
