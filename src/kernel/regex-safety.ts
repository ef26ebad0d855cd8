// Finds regular expressions that a hostile text can keep busy for exponential time: those with a loop that can match one text in two
// ways. The expression becomes an automaton over its characters; the loop is dangerous if two different walks over the same text lead
// from a state back to it. Expressions that are merely quadratic pass.

import { readRegex, type RegexTree } from "./_regex-tree.ts";

/** The source of a loop in `expression` that can take exponential time, or undefined where none was found. */
export function dangerousLoop(expression: RegExp): string | undefined {
  if (expression.flags.includes("v")) return undefined;
  const trees = readRegex(expression.source, expression.unicode) ?? [];
  for (const tree of trees) {
    if (!hasCompoundLoop(tree)) continue;
    const automaton = new Automaton(tree, expression.flags.replace(/[^isu]/g, ""));
    const state = automaton.isTooLarge ? undefined : automaton.ambiguousState();
    if (state !== undefined) return automaton.loops[state];
  }
  return undefined;
}

/** A repeat beyond this is as good as endless, and copies beyond it are not made. */
const MANY = 12;
const MOST_COPIES = 3;
const MOST_STATES = 250;
const MOST_STEPS = 2_000_000;

/** Only a loop over more than one character can be dangerous. */
function hasCompoundLoop(tree: RegexTree): boolean {
  if (tree.kind === "sequence" || tree.kind === "choice") return tree.parts.some(hasCompoundLoop);
  return tree.kind === "repeat" && ((tree.most > MANY && tree.part.kind !== "character") || hasCompoundLoop(tree.part));
}

/** How often each state stands at an edge: once, or twice and more, which is ambiguous. */
type States = ReadonlyMap<number, number>;

/** What a part of the expression is to its neighbours: its first and last states, and in how many ways it matches nothing. */
interface Piece {
  readonly first: States;
  readonly last: States;
  readonly empty: number;
}

const NO_STATES: States = new Map();

class Automaton {
  /** For each state the source of the innermost loop that it stands in. */
  readonly loops: (string | undefined)[] = [];
  isTooLarge = false;
  readonly #characters: string[] = [];
  readonly #follow: Map<number, number>[] = [];
  readonly #flags: string;
  #loop: string | undefined;

  constructor(tree: RegexTree, flags: string) {
    this.#flags = flags;
    this.#build(tree);
  }

  #build(tree: RegexTree): Piece {
    switch (tree.kind) {
      case "nothing":
        return { first: NO_STATES, last: NO_STATES, empty: 1 };
      case "character":
        return this.#addState(tree.source);
      case "choice":
        return tree.parts
          .map((part) => this.#build(part))
          .reduce((left, right) => ({
            first: sum(left.first, right.first),
            last: sum(left.last, right.last),
            empty: Math.min(2, left.empty + right.empty),
          }));
      case "sequence":
        return tree.parts.map((part) => this.#build(part)).reduce((left, right) => this.#join(left, right), { first: NO_STATES, last: NO_STATES, empty: 1 });
      case "repeat":
        return this.#repeat(tree);
    }
  }

  #addState(source: string): Piece {
    const state = this.#characters.length;
    if (state >= MOST_STATES) this.isTooLarge = true;
    this.#characters.push(source);
    this.#follow.push(new Map());
    this.loops.push(this.#loop);
    return { first: new Map([[state, 1]]), last: new Map([[state, 1]]), empty: 0 };
  }

  #join(left: Piece, right: Piece): Piece {
    this.#connect(left.last, right.first);
    return {
      first: sum(left.first, times(right.first, left.empty)),
      last: sum(right.last, times(left.last, right.empty)),
      empty: Math.min(2, left.empty * right.empty),
    };
  }

