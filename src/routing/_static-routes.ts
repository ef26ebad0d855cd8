// The routes without parameters: for each of their paths the whole answer stands ready in a map.
// Routes with parameters that fit the same path, earlier or for another method, are worked in while compiling.

import { addToTerminal, findByMethod } from "./_terminal.ts";
import type { Terminal } from "./_terminal.ts";
import type { RankedMatch, TrieMatcher } from "./_trie-matcher.ts";
import { NO_PARAMS } from "./route-table.ts";
import type { Route, RouteMatch } from "./route-table.ts";

/** The answers for one path. */
interface StaticPath<Value> {
  readonly byMethod: Map<string, RouteMatch<Value>>;
  /** For every method that is not in the map. */
  readonly otherwise: RouteMatch<Value>;
}

/** No method holds a space (RFC 9110 §9.1), so no route names this one. */
const UNNAMED_METHOD = " ";

/** Path → method → answer. */
export class StaticRoutes<Value> {
  readonly #paths = new Map<string, StaticPath<Value>>();

  /** The number beside each route is its rank. The trie is that of all other routes, and `methods` what those name. */
  constructor(routes: Iterable<readonly [number, Route<Value>]>, trie: TrieMatcher<Value>, methods: ReadonlySet<string>) {
    const terminals = new Map<string, Terminal<Value>>();
    for (const [rank, route] of routes) {
      const path = route.template.source;
      const ranked = { route, rank, places: [], restSegment: -1, pattern: null };
      terminals.set(path, addToTerminal(terminals.get(path) ?? null, ranked));
    }
    for (const [path, terminal] of terminals) {
      this.#paths.set(path, prepare(path, terminal, trie, methods));
    }
  }

  /** Null where no route without parameters has this path. */
  match(method: string, path: string): RouteMatch<Value> | null {
    const answers = this.#paths.get(path);
    return answers === undefined ? null : (answers.byMethod.get(method) ?? answers.otherwise);
  }
}

function prepare<Value>(path: string, terminal: Terminal<Value>, trie: TrieMatcher<Value>, methods: ReadonlySet<string>): StaticPath<Value> {
  const otherwise = decide(path, terminal, trie, UNNAMED_METHOD);
  const named = new Set(terminal.byMethod.keys());
  if (trie.match(UNNAMED_METHOD, path) !== null) {
    for (const method of methods) named.add(method);
  }
  const byMethod = new Map(Array.from(named, (method) => [method, decide(path, terminal, trie, method)] as const));
  return { byMethod, otherwise };
}

function decide<Value>(path: string, terminal: Terminal<Value>, trie: TrieMatcher<Value>, method: string): RouteMatch<Value> {
  const full = findByMethod(terminal, method);
  const { route, rank } = full ?? terminal.first;
  const own: RankedMatch<Value> = { route, isFull: full !== null, params: NO_PARAMS, rest: "", rank };
  const other = trie.match(method, path);
  if (other === null) return Object.freeze(own);
  const otherWins = other.isFull === own.isFull ? other.rank < own.rank : other.isFull;
  return Object.freeze(otherWins ? { ...other, params: Object.freeze([...other.params]) } : own);
}
