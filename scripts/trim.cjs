// Runs after `npm install` in the repository, under whichever Node there is. npm's `node` package unpacks a whole distribution and links its
// executable: what lies beside that, 70 MB of headers for native addons, goes. And it says so where npm was told not to run that package's script.
"use strict";

const { existsSync, readdirSync, rmSync } = require("node:fs");
const { join } = require("node:path");

const folder = join(__dirname, "..", "node_modules", "node");
const isThere = existsSync(join(folder, "bin", process.platform === "win32" ? "node.exe" : "node"));

if (!isThere) {
  console.error("The project's own Node is missing: npm did not run the install script of the package `node`. Allow it, and run `npm rebuild node`.");
  process.exitCode = 1;
} else if (existsSync(join(folder, "node_modules"))) {
  for (const name of readdirSync(join(folder, "node_modules"))) {
    if (/^node-(?:bin-)?(?:linux|darwin|win)/.test(name)) rmSync(join(folder, "node_modules", name), { recursive: true, force: true });
  }
}
