// The skill for coding agents, held to its word: every block is a file that compiles as an agent's project would and runs under Node, every
// request gets the answer that stands there, and every link leads somewhere.

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root, run, tool } from "../../scripts/tool.ts";
import { Project } from "../support/command-line.ts";
import type { Came } from "./ask-programs.ts";
import { readPage } from "./skill-page.ts";

const SKILL = join(root, "skills", "signatura");
const ASK_PROGRAMS = fileURLToPath(new URL("./ask-programs.ts", import.meta.url));
const names = ["SKILL.md", ...readdirSync(join(SKILL, "references")).map((file) => `references/${file}`)];
const pages = names.map((name) => ({ name, folder: name.replaceAll(/\W/g, "-"), ...readPage(readFileSync(join(SKILL, name), "utf8")) }));
const main = pages[0]!;

let project: Project;
beforeAll(() => {
  const config = main.blocks.find(({ language }) => language === "jsonc")!.text;
  const files = pages.flatMap(({ folder, files: programs }) => programs.map(({ name, text }) => [`${folder}/${name}`, text] as const));
  project = new Project({ "tsconfig.json": config, ...Object.fromEntries(files) });
});
afterAll(() => project[Symbol.dispose]());

it("has the front matter by which agents choose it", () => {
  expect([...main.front.keys()]).toEqual(["name", "description"]);
  expect(main.front.get("name")).toBe("signatura");
  expect(main.front.get("description")!.length).toBeLessThan(1024);
});

it("has the deep dives that the page names, and no other", () => {
  const named = [...readFileSync(join(SKILL, "SKILL.md"), "utf8").matchAll(/\]\((references\/[^)#]+)\)/g)].map((match) => match[1]!);
  expect([...new Set(named)].toSorted()).toEqual(names.slice(1).toSorted());
});

it.each(pages)("$name has no links that lead nowhere, and no block that nobody runs", ({ name, blocks }) => {
  const text = readFileSync(join(SKILL, name), "utf8");
  for (const [, target] of text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)) expect(existsSync(join(SKILL, dirname(name), target!)), target).toBe(true);
  expect(blocks.map(({ language }) => language).filter((language) => !["ts", "http", "jsonc"].includes(language))).toEqual([]);
});

it("compiles, with the settings that the page gives", { timeout: 180_000 }, async () => {
  // The project sees the source in place of its declarations, and the source wants this setting.
  const source = ["--customConditions", "signatura:source", "--exactOptionalPropertyTypes", "--typeRoots", join(root, "node_modules/@types")];
  const { code, text } = await tool("tsc", ["-p", project.folder, ...source]);
  expect(text).toBe("");
  expect(code).toBe(0);
});

/** Vitest compiles it for older ones; here Node runs the files as they are. */
const KNOWS_USING = Number(process.versions.node.split(".", 1)[0]) >= 24;

describe.each(pages)("$name", ({ folder, files, exchanges }) => {
  let came: readonly Came[] = [];

  it("is made of programs that run", { timeout: 60_000 }, async () => {
    const programs = files.filter(({ name }) => !name.endsWith(".test.ts")).map(({ name }) => project.path(`${folder}/${name}`));
    const inPlace = exchanges.map((exchange) => ({ ...exchange, file: project.path(`${folder}/${exchange.file}`) }));
    const work = project.path(`${folder}/work.json`);
    const result = project.path(`${folder}/came.json`);
    writeFileSync(work, JSON.stringify({ files: programs, exchanges: inPlace }));
    const { code, text } = await run(process.execPath, ["--conditions=signatura:source", "--no-warnings", ASK_PROGRAMS, work, result], {
      cwd: join(project.folder, folder),
    });
    expect([code, text]).toEqual([0, expect.any(String)]);
    came = JSON.parse(readFileSync(result, "utf8")) as Came[];
  });

  if (exchanges.length > 0)
    it.each(exchanges.map((exchange, index) => ({ ...exchange, index, title: `${exchange.request.method} ${exchange.request.path}` })))(
      "answers $title (line $line) as it says",
      ({ index, answer }) => {
        const { status, headers, body } = came[index]!;
        const named = answer.headers.map(([name]) => [name, headers[name]]);
        expect({ status, headers: named, body }).toEqual({ status: answer.status, headers: answer.headers, body: answer.body });
      },
    );

  const tests = files.filter(({ name }) => name.endsWith(".test.ts"));
  if (tests.length > 0)
    it.skipIf(!KNOWS_USING).each(tests)("has tests that pass, where Node knows `await using` (24): $name", { timeout: 60_000 }, async ({ name }) => {
      const { code, text } = await run(process.execPath, ["--conditions=signatura:source", "--no-warnings", "--test", project.path(`${folder}/${name}`)], {
        cwd: project.folder,
      });
      expect(code, text).toBe(0);
      expect(text).toMatch(/\bpass [1-9]/);
    });
});
