// Where the application is looked for.

import { afterEach, describe, expect, test } from "vitest";
import { Project } from "../../test/support/command-line.ts";
import { findEntrypoint, type Entrypoint } from "./entrypoint.ts";
import { UsageError } from "./usage-error.ts";

const projects: Project[] = [];
const newProject = (...files: string[]): Project => {
  const project = new Project(Object.fromEntries(files.map((file) => [file, ""])));
  projects.push(project);
  return project;
};
afterEach(() => {
  for (const project of projects.splice(0)) project[Symbol.dispose]();
});

/** The path from the project's folder, with the export where there is one. */
function find(project: Project, given?: string, options: { readonly entrypoint?: string; readonly app?: string; readonly below?: string } = {}): string {
  const { file, exportName }: Entrypoint = findEntrypoint({ given, entrypoint: options.entrypoint, app: options.app }, project.path(options.below ?? "."));
  expect(file.startsWith(project.folder)).toBe(true);
  return `${file.slice(project.folder.length + 1)}${exportName === undefined ? "" : `:${exportName}`}`;
}

describe("without a file", () => {
  test.each([
    [["main.ts", "app.ts", "api.ts", "src/main.ts"], "main.ts"],
    [["app.ts", "api.ts", "src/main.ts", "app/main.ts"], "app.ts"],
    [["api.mjs", "src/main.ts"], "api.mjs"],
    [["src/app.ts", "src/main.mts", "app/main.ts"], "src/main.mts"],
    [["app/api.js", "other.ts", "lib/main.ts"], "app/api.js"],
    [["main.mjs", "main.ts"], "main.ts"],
  ])("of %j it takes %s", (files, expected) => {
    expect(find(newProject(...files))).toBe(expected);
  });

  test("takes the entrypoint of the nearest package.json, from a folder below, too", () => {
    const project = newProject("main.ts", "src/server.ts", "src/deep/notes.ts");
    project.write({ "package.json": JSON.stringify({ signatura: { entrypoint: "src/server.ts:shop" } }) });
    expect(find(project)).toBe("src/server.ts:shop");
    expect(find(project, undefined, { below: "src/deep" })).toBe("src/server.ts:shop");
    expect(find(project, "main.ts")).toBe("main.ts");
  });

  test("says what it looked for, and what to do, where there is nothing", () => {
    const project = newProject("server.ts", "lib/main.ts");
    expect(() => find(project)).toThrow(
      `SIG802 No application found in ${project.folder}: there is no main.ts, app.ts, api.ts, nor one below src/ and app/. ` +
        'Name the file, as in `signatura run path/to/file.ts`, or set `"signatura": { "entrypoint": "path/to/file.ts" }` in package.json.',
    );
  });

  test("says what is wrong with package.json", () => {
    const project = newProject("main.ts");
    project.write({ "package.json": JSON.stringify({ signatura: { entrypoint: 5 } }) });
    expect(() => find(project)).toThrow(
      'SIG803 package.json has a `signatura.entrypoint` that is no text. It should be `"signatura": { "entrypoint": "path/to/file.ts:app" }`.',
    );
    project.write({ "package.json": "{" });
    expect(() => find(project)).toThrow("SIG803 package.json cannot be read: ");
    project.write({ "package.json": JSON.stringify({ signatura: { entrypoint: "gone.ts" } }) });
    expect(() => find(project)).toThrow(`SIG801 There is no file gone.ts (looked for ${project.path("gone.ts")}).`);
  });
});

describe("with a file", () => {
  test("reads the export after the last colon", () => {
    const project = newProject("main.ts", "odd:name.ts");
    expect(find(project, "main.ts:app")).toBe("main.ts:app");
    expect(find(project, "main.ts:shop.api")).toBe("main.ts:shop.api");
    expect(find(project, "odd:name.ts")).toBe("odd:name.ts");
    expect(find(project, "odd:name.ts:app")).toBe("odd:name.ts:app");
    expect(find(project, project.path("main.ts"))).toBe("main.ts");
  });

  test("takes --app for the export, unless the file says another", () => {
    const project = newProject("main.ts");
    expect(find(project, "main.ts", { app: "shop" })).toBe("main.ts:shop");
    expect(find(project, undefined, { app: "shop" })).toBe("main.ts:shop");
    expect(find(project, "main.ts:shop", { app: "shop" })).toBe("main.ts:shop");
    expect(() => find(project, "main.ts:shop", { app: "other" })).toThrow(UsageError);
  });

  test("takes --entrypoint in place of the file, and refuses both", () => {
    const project = newProject("main.ts", "server.ts");
    expect(find(project, undefined, { entrypoint: "server.ts:app" })).toBe("server.ts:app");
    expect(() => find(project, "main.ts", { entrypoint: "server.ts" })).toThrow("A file and --entrypoint both say where the application is. Give one of them.");
  });

  test("looks into a folder", () => {
    const project = newProject("services/shop/app.ts", "services/empty/notes.ts");
    expect(find(project, "services/shop")).toBe("services/shop/app.ts");
    expect(find(project, "services/shop:api")).toBe("services/shop/app.ts:api");
    expect(() => find(project, "services/empty")).toThrow(
      `SIG802 No application found in ${project.path("services/empty")}: there is no main.ts, app.ts, api.ts. Name`,
    );
  });

  test("says which file is not there", () => {
    const project = newProject();
    expect(() => find(project, "shop.ts:app")).toThrow(`SIG801 There is no file shop.ts (looked for ${project.path("shop.ts")}).`);
  });
});
