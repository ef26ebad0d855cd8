// The guide as its readers find it: what pages show is what programs are and do, links lead somewhere, and every program is shown.

import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { guidePages } from "../../docs/pages/pages.ts";
import { llmsFull, llmsIndex } from "../../docs/pages/llms.ts";
import { shownPrograms } from "../../docs/pages/marks.ts";
import { root, run } from "../../scripts/tool.ts";
import { unshown } from "./unshown.ts";

const pages = guidePages();
const docs = join(root, "docs");

const check = (...names: readonly string[]) => run(process.execPath, ["--conditions=signatura:source", "scripts/docs.ts", "--check", ...names]);

test("the code, answers, outputs and errors of all pages are real", async () => {
  expect(await check()).toEqual({ code: 0, text: "" });
}, 300_000);

describe("what is not real is found:", () => {
  const shown = (page: string) => async (): Promise<void> => {
    const folder = mkdtempSync(join(tmpdir(), "signatura-page-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, "page.md");
    writeFileSync(file, page);
    const { code, text } = await check(file);
    expect({ code, text: text.slice(text.indexOf("page.md") + "page.md".length).trimEnd() }).toMatchSnapshot();
  };

  const program = "<!-- program: tutorial/path_params/tutorial002.ts -->\n\n";
  test("another program", shown("<!-- code: tutorial/first_steps/tutorial001.ts -->\n```ts\nconst app = 1;\n```\n"));
  test("a program that is not there", shown("# Title\n\n<!-- code: tutorial/first_steps/tutorial099.ts -->\n```ts\n```\n"));
  test("a region that is not there", shown("<!-- code: tutorial/first_steps/tutorial001.ts#nowhere -->\n```ts\n```\n"));
  test("another answer", shown(`${program}\`\`\`http\nGET /items/3\n\nHTTP/1.1 200 OK\n\n{"item_id": 4}\n\`\`\`\n`));
  test("another status", shown(`${program}\`\`\`http\nGET /items/3\n\nHTTP/1.1 201 Created\n\n…\n\`\`\`\n`));
  test("a mistake other than the one that is meant", shown('```ts fails\nap.get("/", () => 1);\n```\n\n```text\n```\n'));
  test("output that is none", shown("<!-- output: programs/models/generic.ts -->\n```text\nnothing\n```\n"));
  test("a mistake that is none", shown('```ts fails\napp.get("/", () => 1);\n```\n\n```text\n```\n'));
});

describe.each(pages)("$name", ({ name, text }) => {
  test("links to files and headings that are there", () => {
    const plain = text.replaceAll(/^```[^]*?^```/gm, "");
    const links = [...plain.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1]!).filter((link) => !/^[a-z]+:/.test(link));
    const dead = links.filter((link) => {
      const [file, heading] = link.split("#") as [string, string?];
      const target = file === "" ? join(docs, "guide", `${name}.md`) : join(docs, "guide", file);
      return !existsSync(target) || (heading !== undefined && !headings(readFileSync(target, "utf8")).includes(heading));
    });
    expect(dead).toEqual([]);
  });

  test("has one title, the one of its front matter", () => {
    const { title } = pages.find((page) => page.name === name)!;
    expect(text.replaceAll(/^```[^]*?^```/gm, "").match(/^# .*$/gm)).toEqual([`# ${title}`]);
  });

  test("fetches nothing from elsewhere", () => {
    expect(text.replaceAll(/^```[^]*?^```/gm, "")).not.toMatch(/!\[[^\]]*\]\(https?:|<(?:img|script|iframe|link)\b/);
  });
});

test("no two pages have the same place", () => {
  expect(pages.map(({ order, name }) => `${order} ${name}`).filter((_, index) => pages[index]!.order === pages[index + 1]?.order)).toEqual([]);
});

test("every program of the tutorial is shown on a page, or left out for a reason", () => {
  const shown = new Set(pages.flatMap(({ text }) => shownPrograms(text)).map((reference) => reference.split("#", 1)[0]!));
  const programs = globSync("tutorial/**/*.ts", { cwd: docs }).filter((file) => /\/(?:tutorial\w+|main)\.ts$/.test(file));
  expect(programs.length).toBeGreaterThan(200);
  const names = (file: string): readonly string[] => [file.slice("tutorial/".length, -".ts".length), `${dirname(file).split("/")[1]}/*`];
  const reason = (file: string): string | undefined =>
    names(file)
      .map((name) => unshown[name])
      .find((found) => found !== undefined);
  expect(programs.filter((file) => !shown.has(file) && reason(file) === undefined).toSorted()).toEqual([]);
  const needless = Object.keys(unshown).filter((name) => programs.every((file) => !names(file).includes(name) || shown.has(file)));
  expect(needless, "shown after all, or not there").toEqual([]);
});

test("the texts for language models have every page", () => {
  const [index, full] = [llmsIndex(), llmsFull()];
  expect(pages.filter(({ name, title }) => !index.includes(`(/guide/${name}.html)`) || !full.includes(`# ${title}\n`))).toEqual([]);
  expect(full).not.toContain("<!-- code:");
});

/** The anchors of a document's headings, as the site makes them. */
function headings(text: string): readonly string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map((match) =>
    match[1]!
      .replaceAll(/[`*]/g, "")
      .toLowerCase()
      .replaceAll(/[\s~!@#$%^&()_+={}|;:"'“”‘’<>,.?/[\]\\-]+/g, "-")
      .replaceAll(/^-+|-+$/g, ""),
  );
}