  #connect(from: States, to: States): void {
    for (const [state, ways] of from) {
      const follow = this.#follow[state]!;
      for (const [next, others] of to) follow.set(next, Math.min(2, (follow.get(next) ?? 0) + ways * others));
    }
  }

  #repeat(tree: Extract<RegexTree, { kind: "repeat" }>): Piece {
    const outer = this.#loop;
    const isEndless = tree.most > MANY;
    if (isEndless && tree.part.kind !== "character") this.#loop = tree.source;
    const copies = Math.min(MOST_COPIES, isEndless ? Math.max(1, tree.least) : tree.most);
    let whole: Piece = { first: NO_STATES, last: NO_STATES, empty: 1 };
    for (let copy = 0; copy < copies && !this.isTooLarge; copy += 1) {
      const one = this.#build(tree.part);
      if (isEndless && copy === copies - 1) this.#connect(one.last, one.first);
      // An optional round that matches nothing is not tried by the engine, so that skipping it is the one way to match nothing.
      whole = this.#join(whole, copy < tree.least ? one : { ...one, empty: 1 });
    }
    this.#loop = outer;
    return whole;
  }

  /** A state from which two walks over the same text lead back to it. */
  ambiguousState(): number | undefined {
    const component = components(this.#characters.length, (state) => [...this.#follow[state]!.keys()]);
    for (const [state, follow] of this.#follow.entries()) {
      for (const [next, ways] of follow) if (ways > 1 && component[next] === component[state]) return state;
    }
    return this.#ambiguousPair(component);
  }

  /** Walks two states at once over the same characters: a cycle through a pair of equals and a pair of unequals is ambiguous. */
  #ambiguousPair(component: readonly number[]): number | undefined {
    const size = this.#characters.length;
    const overlaps = overlapsOf(this.#characters, this.#flags);
    let steps = 0;
    const successors = (pair: number): number[] => {
      const [left, right] = [Math.floor(pair / size), pair % size];
      const result: number[] = [];
      if (component[left] !== component[right] || steps > MOST_STEPS) return result;
      for (const one of this.#follow[left]!.keys()) {
        if (component[one] !== component[left]) continue;
        for (const other of this.#follow[right]!.keys()) {
          steps += 1;
          if (component[other] === component[right] && overlaps(one, other)) result.push(one * size + other);
        }
      }
      return result;
    };
    const pairs = components(size * size, successors);
    if (steps > MOST_STEPS) return undefined;
    const diagonal = new Map(Array.from({ length: size }, (_, state) => [pairs[state * size + state]!, state] as const));
    for (let pair = 0; pair < size * size; pair += 1) {
      const state = diagonal.get(pairs[pair]!);
      if (state !== undefined && Math.floor(pair / size) !== pair % size) return state;
    }
    return undefined;
  }
}

function sum(left: States, right: States): States {
  const result = new Map(left);
  for (const [state, ways] of right) result.set(state, Math.min(2, (result.get(state) ?? 0) + ways));
  return result;
}

function times(states: States, factor: number): States {
  if (factor === 0) return NO_STATES;
  return factor === 1 ? states : new Map([...states.keys()].map((state) => [state, 2]));
}

/** Whether two characters of the expression can match the same one, tried with samples: ASCII, some beyond, and all that the expression names. */
function overlapsOf(characters: readonly string[], flags: string): (left: number, right: number) => boolean {
  const named = characters.flatMap((source) => [...source]).flatMap((character) => neighbours(character.codePointAt(0)!));
  const samples = [
    ...new Set([
      ...Array.from({ length: 128 }, (_, code) => code),
      0xa0,
      0xe9,
      0xc9,
      0x661,
      0x2028,
      0x4e2d,
      ...(flags.includes("u") ? [0x1f600] : []),
      ...named,
    ]),
  ];
  const texts = samples.map((code) => String.fromCodePoint(code));
  const matched = new Map<string, readonly boolean[]>();
  for (const source of characters) {
    if (matched.has(source)) continue;
    const expression = new RegExp(`^(?:${source})$`, flags);
    matched.set(
      source,
      texts.map((text) => expression.test(text)),
    );
  }
  const known = new Map<string, boolean>();
  return (left, right) => {
    const key = `${characters[left]}\n${characters[right]}`;
    let result = known.get(key);
    if (result === undefined) {
      const others = matched.get(characters[right]!)!;
      known.set(key, (result = matched.get(characters[left]!)!.some((isMatched, index) => isMatched && others[index] === true)));
    }
    return result;
  };
}

function neighbours(code: number): number[] {
  return [code - 1, code, code + 1].filter((other) => other >= 0 && other <= 0xffff && (other < 0xd800 || other > 0xdfff));
}

/** The strongly connected component of each node (Tarjan, without recursion). */
function components(size: number, successors: (node: number) => readonly number[]): number[] {
  const component = Array.from<number>({ length: size }).fill(-1);
  const index = Array.from<number>({ length: size }).fill(-1);
  const low = Array.from<number>({ length: size }).fill(0);
  const stack: number[] = [];
  let count = 0;
  for (let root = 0; root < size; root += 1) {
    if (index[root] !== -1) continue;
    const walk: { readonly node: number; readonly next: readonly number[]; at: number }[] = [];
    const enter = (node: number): void => {
      index[node] = low[node] = count;
      count += 1;
      stack.push(node);
      walk.push({ node, next: successors(node), at: 0 });
    };
    enter(root);
    while (walk.length > 0) {
      const { node, next, at } = walk.at(-1)!;
      if (at < next.length) {
        walk.at(-1)!.at += 1;
        const target = next[at]!;
        if (index[target] === -1) enter(target);
        else if (component[target] === -1) low[node] = Math.min(low[node]!, index[target]!);
        continue;
      }
      walk.pop();
      if (walk.length > 0) low[walk.at(-1)!.node] = Math.min(low[walk.at(-1)!.node]!, low[node]!);
      if (low[node] !== index[node]) continue;
      for (let popped = -1; popped !== node;) {
        popped = stack.pop()!;
        component[popped] = node;
      }
    }
  }
  return component;
}
