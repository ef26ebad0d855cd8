// Writes src/schema/t.ts from the folder of kinds, so that adding a kind edits no list: every value that a kind's file exports under a
// name in small letters is a member of `t`, and every type is there as a type. With --check it only says whether the file is up to date.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const folder = new URL("../src/schema/kinds/", import.meta.url);
const target = new URL("../src/schema/t.ts", import.meta.url);

/** The exported names of a file that start with a small letter. `export { enumOf as enum }` counts as `enum`. */
export function memberNames(source: string): string[] {
  const names = [...source.matchAll(/^export (?:const|function) ([a-z]\w*)/gm)].map((match) => match[1]!);
  for (const list of source.matchAll(/^export \{([^}]*)\};/gm)) {
    for (const item of list[1]!.split(",")) {
      const name = item
        .trim()
        .split(/\s+as\s+/)
        .at(-1)!;
      if (/^[a-z]/.test(name)) names.push(name);
    }
  }
  return [...new Set(names)].toSorted();
}

/** The exported types and classes of a file: declarations of users' programs must be able to name them, as in `t.IntKind`. */
export function typeNames(source: string): string[] {
  return [...source.matchAll(/^export (?:abstract class|class|interface|type) ([A-Z]\w*)/gm)].map((match) => match[1]!).toSorted();
}

export function render(): string {
  const lines = readdirSync(folder)
    .filter((file) => file.endsWith(".ts") && !file.startsWith("_") && !/\.(test|test-d)\.ts$/.test(file))
    .toSorted()
    .map((file) => ({ file, source: readFileSync(new URL(file, folder), "utf8") }))
    .map(({ file, source }) => ({ file, names: [...memberNames(source), ...typeNames(source).map((name) => `type ${name}`)] }))
    .filter(({ names }) => names.length > 0)
    .map(({ file, names }) => `export { ${names.join(", ")} } from "./kinds/${file}";`);
  return `// Written by \`npm run kinds\` from the folder of kinds: do not edit. Every kind of type, under the name that \`t\` gives it.\n\n${lines.join("\n")}\n`;
}

if (import.meta.main) {
  const wanted = render();
  if (process.argv.includes("--check")) {
    const isCurrent = readFileSync(target, "utf8") === wanted;
    if (!isCurrent) console.error("src/schema/t.ts does not match the folder of kinds: run `npm run kinds`.");
    process.exitCode = isCurrent ? 0 : 1;
  } else writeFileSync(target, wanted);
}
