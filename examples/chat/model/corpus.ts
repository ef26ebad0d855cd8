// What the embedded model has read: the prose of this project's own documents, sentence by sentence. Code and tables are left out.

import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** The sentences of all documents, and each with the file in which it stands. */
export interface Passage {
  readonly file: string;
  readonly text: string;
}

export function readCorpus(): readonly Passage[] {
  const files = ["README.md", "CONTRIBUTING.md", ...globSync("docs/**/*.md", { cwd: root }).toSorted()];
  return files.flatMap((file) => sentencesOf(readFileSync(`${root}/${file}`, "utf8")).map((text) => ({ file, text })));
}

/** The sentences of a text in Markdown. */
export function sentencesOf(markdown: string): readonly string[] {
  return markdown
    .replace(/^```[\s\S]*?^```/gm, "\n\n")
    .split(/\n\s*\n|\n(?=[-*>#] )/)
    .filter((block) => !/^\s*[|<]/.test(block))
    .map((block) =>
      block
        .replace(/^[#>*\-\s\d.]+/, "")
        .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
        .replaceAll(/[`*]/g, "")
        .replaceAll(/\s+/g, " ")
        .trim(),
    )
    .flatMap((block) => block.split(/(?<=[.!?:]) (?=\p{Lu})/u))
    .filter((sentence) => sentence.split(" ").length > 3);
}
