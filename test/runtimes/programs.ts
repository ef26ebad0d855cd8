// The guide's programs, and those that a runtime cannot run, with the reason.

import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/tool.ts";

export type Runtime = "bun" | "deno" | "node" | "workerd";

const folder = join(root, "docs", "tutorial");

/** `first_steps/tutorial001`. */
const all: readonly string[] = globSync("*/tutorial*.ts", { cwd: folder })
  .map((file) => file.replaceAll("\\", "/").replace(/\.ts$/, ""))
  .filter((name) => !name.endsWith(".test"))
  .toSorted();

/** What a program uses that not every runtime has. */
function needs(name: string): "client" | "files" | "server" | undefined {
  const text = readFileSync(join(folder, `${name}.ts`), "utf8");
  if (/from "signatura\/node"/.test(text)) return "server";
  if (/request\.client/.test(text)) return "client";
  if (/from "(?:node:|signatura\/(?:settings|templates|blocking))|staticFiles\(|frontend\(|new FileResponse\(/.test(text)) return "files";
  return undefined;
}

/** Those that run there. */
export function programsOf(runtime: Runtime): readonly string[] {
  return all.filter((name) => needs(name) === undefined || (runtime !== "workerd" && needs(name) !== "server"));
}

/** Those that do not, and why. */
export function leftOut(runtime: Runtime): Readonly<Record<string, string>> {
  const runs = new Set(programsOf(runtime));
  const why = {
    server: "it starts the server of Node itself",
    files: "it reads files, or uses another module of Node",
    client: "nobody tells the client's address but a header of the host",
  };
  return Object.fromEntries(all.filter((name) => !runs.has(name)).map((name) => [name, why[needs(name)!]]));
}

/** Where it is. */
export function fileOf(name: string): string {
  return join(folder, `${name}.ts`);
}
