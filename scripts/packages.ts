// Runs the test packages: folders of test/ with a package.json and a vitest configuration of their own. `npm run packages` runs all, `npm run packages package` one.

import { existsSync, globSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { install, root, tool } from "./tool.ts";

const names = process.argv.slice(2);
const folders = globSync("test/*/package.json", { cwd: root })
  .map((file) => dirname(file))
  .filter((folder) => existsSync(join(root, folder, "vitest.config.ts")) && (names.length === 0 || names.includes(basename(folder))));
if (folders.length === 0) throw new Error(`There is no test package called ${names.join(", ")}.`);

for (const folder of folders) {
  await install(folder);
  const { code } = await tool("vitest", ["run", "--root", folder], { show: true });
  if (code !== 0) process.exitCode = code;
}
