// An empty project outside of the repository, begun with the README's own lines, in which the packed package is installed.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { inject } from "vitest";
import { root, run, type Outcome } from "../../scripts/tool.ts";

export const NODES: Readonly<Record<"20" | "22" | "24" | "26", string>> = { "20": nodeOf("20"), "22": nodeOf("22"), "24": nodeOf("24"), "26": nodeOf("26") };

/** The versions that are supported: the oldest, and the newest of each line. */
export const SUPPORTED: readonly (keyof typeof NODES)[] = ["22", "24", "26"];

function nodeOf(major: string): string {
  return fileURLToPath(new URL(`./node_modules/node${major}/bin/node`, import.meta.url));
}

/** The fenced blocks of the README's quick start, in order: `sh`, `ts` and `json`. */
export function quickStart(): {
  readonly begin: readonly string[];
  readonly app: string;
  readonly requests: readonly { readonly command: string; readonly answer: string }[];
} {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const section = readme.slice(readme.indexOf("## Quick start"), readme.indexOf("## This repository"));
  const blocks = [...section.matchAll(/^```(\w+)\n([^]*?)^```/gm)].map((match) => ({ language: match[1]!, text: match[2]!.trim() }));
  const of = (language: string): string[] => blocks.filter((block) => block.language === language).map((block) => block.text);
  const [begin, ...commands] = of("sh");
  const answers = of("json");
  return { begin: begin!.split("\n"), app: of("ts")[0]!, requests: commands.map((command, index) => ({ command, answer: answers[index]! })) };
}

export interface Project extends AsyncDisposable {
  readonly folder: string;
  write(name: string, text: string): void;
  /** Runs one of the Nodes to its end. */
  node(version: keyof typeof NODES, ...args: string[]): Promise<Outcome>;
}

/** `type` is written over what the lines have set; null takes it out. */
export async function createProject(type?: "module" | "commonjs" | null): Promise<Project> {
  const folder = mkdtempSync(join(tmpdir(), "signatura-project-"));
  for (const line of quickStart().begin) await shell(line.replace("install signatura", `install ${inject("tarball")}`), folder);
  if (type === null) await shell("npm pkg delete type", folder);
  else if (type !== undefined) await shell(`npm pkg set type=${type}`, folder);
  return {
    folder,
    write: (name, text) => writeFileSync(join(folder, name), text),
    node: (version, ...args) => run(NODES[version], args, { cwd: folder }),
    async [Symbol.asyncDispose]() {
      rmSync(folder, { recursive: true });
    },
  };
}

async function shell(line: string, cwd: string): Promise<void> {
  const { code, text } = await run("sh", ["-c", line], { cwd });
  if (code !== 0) throw new Error(`${line}:\n${text}`);
}

export interface Served extends AsyncDisposable {
  /** As far as the port: `http://127.0.0.1:40123`. */
  readonly origin: string;
  readonly errors: () => string;
}

/** The quick start's program on a port that is free, which is all that is changed in it. */
export function onAnyPort(app: string): string {
  const changed = app.replace("serve(app)", "serve(app, { port: 0 })");
  if (changed === app) throw new Error("The README's program no longer says `serve(app)`.");
  return changed;
}

/** Starts a program and waits until it prints where it serves. */
export async function start(node: string, args: readonly string[], cwd: string): Promise<Served> {
  const child = spawn(node, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const ended = new Promise((done) => child.once("exit", done));
  let [output, errors] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
    const origin = /http:\/\/[\w.]+:\d+/.exec(output)?.[0];
    if (origin !== undefined) resolve(origin);
  });
  child.stderr.on("data", (chunk: Buffer) => {
    errors += chunk.toString();
  });
  child.once("error", reject);
  void ended.then(() => reject(new Error(`It ended before it served:\n${output}${errors}`)));
  const origin = await promise;
  return {
    origin,
    errors: () => errors,
    async [Symbol.asyncDispose]() {
      child.kill();
      await ended;
    },
  };
}

/** Asks what the README asks with curl, and gives the body. */
export async function ask(command: string, origin: string): Promise<string> {
  const { code, text } = await run("sh", ["-c", command.replace("curl", "curl --silent --show-error").replace("localhost:8000", new URL(origin).host)]);
  if (code !== 0) throw new Error(`${command}:\n${text}`);
  return text;
}
