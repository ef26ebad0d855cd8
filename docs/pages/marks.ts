// The marks by which pages ask for what is filled in. They are HTML comments, so that readers of the Markdown see them and readers of the site do not.

/** A mark with the fenced block below it, a block without a mark, or a mark that chooses a program. */
export const BLOCK: RegExp = /^(?:<!-- (code|program|output): (\S+) -->\n+)?(```+)([^\n]*)\n([^]*?)^\3$|^<!-- program: (\S+) -->$/gm;

const MARK = /^<!-- (?:code|program|output): (\S+) -->$/gm;

/** The programs, and their regions, that a page shows or runs. */
export function shownPrograms(text: string): readonly string[] {
  return [...text.matchAll(MARK)].map((match) => match[1]!);
}

/** A page without its marks. */
export function withoutMarks(text: string): string {
  return text.replaceAll(MARK, "").replaceAll(/\n{3,}/g, "\n\n");
}
