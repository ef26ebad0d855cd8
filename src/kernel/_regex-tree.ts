// The structure of a regular expression's source, as far as the question needs how often a text can be matched: what matches one
// character, what follows what, choices and repeats. Assertions and back references match nothing here.

/** A part of an expression. Lookarounds are trees of their own, beside the expression that holds them. */
export type RegexTree =
  | { readonly kind: "nothing" }
  | { readonly kind: "character"; readonly source: string }
  | { readonly kind: "sequence" | "choice"; readonly parts: readonly RegexTree[] }
  | { readonly kind: "repeat"; readonly part: RegexTree; readonly least: number; readonly most: number; readonly source: string };

const NOTHING: RegexTree = { kind: "nothing" };

/** The tree of an expression and those of its lookarounds; undefined for a syntax that is not known here. */
export function readRegex(source: string, isUnicode: boolean): readonly RegexTree[] | undefined {
  const reader = new RegexReader(source, isUnicode);
  const tree = reader.readChoice();
  return reader.isDone ? [tree, ...reader.lookarounds] : undefined;
}

const GROUP = /\((?:\?(?:(<?[=!])|:|<[^=!>][^>]*>|[a-z]*(?:-[a-z]+)?:))?/y;
const QUANTIFIER = /(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})\??/y;
const CLASS = /\[(?:\\[^]|[^\]\\])*\]/y;
const ESCAPE = /\\(?:u\{[\da-f]+\}|u[\da-f]{4}|x[\da-f]{2}|c[a-z]|[pP]\{[^}]*\}|k<[^>]*>|[1-9]\d*|0|[^])/iy;

class RegexReader {
  readonly lookarounds: RegexTree[] = [];
  readonly #source: string;
  readonly #isUnicode: boolean;
  #at = 0;

  constructor(source: string, isUnicode: boolean) {
    this.#source = source;
    this.#isUnicode = isUnicode;
  }

  get isDone(): boolean {
    return this.#at === this.#source.length;
  }

  readChoice(): RegexTree {
    const parts = [this.#readSequence()];
    while (this.#source[this.#at] === "|") {
      this.#at += 1;
      parts.push(this.#readSequence());
    }
    return parts.length === 1 ? parts[0]! : { kind: "choice", parts };
  }

  #readSequence(): RegexTree {
    const parts: RegexTree[] = [];
    while (!this.isDone && this.#source[this.#at] !== "|" && this.#source[this.#at] !== ")") {
      const start = this.#at;
      parts.push(this.#readRepeat(this.#readPart(), start));
    }
    return parts.length === 1 ? parts[0]! : { kind: "sequence", parts };
  }

  #readRepeat(part: RegexTree, start: number): RegexTree {
    const match = this.#take(QUANTIFIER);
    if (match === undefined) return part;
    const [text, low, comma, high] = match;
    const [least, most] = boundsOf(text, low, comma, high);
    return { kind: "repeat", part, least, most, source: this.#source.slice(start, this.#at) };
  }

  #readPart(): RegexTree {
    const first = this.#source[this.#at];
    if (first === "(") return this.#readGroup();
    if (first === "^" || first === "$") {
      this.#at += 1;
      return NOTHING;
    }
    const written = this.#take(CLASS) ?? this.#take(ESCAPE);
    if (written === undefined) {
      const character = this.#isUnicode ? String.fromCodePoint(this.#source.codePointAt(this.#at)!) : first!;
      this.#at += character.length;
      return { kind: "character", source: character };
    }
    const [source] = written;
    return /^\\(?:[bB]|k<|[1-9])/.test(source) ? NOTHING : { kind: "character", source };
  }

  #readGroup(): RegexTree {
    const around = this.#take(GROUP)?.[1];
    const inside = this.readChoice();
    if (this.#source[this.#at] !== ")") return NOTHING;
    this.#at += 1;
    if (around === undefined) return inside;
    this.lookarounds.push(inside);
    return NOTHING;
  }

  #take(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.#at;
    const match = expression.exec(this.#source);
    if (match === null) return undefined;
    this.#at += match[0].length;
    return match;
  }
}

function boundsOf(text: string, low: string | undefined, comma: string | undefined, high: string | undefined): readonly [number, number] {
  if (low === undefined) return text.startsWith("?") ? [0, 1] : [text.startsWith("+") ? 1 : 0, Number.POSITIVE_INFINITY];
  if (comma === undefined) return [Number(low), Number(low)];
  return [Number(low), high === "" || high === undefined ? Number.POSITIVE_INFINITY : Number(high)];
}
