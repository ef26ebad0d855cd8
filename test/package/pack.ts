// Builds and packs the package once for all tests, as a publication would, and tells them where the tarball is.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { install, root, run } from "../../scripts/tool.ts";

declare module "vitest" {
  export interface ProvidedContext {
    readonly tarball: string;
  }
}

export async function setup(project: TestProject): Promise<() => void> {
  await install("test/package");
  const folder = mkdtempSync(join(tmpdir(), "signatura-tarball-"));
  const { code, text } = await run("npm", ["pack", "--json", "--pack-destination", folder], { cwd: root });
  const name = /"filename":\s*"([^"]+)"/.exec(text)?.[1];
  if (code !== 0 || name === undefined) throw new Error(`npm pack failed:\n${text}`);
  project.provide("tarball", join(folder, name));
  return () => rmSync(folder, { recursive: true });
}
