// Routes that fit exactly the same paths, sorted out by method while compiling.
// Which of them a request means is then one look into a map.

import { allowsEveryMethod } from "./route-table.ts";
import type { Route } from "./route-table.ts";

/** A route with its rank in the table and the places of its parameters. */
export interface RankedRoute<Value> {
  readonly route: Route<Value>;
  /** The lower goes first. */
  readonly rank: number;
  /** Where the parameters are, in the order of the template. */
  readonly places: readonly ParameterPlace[];
  /** The number of the segment in which a mount's rest begins, -1 for other routes. */
  readonly restSegment: number;
  /** What finds the parameters where places cannot tell; else null. */
  readonly pattern: RegExp | null;
}

/** A parameter is a segment without so many characters on either side, or all from a segment to the end. */
export interface ParameterPlace {
  readonly segment: number;
  readonly before: number;
  readonly after: number;
  readonly toEnd: boolean;
}

/** The routes that fit exactly the same paths. */
export interface Terminal<Value> {
  readonly first: RankedRoute<Value>;
  /** The first for each method that is named ahead of `every`. */
  readonly byMethod: Map<string, RankedRoute<Value>>;
  /** The first that takes every method. */
  every: RankedRoute<Value> | null;
}

/** Adds a route, which must rank below all that are there; a new terminal for null. */
export function addToTerminal<Value>(terminal: Terminal<Value> | null, ranked: RankedRoute<Value>): Terminal<Value> {
  const target = terminal ?? { first: ranked, byMethod: new Map<string, RankedRoute<Value>>(), every: null };
  if (target.every !== null) return target;
  if (allowsEveryMethod(ranked.route)) {
    target.every = ranked;
  } else {
    for (const method of ranked.route.methods!) {
      if (!target.byMethod.has(method)) target.byMethod.set(method, ranked);
    }
  }
  return target;
}

/** The route that takes this method, or null where there are only others. */
export function findByMethod<Value>(terminal: Terminal<Value>, method: string): RankedRoute<Value> | null {
  return terminal.byMethod.get(method) ?? terminal.every;
}
