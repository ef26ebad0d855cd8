// The trie of the templates that have parameters: one level a segment, built once from the routes in their order.
// Reading it is the compiled matcher's business.

import { LiteralChildren } from "./_literal-children.ts";
import { toSegments } from "./_template-segments.ts";
import type { Segment } from "./_template-segments.ts";
import { addToTerminal } from "./_terminal.ts";
import type { ParameterPlace, RankedRoute, Terminal } from "./_terminal.ts";
import { acceptsAnyText } from "./convertors.ts";
import type { Route } from "./route-table.ts";
import { compileTemplatePattern, toTemplateShape } from "./template-pattern.ts";

/** A place in the trie: so many segments are read. */
export interface TrieNode<Value> {
  /** The rank of the first route in or below this node. */
  rank: number;
  readonly literals: LiteralChildren<TrieNode<Value>>;
  /** A whole segment that is not empty: "{name}". */
  parameter: TrieNode<Value> | null;
  readonly checked: CheckedChild<Value>[];
  readonly open: OpenRoute<Value>[];
  /** Whatever follows, if it begins with "/". */
  rest: Terminal<Value> | null;
  /** Nothing follows. */
  end: Terminal<Value> | null;
}

/** A segment that is looked at: "{item_id:int}", "{name}.json". */
export interface CheckedChild<Value> {
  readonly prefix: string;
  readonly suffix: string;
  readonly accepts: (path: string, start: number, end: number) => boolean;
  readonly node: TrieNode<Value>;
}

/** What only a regular expression over the whole path can judge. */
export interface OpenRoute<Value> {
  readonly shape: string;
  readonly pattern: RegExp;
  readonly terminal: Terminal<Value>;
}

/** A trie and the number of segments that its deepest template has. */
export interface RouteTrie<Value> {
  readonly root: TrieNode<Value>;
  readonly depth: number;
}

/** Builds the trie. The number beside each route is its rank. */
export function buildRouteTrie<Value>(routes: Iterable<readonly [number, Route<Value>]>): RouteTrie<Value> {
  const root = createNode<Value>(Infinity);
  let depth = 0;
  for (const [rank, route] of routes) {
    depth = Math.max(depth, addRoute(root, rank, route));
  }
  return { root, depth };
}

/** Answers how many segments were laid. */
function addRoute<Value>(root: TrieNode<Value>, rank: number, route: Route<Value>): number {
  const { segments, tail } = toSegments(route.template);
  root.rank = Math.min(root.rank, rank);
  let node = root;
  let laid = 0;
  for (const segment of segments) {
    if (segment.kind === "compound") break;
    node = childFor(node, segment, rank);
    laid++;
  }
  const isOpen = tail === "open" || laid < segments.length;
  const ranked: RankedRoute<Value> = {
    route,
    rank,
    places: isOpen ? [] : findPlaces(segments, tail === "rest" && !route.template.isPrefix),
    restSegment: route.template.isPrefix ? segments.length : -1,
    pattern: isOpen ? compileTemplatePattern(route.template) : null,
  };
  if (ranked.pattern !== null) addOpen(node, ranked, ranked.pattern);
  else if (tail === "rest") node.rest = addToTerminal(node.rest, ranked);
  else node.end = addToTerminal(node.end, ranked);
  return laid;
}

function createNode<Value>(rank: number): TrieNode<Value> {
  return { rank, literals: new LiteralChildren(), parameter: null, checked: [], open: [], rest: null, end: null };
}

/** The child for a segment, made where there is none. Routes come in their order, so a new node's rank is this route's. */
function childFor<Value>(node: TrieNode<Value>, segment: Exclude<Segment, { kind: "compound" }>, rank: number): TrieNode<Value> {
  if (segment.kind === "literal") {
    const { text } = segment;
    const found = node.literals.find(text, 0, text.length);
    if (found !== null) return found;
    const child = createNode<Value>(rank);
    node.literals.add(text, child);
    return child;
  }
  const { prefix, suffix } = segment;
  const accepts = segment.parameter.convertor.accepts!;
  if (accepts === acceptsAnyText && prefix === "" && suffix === "") {
    return (node.parameter ??= createNode(rank));
  }
  const found = node.checked.find((child) => child.accepts === accepts && child.prefix === prefix && child.suffix === suffix);
  if (found !== undefined) return found.node;
  const child = createNode<Value>(rank);
  node.checked.push({ prefix, suffix, accepts, node: child });
  return child;
}

function findPlaces(segments: readonly Segment[], endsInRest: boolean): ParameterPlace[] {
  const places = segments.flatMap((segment, index) =>
    segment.kind === "single" ? [{ segment: index, before: segment.prefix.length, after: segment.suffix.length, toEnd: false }] : [],
  );
  if (endsInRest) places.push({ segment: segments.length, before: 0, after: 0, toEnd: true });
  return places;
}

function addOpen<Value>(node: TrieNode<Value>, ranked: RankedRoute<Value>, pattern: RegExp): void {
  const shape = toTemplateShape(ranked.route.template);
  const same = node.open.find((route) => route.shape === shape);
  if (same === undefined) node.open.push({ shape, pattern, terminal: addToTerminal(null, ranked) });
  else addToTerminal(same.terminal, ranked);
}
