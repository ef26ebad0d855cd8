// Reads TypeScript just well enough to say where code ends and comments, texts and patterns begin. It is no parser: it knows no grammar beyond that.

const OPENS_PATTERN = /(?:^|[(,=:[!&|?{;+\-*%~^<>]|\b(?:return|typeof|case|in|of|delete|void|throw|new|else|do|await|yield))$/;

/**
 * The source with everything that is no code turned into spaces: comments, and what stands between quotes, in templates and in patterns.
 * Quotes stay, and so do line breaks, so that every offset and every line is the source's own.
 */
export function codeOf(source: string): string {
  const code = source.split("");
  const openTemplates: number[] = [];
  let depth = 0;
  let at = 0;
  const hide = (from: number, to: number): void => {
    for (let index = from; index < to; index += 1) if (code[index] !== "\n") code[index] = " ";
  };
  const hideTemplate = (from: number): number => {
    const end = endOfTemplate(source, from);
    const isHole = source[end] === "$";
    hide(from, end);
    if (isHole) openTemplates.push(depth);
    return isHole ? end + 2 : end + 1;
  };
  while (at < source.length) {
    const char = source[at]!;
    const pair = source.slice(at, at + 2);
    if (pair === "//" || pair === "/*") {
      const end = pair === "//" ? source.indexOf("\n", at) : source.indexOf("*/", at) + 2;
      hide(at, end < 2 ? source.length : end);
      at = end < 2 ? source.length : end;
    } else if (char === '"' || char === "'") {
      const end = endOfQuoted(source, at + 1, char);
      hide(at + 1, end);
      at = end + 1;
    } else if (char === "`") at = hideTemplate(at + 1);
    else if (char === "/" && opensPattern(code, at)) {
      const end = endOfPattern(source, at + 1);
      hide(at, end);
      at = end;
    } else {
      if (char === "{") depth += 1;
      if (char === "}" && openTemplates.at(-1) === depth) {
        openTemplates.pop();
        at = hideTemplate(at + 1);
        continue;
      }
      if (char === "}") depth -= 1;
      at += 1;
    }
  }
  return code.join("");
}

/** The number of the line, from 1, in which an offset stands. */
export function lineOf(source: string, offset: number): number {
  return source.slice(0, offset).split("\n").length;
}

/** A slash divides after a value and opens a pattern after anything else. */
function opensPattern(code: readonly string[], at: number): boolean {
  let start = at;
  while (start > 0 && /\s/.test(code[start - 1]!)) start -= 1;
  return OPENS_PATTERN.test(code.slice(Math.max(0, start - 10), start).join(""));
}

function endOfQuoted(source: string, from: number, quote: string): number {
  let at = from;
  while (at < source.length && source[at] !== quote && source[at] !== "\n") at += source[at] === "\\" ? 2 : 1;
  return at;
}

/** Where a template's text ends: at its backtick, or at the dollar sign of a hole. */
function endOfTemplate(source: string, from: number): number {
  let at = from;
  while (at < source.length && source[at] !== "`" && source.slice(at, at + 2) !== "${") at += source[at] === "\\" ? 2 : 1;
  return at;
}

function endOfPattern(source: string, from: number): number {
  let inClass = false;
  let at = from;
  while (at < source.length && source[at] !== "\n" && (inClass || source[at] !== "/")) {
    if (source[at] === "[") inClass = true;
    if (source[at] === "]") inClass = false;
    at += source[at] === "\\" ? 2 : 1;
  }
  return at + 1;
}
