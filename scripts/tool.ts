// Runs the project's tools for the other scripts: a tool of the root or of tools/, under the Node that runs the script, and not whichever comes first on PATH.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the repository. */
export const root: string = fileURLToPath(new URL("..", import.meta.url));

const folders = [root, join(root, "tools")];

/** The environment in which this Node and the project's tools come first. */
export const environment: NodeJS.ProcessEnv = {
  ...process.env,
  PATH: [dirname(process.execPath), ...folders.map((folder) => join(folder, "node_modules", ".bin")), process.env["PATH"]].join(delimiter),
};

export interface Outcome {
  readonly code: number;
  /** What it wrote, both streams as they came. Empty where `show` was set. */
  readonly text: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Lets it write to the terminal itself. */
  readonly show?: boolean;
  /** What it reads from its standard input; nothing by default. */
  readonly input?: string;
}

/** Runs a command to its end. It never throws because of what the command answers: look at `code`. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
  const stdio = options.show === true ? "inherit" : "pipe";
  const child = spawn(command, args, {
    cwd: options.cwd ?? root,
    env: { ...environment, ...options.env },
    stdio: [options.input === undefined ? "ignore" : "pipe", stdio, stdio],
  });
  let text = "";
  const take = (chunk: Buffer): void => {
    text += chunk.toString();
  };
  child.stdout?.on("data", take);
  child.stderr?.on("data", take);
  child.stdin?.end(options.input);
  child.on("error", reject);
  child.on("close", (code) => resolve({ code: code ?? 1, text }));
  return promise;
}

/** Runs a tool by the name of its command, as `tsc` or `oxlint`. */
export async function tool(name: string, args: readonly string[], options?: RunOptions): Promise<Outcome> {
  const folder = folders.find((candidate) => existsSync(join(candidate, "node_modules", ".bin", name)));
  if (folder === undefined) throw new Error(`${name} is not installed: run \`npm install\` in the root and in tools/.`);
  const file = join(folder, "node_modules", ".bin", name);
  return (await isScript(file)) ? run(process.execPath, [file, ...args], options) : run(file, args, options);
}

/**
 * Installs the packages of a folder that has a package.json of its own, unless they are there and as its lock file says. Not by `npm ci`, which
 * refuses a lock file where a registry lacks some other platform's build of a package.
 */
export async function install(folder: string): Promise<void> {
  const directory = join(root, folder);
  if (await isInstalled(directory)) return;
  const { code, text } = await run("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: directory });
  if (code !== 0) throw new Error(`npm install in ${folder} failed:\n${text}`);
}

async function isScript(file: string): Promise<boolean> {
  return (await readFile(file)).subarray(0, 40).toString("latin1").startsWith("#!/usr/bin/env node");
}

/** npm leaves a copy of the lock file's packages in node_modules; equal versions mean that nothing is to be done. */
async function isInstalled(directory: string): Promise<boolean> {
  const [wanted, found] = await Promise.all([join(directory, "package-lock.json"), join(directory, "node_modules", ".package-lock.json")].map(readVersions));
  if (wanted === undefined || found === undefined) return false;
  return [...found].every(([name, version]) => wanted.get(name) === version) && found.size > 0;
}

async function readVersions(file: string): Promise<Map<string, string> | undefined> {
  try {
    const { packages } = JSON.parse(await readFile(file, "utf8")) as { packages: Record<string, { version: string }> };
    return new Map(Object.entries(packages).flatMap(([name, { version }]) => (name === "" ? [] : [[name, version] as const])));
  } catch {
    return undefined;
  }
}
