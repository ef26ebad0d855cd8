// The command from one copy of the package, the application from another: a command installed for all projects, say.

import { cpSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { Project, RunningCommand, runCommand } from "../../test/support/command-line.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

test("an application of another copy of the package is recognised, and served by its own copy's server", async () => {
  using project = new Project({
    "main.ts": `
      import { App, Model, t } from "signatura";
      class Note extends Model({ text: t.string }) {}
      export const app = new App();
      app.post("/notes", { note: Note }, ({ note }) => note);
    `,
  });
  mkdirSync(project.path("vendor"));
  cpSync(`${ROOT}src`, project.path("vendor/src"), { recursive: true, filter: (file) => !/\.test(?:-d)?\.ts$/.test(file) });
  cpSync(`${ROOT}package.json`, project.path("vendor/package.json"));
  rmSync(project.path("node_modules/signatura"));
  symlinkSync(project.path("vendor"), project.path("node_modules/signatura"), "dir");

  expect((await runCommand(["routes"], { cwd: project.folder })).stdout).toMatch(/POST {4}\/notes {2}post_notes/);

  await using command = new RunningCommand(["run", "--port", "0"], { cwd: project.folder });
  const url = await command.url();
  const post = async (text: string): Promise<{ status: number; body: unknown }> => {
    const response = await fetch(`${url}/notes`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ text }) });
    return { status: response.status, body: await response.json() };
  };
  expect(await post("hello")).toEqual({ status: 200, body: { text: "hello" } });
  // The server throws, and the application catches by class: both must mean the same class.
  expect(await post("x".repeat(2_000_000))).toMatchObject({ status: 413 });
});
