// What is in the tarball, what each entry exports, and how much code an entry brings along. What drifts silently is pinned here.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { run } from "../../scripts/tool.ts";
import { bundle } from "./bundle.ts";
import { ask, createProject, NODES, onAnyPort, quickStart, start, type Project } from "./project.ts";
import sizes from "./sizes.json" with { type: "json" };

const entries = Object.entries(manifest.exports).flatMap(([path, target]) =>
  typeof target === "string" ? [] : [{ name: path.replace(".", "signatura"), declarations: target.types }],
);

let project: Project;
beforeAll(async () => {
  project = await createProject();
});
afterAll(() => project[Symbol.asyncDispose]());

test("the tarball holds the build, the skill and nothing of the repository besides", async () => {
  const { text } = await run("sh", ["-c", "find . -type f | sed 's|^./||' | sort"], { cwd: join(project.folder, "node_modules", "signatura") });
  const files = text.trim().split("\n");
  expect(files.filter((file) => !/^dist\/.*\.(?:js|d\.ts)$/.test(file))).toEqual([
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "bin/signatura.cjs",
    "package.json",
    "skills/signatura/SKILL.md",
    "skills/signatura/references/middleware-and-lifespan.md",
    "skills/signatura/references/models.md",
    "skills/signatura/references/routing-and-dependencies.md",
    "skills/signatura/references/sse-and-streaming.md",
  ]);
  expect(
    files.filter(
      (file) =>
        /test|fixture|snap|bench|tutorial/.test(file) &&
        !file.startsWith("dist/testing/") &&
        file !== "dist/entry/testing.js" &&
        file !== "dist/entry/testing.d.ts",
    ),
  ).toEqual([]);
});

describe.each(entries)("$name", ({ name, declarations }) => {
  test("exports the names that are pinned", async () => {
    const text = readFileSync(join(project.folder, "node_modules", "signatura", declarations), "utf8");
    await expect(exportedNames(text).join("\n")).toMatchFileSnapshot(`./exports/${name.replace("/", "-")}.txt`);
  });

  test("has at runtime every name that its declarations give as a value", async () => {
    const text = readFileSync(join(project.folder, "node_modules", "signatura", declarations), "utf8");
    project.write("names.mjs", `import * as entry from "${name}";\nconsole.log(Object.keys(entry).sort().join("\\n"));\n`);
    const { text: found } = await project.node("22", "names.mjs");
    expect(found.trim().split("\n")).toEqual(exportedNames(text).flatMap((line) => (line.startsWith("type ") ? [] : [line])));
  });

  test("brings along no more code than is allowed", async () => {
    const allowed = (sizes as Record<string, number | undefined>)[name];
    const { bytes } = await bundle(project.folder, `export * from "${name}";`);
    expect(allowed, `sizes.json has no line for ${name}, which takes ${bytes} bytes`).toBeDefined();
    expect(bytes, "minified, without what is loaded only when it is asked for; raise sizes.json with the reason in the commit").toBeLessThanOrEqual(allowed!);
    expect(bytes, "it takes far less than sizes.json allows: lower the line").toBeGreaterThan(allowed! * 0.8);
  });
});

test("`t` has the kinds that are pinned", async () => {
  project.write("kinds.mjs", 'import { t } from "signatura";\nconsole.log(Object.keys(t).join("\\n"));\n');
  const { text } = await project.node("22", "kinds.mjs");
  await expect(text.trim()).toMatchFileSnapshot("./exports/t.txt");
});

test("a bundler keeps what the package needs, the guard against old Nodes included", async () => {
  const { app, requests } = quickStart();
  const { write } = await bundle(project.folder, onAnyPort(app));
  const folder = await write();
  await using server = await start(NODES["22"], ["bundle.js"], folder);
  for (const { command, answer } of requests) expect(await ask(command, server.origin)).toBe(answer);
  const old = await run(NODES["20"], ["bundle.js"], { cwd: folder });
  expect(old).toEqual({ code: 1, text: "Signatura needs Node 22.18 or later, and this is Node 20.20.2.\n" });
});

/** Values by their names, types with `type` before them, in order. */
function exportedNames(declarations: string): string[] {
  const names = [...declarations.matchAll(/^export (type )?\{([^}]*)\}/gm)].flatMap((match) =>
    match[2]!.split(",").flatMap((part) => {
      const name = part
        .trim()
        .replace(/^type /, "")
        .split(" as ")
        .at(-1)!;
      const isType = match[1] !== undefined || part.trim().startsWith("type ");
      return name === "" ? [] : [isType ? `type ${name}` : name];
    }),
  );
  const namespaces = [...declarations.matchAll(/^export \* as (\w+)/gm)].map((match) => match[1]!);
  return [...names, ...namespaces].toSorted((left, right) =>
    left.startsWith("type ") === right.startsWith("type ") ? compare(left, right) : left.startsWith("type ") ? 1 : -1,
  );
}

/** As JavaScript sorts, which is the order of a module's own keys. */
function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

test("`blocking` says which package it wants", async () => {
  project.write("work.mjs", "export default () => 1;\n");
  project.write("threads.mjs", 'import { blocking } from "signatura/blocking";\nblocking(new URL("./work.mjs", import.meta.url));\n');
  const { code, text } = await project.node("22", "threads.mjs");
  expect(code).toBe(1);
  expect(text).toContain("SIG340 blocking() needs the package piscina, which is not installed: `npm install piscina`.");
});

test("`templates` says which package it wants", async () => {
  project.write("pages.mjs", 'import { templates } from "signatura/templates";\ntemplates(new URL(".", import.meta.url));\n');
  const { code, text } = await project.node("22", "pages.mjs");
  expect(code).toBe(1);
  expect(text).toContain("SIG342 templates() needs the package nunjucks, which is not installed: `npm install nunjucks`.");
});
