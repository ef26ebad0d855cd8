// The documents for people that name things of the repository: what they name is there.

import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import layers from "../layers.json" with { type: "json" };
import manifest from "../package.json" with { type: "json" };

const root = fileURLToPath(new URL("..", import.meta.url));
const read = (name: string): string => readFileSync(join(root, name), "utf8");
const documents = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", ...globSync("docs/**/*.md", { cwd: root })].filter((name) => !name.includes("node_modules"));

describe.each(documents)("%s", (name) => {
  test("links to files that are there", () => {
    const links = [...read(name).matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map((match) => match[1]!).filter((link) => !/^[a-z]+:/.test(link));
    expect(links.filter((link) => !existsSync(join(root, dirname(name), link)))).toEqual([]);
  });

  test("names scripts that are there", () => {
    const names = [...read(name).matchAll(/`npm run ([\w:-]+)/g)].map((match) => match[1]!).filter((script) => script !== "WORD");
    expect(names.filter((script) => !(script in manifest.scripts))).toEqual([]);
  });
});

describe("CONTRIBUTING.md", () => {
  const tree = /^## The tree\n+```\n([^]*?)^```/m.exec(read("CONTRIBUTING.md"))![1]!;
  const folders = [...tree.matchAll(/^ {2}(\w+)\/\s+(\d)/gm)].map((match) => [match[1]!, Number(match[2])] as const);

  test("shows every folder of the source with its layer", () => {
    const built = Object.entries(layers.layers).filter(([folder]) => existsSync(join(root, "src", folder)));
    expect(Object.fromEntries(folders)).toEqual(Object.fromEntries(built));
  });

  test("shows every folder of the repository", () => {
    const shown = [...tree.matchAll(/^(\w+)\/(?: {2}(\w+)\/)?/gm)].flatMap((match) => [match[1]!, match[2]]);
    const found = globSync("*/", { cwd: root }).map((folder) => folder.replace(/\/$/, ""));
    expect(found.filter((folder) => !["node_modules", "dist", "coverage"].includes(folder) && !shown.includes(folder))).toEqual([]);
  });
});

test("docs/decisions/README.md lists every decision", () => {
  const pages = globSync("docs/decisions/*.md", { cwd: root }).map((file) => file.slice("docs/decisions/".length));
  const listed = [...read("docs/decisions/README.md").matchAll(/\]\((\S+\.md)\)/g)].map((match) => match[1]!);
  expect(listed.toSorted()).toEqual(pages.filter((page) => page !== "README.md").toSorted());
});

test("the version of the package has its place in the changelog", () => {
  expect(read("CHANGELOG.md")).toMatch(new RegExp(`^## \\[(?:Unreleased|${manifest.version.replaceAll(".", "\\.")})\\]`, "m"));
});
