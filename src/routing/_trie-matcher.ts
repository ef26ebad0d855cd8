// Reads the trie for one request: the depth-first search for the route of the lowest rank, then its parameters.
// It answers for templates with parameters and for mounts; complete paths are decided before it is asked.

import type { RouteTrie, TrieNode } from "./_route-trie.ts";
import { findByMethod } from "./_terminal.ts";
import type { ParameterPlace, RankedRoute, Terminal } from "./_terminal.ts";
import { NO_PARAMS } from "./route-table.ts";
import type { Matcher, RouteMatch } from "./route-table.ts";
import { readByPattern } from "./template-pattern.ts";

const SLASH = 47;

/** An answer with the rank of its route. */
export interface RankedMatch<Value> extends RouteMatch<Value> {
  readonly rank: number;
}

/** The matcher of the routes that have parameters or are mounts. Each call writes over the answer of the one before. */
export class TrieMatcher<Value> implements Matcher<Value> {
  readonly #root: TrieNode<Value>;
  readonly #depth: number;
  /** Segment n of the path is `path.slice(starts[n], starts[n + 1] - 1)`. */
  readonly #starts: Int32Array;
  #answer: { -readonly [Key in keyof RankedMatch<Value>]: RankedMatch<Value>[Key] } | null = null;

  // What one search knows. It runs to its end before the next begins, and calls nothing that could begin one.
  #path = "";
  #method = "";
  #count = 0;
  #full: RankedRoute<Value> | null = null;
  #partial: RankedRoute<Value> | null = null;

  constructor(trie: RouteTrie<Value>) {
    this.#root = trie.root;
    this.#depth = trie.depth;
    this.#starts = new Int32Array(trie.depth + 2);
  }

  match(method: string, path: string): RankedMatch<Value> | null {
    if (this.#root.rank === Infinity || path.charCodeAt(0) !== SLASH) return null;
    this.#path = path;
    this.#method = method;
    this.#full = null;
    this.#partial = null;
    this.#findSegments();
    this.#search(this.#root, 0);
    const ranked = this.#full ?? this.#partial;
    return ranked === null ? null : this.#toAnswer(ranked, this.#full !== null);
  }

  /** No more than the deepest template has, and one: a path of a thousand slashes costs no more. */
  #findSegments(): void {
    const path = this.#path;
    const starts = this.#starts;
    const most = this.#depth + 1;
    starts[0] = 1;
    let count = 0;
    for (let slash = 0; slash !== -1 && count < most;) {
      slash = path.indexOf("/", slash + 1);
      starts[++count] = (slash === -1 ? path.length : slash) + 1;
    }
    this.#count = count;
  }

  /** What lies below a node is skipped where a route that fits is already of lower rank than all of it. */
  #search(node: TrieNode<Value>, depth: number): void {
    if (this.#full !== null && this.#full.rank < node.rank) return;
    if (depth === this.#count) {
      if (node.end !== null) this.#consider(node.end);
      return;
    }
    const path = this.#path;
    const start = this.#starts[depth]!;
    const end = this.#starts[depth + 1]! - 1;
    const literal = node.literals.find(path, start, end);
    if (literal !== null) this.#search(literal, depth + 1);
    if (node.parameter !== null && end > start) this.#search(node.parameter, depth + 1);
    for (const child of node.checked) {
      const { prefix, suffix } = child;
      const from = start + prefix.length;
      const to = end - suffix.length;
      if (from <= to && path.startsWith(prefix, start) && path.startsWith(suffix, to) && child.accepts(path, from, to)) {
        this.#search(child.node, depth + 1);
      }
    }
    if (node.rest !== null && path.indexOf("\n", start) === -1) this.#consider(node.rest);
    for (const { pattern, terminal } of node.open) {
      if ((this.#full === null || terminal.first.rank < this.#full.rank) && pattern.test(path)) this.#consider(terminal);
    }
  }

  #consider(terminal: Terminal<Value>): void {
    const ranked = findByMethod(terminal, this.#method);
    if (ranked !== null) {
      if (this.#full === null || ranked.rank < this.#full.rank) this.#full = ranked;
    } else if (this.#partial === null || terminal.first.rank < this.#partial.rank) {
      this.#partial = terminal.first;
    }
  }

  #toAnswer(ranked: RankedRoute<Value>, isFull: boolean): RankedMatch<Value> {
    const answer = (this.#answer ??= { route: ranked.route, isFull, params: NO_PARAMS, rest: "", rank: ranked.rank });
    answer.route = ranked.route;
    answer.isFull = isFull;
    answer.rank = ranked.rank;
    if (ranked.pattern === null) {
      answer.params = this.#readParams(ranked.places);
      answer.rest = ranked.restSegment === -1 ? "" : this.#path.slice(this.#starts[ranked.restSegment]! - 1);
    } else {
      const found = readByPattern(ranked.pattern, ranked.route.template, this.#path)!;
      answer.params = found.params;
      answer.rest = found.rest;
    }
    return answer;
  }

  #readParams(places: readonly ParameterPlace[]): readonly string[] {
    if (places.length === 0) return NO_PARAMS;
    const params = [this.#readParam(places[0]!)];
    for (let index = 1; index < places.length; index++) params.push(this.#readParam(places[index]!));
    return params;
  }

  #readParam({ segment, before, after, toEnd }: ParameterPlace): string {
    const from = this.#starts[segment]! + before;
    return toEnd ? this.#path.slice(from) : this.#path.slice(from, this.#starts[segment + 1]! - 1 - after);
  }
}
