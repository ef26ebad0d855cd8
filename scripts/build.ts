// Makes `dist`, which is what is published: JavaScript and declarations by tsc, the assets beside them, and nothing else.

import { chmodSync, cpSync, existsSync, globSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root, tool } from "./tool.ts";

const dist = join(root, "dist");

rmSync(dist, { recursive: true, force: true });
const { code, text } = await tool("tsc", ["-p", "tsconfig.build.json"]);
if (code !== 0) {
  console.error(text);
  process.exit(code);
}
for (const assets of globSync("**/assets", { cwd: join(root, "src") })) cpSync(join(root, "src", assets), join(dist, assets), { recursive: true });
const command = join(dist, "cli", "main.js");
if (existsSync(command)) chmodSync(command, 0o755);
