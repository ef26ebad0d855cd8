// A Node that is too old says so in one line, whichever way the package is met first.

import { delimiter, dirname } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { environment, run } from "../../scripts/tool.ts";
import { createProject, NODES, type Project } from "./project.ts";

const LINE = "Signatura needs Node 22.18 or later, and this is Node 20.20.2.\n";

let project: Project;
beforeAll(async () => {
  project = await createProject();
});
afterAll(() => project[Symbol.asyncDispose]());

test.each([["--version"], ["dev", "app.ts"], ["run", "app.ts"]])("the command says so: signatura %s %s", async (...args) => {
  expect(await project.node("20", "node_modules/.bin/signatura", ...args.filter((arg) => arg !== undefined))).toEqual({ code: 1, text: LINE });
});

test.each(["signatura", "signatura/node", "signatura/testing"])("%s says so when it is imported", async (entry) => {
  project.write("app.mjs", `import "${entry}";\nconsole.log("went on");\n`);
  expect(await project.node("20", "app.mjs")).toEqual({ code: 1, text: LINE });
});

test("npm says so when the package is installed", async () => {
  const PATH = [dirname(NODES["20"]), environment["PATH"]].join(delimiter);
  const { text } = await run("npm", ["install", "--dry-run", "--loglevel=warn"], { cwd: project.folder, env: { PATH } });
  expect(text).toContain("EBADENGINE");
  expect(text).toContain(">=22.18");
});
