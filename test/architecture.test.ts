// Holds the source against the rules of the house (layers.json), and the rules against planted violations: a rule that cannot fail protects nothing.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test } from "vitest";
import layers from "../layers.json" with { type: "json" };
import manifest from "../package.json" with { type: "json" };
import { render } from "../scripts/kinds.ts";
import { modulesWithEffects, violations } from "./support/architecture.ts";
import { importsOf, readSources } from "./support/import-graph.ts";

const src = fileURLToPath(new URL("../src", import.meta.url));

describe("the source", () => {
  test("breaks no rule of the house", () => {
    expect(readSources(src).flatMap(importsOf).length, "imports found").toBeGreaterThan(300);
    expect(violations(src, layers)).toEqual([]);
  });

  test("has the members of `t` that the folder of kinds has", () => {
    expect(readFileSync(join(src, "schema/t.ts"), "utf8"), "run `npm run kinds`").toBe(render());
  });

  test("tells bundlers which modules to keep for what they do", () => {
    // The entries, too: a bundler passes over one that only hands names on, and with it over what it imports for its effect.
    const modules = ["entry/*.ts", ...modulesWithEffects(src)];
    const named = modules.flatMap((module) => [`./src/${module}`, `./dist/${module.replace(/\.ts$/, ".js")}`]);
    expect(manifest.sideEffects.toSorted()).toEqual(named.toSorted());
  });
});

describe("a planted violation", () => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  /** What is said of a source of these files. */
  function said(files: Readonly<Record<string, string>>): readonly string[] {
    const folder = mkdtempSync(join(tmpdir(), "architecture-"));
    folders.push(folder);
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return violations(folder, layers);
  }

  test.each([
    ["a static import", 'import { app } from "../app/app.ts";'],
    ["a type import over several lines", 'import type {\n  App,\n} from "../app/app.ts";'],
    ["a re-export", 'export * from "../app/app.ts";'],
    ["a named re-export", 'export { app as other } from "../app/app.ts";'],
    ["a dynamic import", 'const app = await import("../app/app.ts");'],
    ["an import type", 'export type App = import("../app/app.ts").App;'],
    ["an import for its effect", 'import "../app/app.ts";'],
    ["an import after a pattern with quotes", 'const quote = /["\'`/*]/; import { app } from "../app/app.ts";'],
    ["an import in a hole of a template", 'const text = `a ${await import("../app/app.ts")} b`;'],
  ])("of the layers is seen in %s", (_name, text) => {
    const [found] = said({ "app/app.ts": "export const app = 1;\n", "kernel/low.ts": text });
    expect(found).toMatch(
      /^kernel\/low\.ts:\d → \.\.\/app\/app\.ts: kernel \(layer 0\) imports only from lower layers and its own folder, and app is layer 5$/,
    );
  });

  test.each([
    ["a comment", '// import { app } from "../app/app.ts";\n/* import "../app/app.ts"; */\n'],
    ["a text", "const text = 'import { app } from \"../app/app.ts\"';"],
    ["a template", 'const text = `import { app } from "../app/app.ts"`;'],
    ["a lower layer", 'export { low } from "../errors/low.ts";'],
  ])("is not seen in %s", (_name, text) => {
    expect(said({ "app/app.ts": text, "errors/low.ts": "" })).toEqual([]);
  });

  test("of the layers is seen between folders of one layer", () => {
    expect(said({ "schema/a.ts": 'import "../http/b.ts";', "http/b.ts": "" })).toEqual([
      "schema/a.ts:1 → ../http/b.ts: schema (layer 2) imports only from lower layers and its own folder, and http is layer 2",
    ]);
  });

  test("is a cycle, also of types alone", () => {
    const files = {
      "app/a.ts": 'import type { B } from "./b.ts";',
      "app/b.ts": 'import type { C } from "./c.ts";',
      "app/c.ts": 'import type { A } from "./a.ts";',
    };
    expect(said(files)).toEqual(["app/a.ts → app/b.ts → app/c.ts → app/a.ts: no cycles, type imports included"]);
  });

  test("is a private file of another folder", () => {
    expect(said({ "http/a.ts": 'import "./parts/_b.ts";', "http/parts/_b.ts": "", "http/parts/c.ts": 'import "./_b.ts";' })).toEqual([
      "http/a.ts:1 → ./parts/_b.ts: _-files are private to their folder, http/parts",
    ]);
  });

  test("is an import of entry", () => {
    expect(said({ "cli/a.ts": 'import "../entry/index.ts";', "entry/index.ts": "" })).toEqual(["cli/a.ts:1 → ../entry/index.ts: nobody imports entry"]);
  });

  test("is `node:` where layers.json does not allow it", () => {
    const text = 'import type { Socket } from "node:net";';
    expect(said({ "http/a.ts": text, "server/node/b.ts": text, "http/c.test.ts": text })).toEqual([
      'http/a.ts:1 → node:net: only what layers.json names under "node" imports from node:',
    ]);
  });

  test("is an import that leads nowhere or outside", () => {
    expect(said({ "http/a.ts": 'import "./b.ts";\nimport "../../scripts/c.ts";' })).toEqual([
      "http/a.ts:1 → ./b.ts: there is no such file",
      "http/a.ts:2 → ../../scripts/c.ts: the source imports nothing from outside of src",
    ]);
  });

  test("is a file of more than 400 lines", () => {
    expect(said({ "http/a.ts": "\n".repeat(400), "http/b.ts": "\n".repeat(401) })).toEqual(["http/b.ts: 401 lines, and a file has at most 400"]);
  });

  test("is a folder without a layer", () => {
    expect(said({ "utils/a.ts": "" })).toEqual(["utils/a.ts: its folder has no layer in layers.json"]);
  });

  test.each([
    "let a: any;",
    "const a = b as any;",
    "type A = Map<string, any>;",
    "type A = any[] | 1;",
    "type A<T = any> = T;",
    "function f(a: any, b: any): any {}",
    "type A = keyof any;",
  ])("is `any` without a reason: %s", (text) => {
    expect(said({ "http/a.ts": text })).toEqual([expect.stringMatching(/^http\/a\.ts:1: no `any` but in an alias whose reason stands in the line above/)]);
  });

  test("is no `any` with its reason, nor the word where it is a name", () => {
    const allowed = "// oxlint-disable-next-line typescript/no-explicit-any -- it must fit everything\nexport type AnyThing = any;\n";
    expect(said({ "http/a.ts": `${allowed}// any of them\nconst text = "any";\nexport const any = 1;\nt.any;\nconst o = { any: 1 };\nany(1);\n` })).toEqual([]);
  });
});
