// Makes `dist`, which is what is published: JavaScript and declarations by tsc, and nothing else. Whatever the source needs at runtime is a module.

import { rmSync } from "node:fs";
import { join } from "node:path";
import { root, tool } from "./tool.ts";

rmSync(join(root, "dist"), { recursive: true, force: true });
for (const project of ["tsconfig.build.json", "tsconfig.cli.json"]) {
  const { code, text } = await tool("tsc", ["-p", project]);
  if (code !== 0) {
    console.error(text);
    process.exit(code);
  }
}
