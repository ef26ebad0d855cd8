// The guide as a site: `npm run docs` serves it, `npm run docs -- build` builds it into docs/site/dist, `npm run docs -- preview` serves what was built.
// `npm run docs -- --write` renews the code and the answers that pages show; `--check` says which are not what the programs are and do. Both take names of pages.

import { readFileSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { fillPage } from "../docs/pages/fill.ts";
import { docs, guidePages } from "../docs/pages/pages.ts";
import { install, root, run } from "./tool.ts";

const [command = "dev", ...rest] = process.argv.slice(2);

if (command === "--write" || command === "--check") process.exitCode = await renew(rest, command === "--write");
else if (command === "dev" || command === "build" || command === "preview") process.exitCode = await site(command, rest);
else throw new Error(`There is no "${command}": dev, build, preview, --write, --check.`);

async function renew(names: readonly string[], isWriting: boolean): Promise<number> {
  let stale = 0;
  for (const file of names.length === 0 ? guidePages().map(({ name }) => pageFile(name)) : names.map(pageFile)) {
    const shown = relative(root, file);
    const text = readFileSync(file, "utf8");
    try {
      const filled = await fillPage(text, shown);
      if (filled === text) continue;
      if (isWriting) writeFileSync(file, filled);
      else stale += 1;
      console.log(isWriting ? `${shown} is written` : `${shown}:${difference(text, filled)}`);
    } catch (error) {
      stale += 1;
      console.log(error instanceof Error ? error.message : error);
    }
  }
  return stale === 0 ? 0 : 1;
}

/** A page by its name, or by its path where the name ends in `.md`. */
function pageFile(name: string): string {
  return name.endsWith(".md") ? resolve(name) : join(docs, "guide", `${name}.md`);
}

async function site(command: string, args: readonly string[]): Promise<number> {
  await install("docs/site");
  const vitepress = join(root, "docs", "site", "node_modules", "vitepress", "bin", "vitepress.js");
  return (await run(process.execPath, [vitepress, command, "docs/site", ...args], { show: true })).code;
}

/** The first line that is not as it should be. */
function difference(text: string, filled: string): string {
  const [lines, wanted] = [text.split("\n"), filled.split("\n")];
  const index = wanted.findIndex((line, place) => line !== lines[place]);
  const advice = "not what the program is or does. Run `npm run docs -- --write`, and read what changes.";
  return `${index + 1}: ${advice}\n  shown: ${lines[index]}\n  found: ${wanted[index]}`;
}
