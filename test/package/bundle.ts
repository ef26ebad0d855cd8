// Bundles a program against the installed package, as applications are bundled: minified, tree-shaken, one file and what it loads later.

import { writeFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { rolldown } from "rolldown";

export interface Bundle {
  /** Of the code that runs at once; what is imported when it is asked for is not counted. */
  readonly bytes: number;
  /** Writes it to a folder of the project, as bundle.js, and gives the folder. */
  write(): Promise<string>;
}

export async function bundle(project: string, program: string): Promise<Bundle> {
  const input = join(project, "bundled.ts");
  writeFileSync(input, program);
  const build = await rolldown({ input, platform: "node", external: ["nunjucks", "piscina", "temporal-polyfill"] });
  const options = { format: "esm", minify: true, entryFileNames: "bundle.js" } as const;
  const { output } = await build.generate(options);
  const chunks = output.filter((part) => part.type === "chunk");
  const needed = new Set<string>();
  const need = (name: string): void => {
    const chunk = chunks.find((candidate) => candidate.fileName === name);
    if (chunk === undefined || needed.has(name)) return;
    needed.add(name);
    for (const other of chunk.imports) need(other);
  };
  need("bundle.js");
  const bytes = chunks.filter((chunk) => needed.has(chunk.fileName)).reduce((sum, chunk) => sum + Buffer.byteLength(chunk.code), 0);
  return {
    bytes,
    async write() {
      const folder = await mkdtemp(join(project, "bundle-"));
      await build.write({ ...options, dir: folder });
      return folder;
    },
  };
}
