// The pages of the guide: which there are, in which order, and what their front matter says. It reads files and knows nothing of the site's builder.

import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The folder `docs`. */
export const docs: string = fileURLToPath(new URL("..", import.meta.url));

export interface Page {
  /** `path-parameters`: the name of the file, and the last part of the address. */
  readonly name: string;
  readonly title: string;
  /** One sentence: what the reader can do afterwards. */
  readonly description: string;
  /** The heading in the sidebar under which the page stands. */
  readonly section: string;
  /** Pages are read in ascending order; a section stands where its first page does. */
  readonly order: number;
  /** The page without its front matter. */
  readonly text: string;
}

const FRONT_MATTER = /^---\n([^]*?)\n---\n/;

/** All pages, in the order in which they are read. @throws Error where a page's front matter lacks something */
export function guidePages(): readonly Page[] {
  return readdirSync(`${docs}guide`)
    .filter((file) => file.endsWith(".md"))
    .map((file) => readPage(file.slice(0, -".md".length), readFileSync(`${docs}guide/${file}`, "utf8")))
    .toSorted((left, right) => left.order - right.order || left.name.localeCompare(right.name));
}

/** The pages by section, sections in the order of their first pages. */
export function guideSections(): ReadonlyMap<string, readonly Page[]> {
  return Map.groupBy(guidePages(), ({ section }) => section);
}

function readPage(name: string, source: string): Page {
  const found = FRONT_MATTER.exec(source);
  const fields = new Map(found?.[1]!.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]));
  const read = (field: string): string => {
    const value = fields.get(field);
    if (value === undefined || value === "") throw new Error(`docs/guide/${name}.md: the front matter lacks "${field}". See docs/pages/README.md.`);
    return value;
  };
  const order = Number(read("order"));
  if (!Number.isFinite(order)) throw new Error(`docs/guide/${name}.md: "order" is to be a number.`);
  return { name, title: read("title"), description: read("description"), section: read("section"), order, text: source.slice(found?.[0].length ?? 0) };
}
