// What language models read of the guide: an index of its pages, and all of them as one text. Both are made from the pages when the site is built.

import { withoutMarks } from "./marks.ts";
import { guidePages, guideSections } from "./pages.ts";

const HEAD = `# Signatura

> A type-driven API framework for TypeScript: the signature of a path operation is the whole contract. What is written there is validated on the way in,
> injected, filtered and serialised on the way out, and documented in OpenAPI. Its answers are FastAPI's.
`;

/** The content of `llms.txt`: each page's title, address and description. */
export function llmsIndex(): string {
  const sections = [...guideSections()].map(
    ([section, pages]) => `## ${section}\n\n${pages.map(({ title, name, description }) => `- [${title}](/guide/${name}.html): ${description}`).join("\n")}\n`,
  );
  return [HEAD, ...sections, "## Optional\n\n- [The whole guide as one text](/llms-full.txt)\n"].join("\n");
}

/** The content of `llms-full.txt`: every page in order, without the marks that say where its code comes from. */
export function llmsFull(): string {
  return [HEAD, ...guidePages().map(({ text }) => withoutMarks(text).trim())].join("\n\n");
}
