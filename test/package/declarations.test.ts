// Projects that publish declarations of their own: models, dependencies and operations are exported, and others compile against what was written.

import { copyFileSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root, tool } from "../../scripts/tool.ts";
import { createProject, type Project } from "./project.ts";

const CONSUMER = `
import { Category, getItem, Item, readFree, UserChange, type Pool, type SentItem } from "./out/declared-application.js";
import type { Out } from "signatura";
export const at: string = getItem["~answers"].at;
export const path: "/items/{item_id}" = getItem.path;
export const q: string | null = readFree["~answers"].q;
export const label: string = new Item({ id: 1, name: "a", price: 1, kind: "b", at: "2020-01-01" }).label;
export const grandchild: string | undefined = new Category({ name: "", children: [] }).children[0]?.children[0]?.name;
export const email: string | undefined = new UserChange({}).email;
export const found = (pool: (typeof Pool)["~provides"]): string => pool.find(1);
export const tags = (item: SentItem): readonly string[] => item.tags;
export type Read = Out<typeof Item>;
// @ts-expect-error the kind is one of two
new Item({ id: 1, name: "a", price: 1, kind: "c", at: "2020-01-01" });
// @ts-expect-error a date is text on the wire
export const wrong: Date = getItem["~answers"].at;
`;

const options = {
  target: "es2024",
  module: "nodenext",
  strict: true,
  declaration: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  erasableSyntaxOnly: true,
  skipLibCheck: false,
  outDir: "out",
};

/** A browser's types and no Node's, and the other way round: the declarations must not need what a project need not have. */
const worlds = [
  {
    name: "with the types of the web",
    lib: ["es2024", "esnext.disposable", "dom", "dom.iterable", "dom.asynciterable"],
    types: [],
    programs: ["signatura", "signatura/testing"],
  },
  { name: "with the types of Node", lib: ["es2024", "esnext.disposable"], types: ["node"], programs: ["signatura", "signatura/testing", "signatura/node"] },
];

describe.each(worlds)("a project $name", ({ lib, types, programs }) => {
  let project: Project;
  beforeAll(async () => {
    project = await createProject();
    mkdirSync(join(project.folder, "node_modules", "@types"), { recursive: true });
    if (types.includes("node")) symlinkSync(join(root, "node_modules", "@types", "node"), join(project.folder, "node_modules", "@types", "node"));
    copyFileSync(fileURLToPath(new URL("../support/declared-application.ts", import.meta.url)), join(project.folder, "declared-application.ts"));
    project.write("consumer.ts", CONSUMER);
    project.write("entries.ts", programs.map((name, index) => `export * as entry${index} from "${name}";`).join("\n"));
    const write = (name: string, files: string[], more: object = {}): void =>
      project.write(name, JSON.stringify({ compilerOptions: { ...options, lib, types, ...more }, files }));
    write("tsconfig.json", ["declared-application.ts", "entries.ts"]);
    write("tsconfig.consumer.json", ["consumer.ts"], { noEmit: true });
  });
  afterAll(() => project[Symbol.asyncDispose]());

  test("writes declarations of its models, dependencies and operations, which others compile against", async () => {
    expect(await compile(project, "tsconfig.json")).toBe("");
    const written = readFileSync(join(project.folder, "out", "declared-application.d.ts"), "utf8");
    expect([...written.matchAll(/import\("([^"]+)"\)/g)].map((match) => match[1]).filter((name) => !name?.startsWith("signatura"))).toEqual([]);
    expect(await compile(project, "tsconfig.consumer.json")).toBe("");
  });
});

/** What the compiler complains of. */
async function compile(project: Project, config: string): Promise<string> {
  return (await tool("tsc", ["-p", join(project.folder, config)], { cwd: project.folder })).text;
}
