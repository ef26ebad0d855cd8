// Everything that is held against the source but is no test: a line a check, and the whole of what a failed one said.
// `npm run check lint format` runs those two; `--fix` lets the linter and the formatter mend what they can.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { install, root, run, tool, type Outcome } from "./tool.ts";

const isFixing = process.argv.includes("--fix");

interface Check {
  readonly name: string;
  readonly says: string;
  run(): Promise<Outcome>;
}

/** In the order in which they fail soonest. */
const checks: readonly Check[] = [
  { name: "kinds", says: "`t` has every kind of the folder", run: () => run(process.execPath, ["scripts/kinds.ts", "--check"]) },
  { name: "errors", says: "docs/errors.md has every code", run: () => run(process.execPath, ["scripts/errors.ts", "--check"]) },
  {
    name: "docs",
    says: "pages show what programs are and do",
    run: () => run(process.execPath, ["--conditions=signatura:source", "scripts/docs.ts", "--check"]),
  },
  { name: "types", says: "tsc, the whole tree", run: () => tool("tsc", ["--noEmit", "-p", "."]) },
  { name: "peers", says: "tsc, what is measured beside us", run: () => installed("bench/peers", () => tool("tsc", ["--noEmit", "-p", "bench/peers"])) },
  {
    name: "chat",
    says: "tsc, the example with packages of its own",
    run: () => installed("examples/chat", () => tool("tsc", ["--noEmit", "-p", "examples/chat"])),
  },
  { name: "build", says: "tsc, what is published, with isolated declarations", run: () => run(process.execPath, ["scripts/build.ts"]) },
  { name: "lint", says: "oxlint, with types", run: () => tool("oxlint", ["--format=unix", ...(isFixing ? ["--fix"] : [])]) },
  { name: "format", says: "oxfmt", run: () => tool("oxfmt", [isFixing ? "--write" : "--list-different"]) },
  { name: "unused", says: "knip: files, exports, packages", run: () => tool("knip", ["--no-progress", "--treat-config-hints-as-errors"]) },
  { name: "publint", says: "the packed package, as publint reads it", run: () => onTarball((file) => tool("publint", ["run", file, "--strict"])) },
  {
    name: "attw",
    says: "the packed types, as TypeScript's resolutions find them",
    run: () => onTarball((file) => tool("attw", [file, "--profile", "esm-only", "--no-emoji"])),
  },
  {
    name: "site",
    says: "the guide as a site, without a dead link",
    run: () => run(process.execPath, ["--conditions=signatura:source", "scripts/docs.ts", "build"]),
  },
];

/** Runs the checks of these names, or all of them; gives how many passed and failed. */
export async function check(names: readonly string[] = []): Promise<{ passed: number; failed: number }> {
  await install("tools");
  const chosen = checks.filter(({ name }) => names.length === 0 || names.includes(name));
  let failed = 0;
  for (const { name, says, run: begin } of chosen) {
    const start = performance.now();
    const { code, text } = await begin();
    console.log(`${code === 0 ? "✓" : "✗"} ${name.padEnd(8)} ${says} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
    if (code !== 0) {
      failed += 1;
      console.log(text.trimEnd());
    }
  }
  return { passed: chosen.length - failed, failed };
}

async function installed(folder: string, look: () => Promise<Outcome>): Promise<Outcome> {
  await install(folder);
  return look();
}

/** Packs what `build` made, without building again. */
async function onTarball(look: (file: string) => Promise<Outcome>): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "signatura-pack-"));
  try {
    const packed = await run("npm", ["pack", "--ignore-scripts", "--json", "--silent", "--pack-destination", folder], { cwd: root });
    const name = /"filename":\s*"([^"]+)"/.exec(packed.text)?.[1];
    return name === undefined ? packed : await look(join(folder, name));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const names = process.argv.slice(2).filter((argument) => !argument.startsWith("-"));
  const unknown = names.filter((name) => !checks.some((candidate) => candidate.name === name));
  if (unknown.length > 0) throw new Error(`No check is called ${unknown.join(", ")}. There are: ${checks.map(({ name }) => name).join(", ")}.`);
  const { failed } = await check(names);
  process.exitCode = failed === 0 ? 0 : 1;
}
