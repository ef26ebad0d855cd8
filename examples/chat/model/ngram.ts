// A small language model: which word follows two others, counted over a text. It has no memory and no understanding; it writes in the words
// that it has read. What it answers depends on the words of the prompt, and on texts in the prompt (a tool's result, say), whose sentences count most.

const START = "\u0002";
const END = "\u0003";

type Counts = Map<string, Map<string, number>>;

export interface Prompt {
  /** What is asked: its words are preferred. */
  readonly question: string;
  /** Texts to speak of: sentences that count far more than those that were read before. */
  readonly context: readonly string[];
  /** Equal seeds give equal answers. */
  readonly seed: number;
  /** 0 takes the likeliest word each time; 1 by default. */
  readonly temperature?: number;
  /** In words and marks. */
  readonly maxTokens?: number;
}

/** What a word of the prompt's texts weighs against one that was read. */
const CONTEXT_WEIGHT = 200;
/** What a word of the question weighs against another. */
const TOPIC_WEIGHT = 6;
/** How many sentences an answer has at most. */
const SENTENCES = 4;

export class NgramModel {
  readonly #trigrams: Counts = new Map();
  readonly #bigrams: Counts = new Map();
  readonly #openings = new Map<string, string[]>();
  readonly #sizes = new Map<string, number>();
  tokens = 0;

  /** Counts the sentences. */
  constructor(sentences: readonly string[]) {
    for (const sentence of sentences) {
      const tokens = tokenize(sentence);
      this.tokens += tokens.length;
      count(this.#trigrams, this.#bigrams, tokens, 1);
      for (const word of new Set(tokens.map(normalize))) this.#sizes.set(word, (this.#sizes.get(word) ?? 0) + 1);
      const [first, second] = tokens;
      if (first !== undefined && second !== undefined) for (const word of topicOf(sentence)) append(this.#openings, word, `${first} ${second}`);
    }
  }

  /** An answer, piece by piece: a word or a mark with the space before it. */
  *generate({ question, context, seed, temperature = 1, maxTokens = 90 }: Prompt): Generator<string, void, undefined> {
    const random = randomNumbers(seed);
    const topic = new Set(topicOf(question));
    const [trigrams, bigrams]: [Counts, Counts] = [new Map(), new Map()];
    for (const sentence of context) count(trigrams, bigrams, tokenize(sentence), CONTEXT_WEIGHT);
    let left = maxTokens;
    const sentences = context.length === 0 ? SENTENCES : Math.min(SENTENCES, context.length + 1);
    for (let sentence = 0; sentence < sentences && left > 0; sentence += 1) {
      let [before, last] = [START, START];
      // Of texts that were given, each sentence may begin one; else as those begin that speak of the topic.
      const begun = context.length > 0 ? tokenize(context[Math.floor(random() * context.length)]!).slice(0, 2) : this.#opening(topic, random);
      for (; left > 0; left -= 1) {
        const next = begun.shift() ?? this.#choose(before, last, { trigrams, bigrams, topic, temperature, random });
        if (next === END) break;
        yield `${last === START ? (sentence === 0 ? "" : " ") : spaceBefore(last, next)}${next}`;
        [before, last] = [last, next];
      }
    }
  }

  /** How a sentence may begin that speaks of the topic: as those begin that hold the rarest of its words. */
  #opening(topic: ReadonlySet<string>, random: () => number): string[] {
    const known = [...topic].filter((word) => this.#openings.has(word)).toSorted((one, other) => this.#sizes.get(one)! - this.#sizes.get(other)!);
    const word = known[Math.floor(random() ** 2 * known.length)];
    const openings = word === undefined ? [] : this.#openings.get(word)!;
    return openings[Math.floor(random() * openings.length)]?.split(" ") ?? [];
  }

  #choose(before: string, last: string, state: Choosing): string {
    const pair = `${before} ${last}`;
    let weights = merge(this.#trigrams.get(pair), state.trigrams.get(pair));
    if (weights.size === 0) weights = merge(this.#bigrams.get(last), state.bigrams.get(last));
    if (weights.size === 0) return END;
    const options = [...weights].map(([word, weight]) => {
      const preferred = state.topic.has(normalize(word)) ? weight * TOPIC_WEIGHT : weight;
      return { word, weight: state.temperature === 0 ? preferred : preferred ** (1 / state.temperature) };
    });
    if (state.temperature === 0) return options.reduce((best, option) => (option.weight > best.weight ? option : best)).word;
    let mark = state.random() * options.reduce((sum, { weight }) => sum + weight, 0);
    for (const { word, weight } of options) {
      mark -= weight;
      if (mark <= 0) return word;
    }
    return END;
  }
}

interface Choosing {
  readonly trigrams: Counts;
  readonly bigrams: Counts;
  readonly topic: ReadonlySet<string>;
  readonly temperature: number;
  readonly random: () => number;
}

function count(trigrams: Counts, bigrams: Counts, tokens: readonly string[], weight: number): void {
  const all = [START, START, ...tokens, END];
  for (let index = 2; index < all.length; index += 1) {
    add(trigrams, `${all[index - 2]} ${all[index - 1]}`, all[index]!, weight);
    if (all[index - 1] !== START) add(bigrams, all[index - 1]!, all[index]!, weight);
  }
}

function add(counts: Counts, key: string, word: string, weight: number): void {
  let words = counts.get(key);
  if (words === undefined) counts.set(key, (words = new Map<string, number>()));
  words.set(word, (words.get(word) ?? 0) + weight);
}

function append(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function merge(read: ReadonlyMap<string, number> = new Map(), given: ReadonlyMap<string, number> = new Map()): Map<string, number> {
  const all = new Map(read);
  for (const [word, weight] of given) all.set(word, (all.get(word) ?? 0) + weight);
  return all;
}

/** Words, and marks on their own. */
export function tokenize(text: string): string[] {
  return text.match(/[\p{L}\p{N}_]+(?:[-'./:][\p{L}\p{N}_]+)*|[^\s\p{L}\p{N}]/gu) ?? [];
}

function spaceBefore(last: string, next: string): string {
  return /^[.,;:!?)\]}%…”]$/.test(next) || /^[([{“]$/.test(last) ? "" : " ";
}

function normalize(word: string): string {
  const small = word.toLowerCase();
  return small.length > 4 ? small.replace(/(?:ies|es|s|ing|ed)$/, "") : small;
}

const COMMON = new Set(
  "a an and are as at be by can do does for from how i in is it me my not of on or please so tell that the their there this to was what when which who why with you your".split(
    " ",
  ),
);

/** The words that a text is about. */
export function topicOf(text: string): string[] {
  return [
    ...new Set(
      tokenize(text)
        .filter((word) => /[\p{L}\p{N}]/u.test(word) && !COMMON.has(word.toLowerCase()))
        .map(normalize),
    ),
  ];
}

/** A seed of a text (FNV-1a). */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
