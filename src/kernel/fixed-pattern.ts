// Reads expressions of one fixed length, such as `^[A-Z]{3}-\d{4}$`: codes, keys and numbers of articles mostly have one. What stands at
// each place can then be looked at without the machinery of regular expressions. Whatever is not plainly of that form is not read.

/** The ASCII characters that may stand at one place: code ranges, both ends included. */
export type CharacterRanges = readonly (readonly [number, number])[];

/** Longer ones gain nothing. */
const MAXIMAL_LENGTH = 32;

const ITEM = /\\d|\\w|\\[-./$^*+?()[\]{}|\\]|\[(?:[\w .,:;@#%&/!"'<>=~+*?$(){}|-]|\\[-\\\]])+\]|[\w ,:;@#%&/!"'<>=~-]/y;
const COUNT = /\{(\d{1,2})\}/y;
const AFTER_ITEM = /[?*+{]/y;

/** What stands at each place of the whole text; undefined where the expression is of another form. */
export function fixedPattern(expression: RegExp): readonly CharacterRanges[] | undefined {
  const { source, flags } = expression;
  if (!/^u?$/.test(flags) || !source.startsWith("^") || !source.endsWith("$")) return undefined;
  const places: CharacterRanges[] = [];
  const end = source.length - 1;
  for (let at = 1; at < end;) {
    const item = matchAt(ITEM, source, at);
    if (item === undefined) return undefined;
    at += item[0].length;
    const count = matchAt(COUNT, source, at);
    at += count?.[0].length ?? 0;
    if (at > end || matchAt(AFTER_ITEM, source, at) !== undefined) return undefined;
    const ranges = rangesOf(item[0]);
    if (ranges === undefined) return undefined;
    for (let left = Number(count?.[1] ?? 1); left > 0; left -= 1) places.push(ranges);
    if (places.length > MAXIMAL_LENGTH) return undefined;
  }
  return places;
}

function matchAt(expression: RegExp, text: string, at: number): RegExpExecArray | undefined {
  expression.lastIndex = at;
  return expression.exec(text) ?? undefined;
}

const DIGITS: CharacterRanges = [[0x30, 0x39]];
const WORD: CharacterRanges = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
];

function rangesOf(item: string): CharacterRanges | undefined {
  if (item === "\\d") return DIGITS;
  if (item === "\\w") return WORD;
  if (!item.startsWith("[") || item.length === 1) return [single(item.charCodeAt(item.length - 1))];
  const ranges: (readonly [number, number])[] = [];
  const members = item.slice(1, -1);
  for (let at = 0; at < members.length; at += 1) {
    if (members[at] === "\\") at += 1;
    const from = members.charCodeAt(at);
    if (members[at + 1] !== "-" || at + 2 >= members.length) ranges.push(single(from));
    else {
      const to = members.charCodeAt(at + 2);
      if (members[at + 2] === "\\" || to < from) return undefined;
      ranges.push([from, to]);
      at += 2;
    }
  }
  return ranges;
}

function single(code: number): readonly [number, number] {
  return [code, code];
}
