// The command as a real process, and projects for it in folders of their own.

import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const MAIN = join(ROOT, "src/cli/main.ts");
/** How long a process may take for what a test waits for, in milliseconds. */
const PATIENCE = 20_000;

/** A folder with files, in which "signatura" is this repository. */
export class Project implements Disposable {
  readonly folder: string;

  constructor(files: Readonly<Record<string, string>>) {
    this.folder = mkdtempSync(join(tmpdir(), "signatura-"));
    mkdirSync(join(this.folder, "node_modules"));
    symlinkSync(ROOT, join(this.folder, "node_modules", "signatura"), "dir");
    this.write({ "package.json": `{ "type": "module" }\n`, ...files });
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) {
      const file = join(this.folder, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }

  remove(name: string): void {
    rmSync(join(this.folder, name), { recursive: true });
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export interface CommandOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Descriptors that the process inherits, as its own from 3 on. */
  readonly inherits?: readonly number[];
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A command that runs. It is killed when it is disposed of. */
export class RunningCommand implements AsyncDisposable {
  readonly ended: Promise<Ended>;
  readonly #child: ChildProcess;
  #hasEnded = false;
  stdout = "";
  stderr = "";

  constructor(args: readonly string[], { cwd, env = {}, inherits = [] }: CommandOptions) {
    const inherited = Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !/^(?:FORCE_COLOR|NO_COLOR|PORT|NODE_OPTIONS|NODE_ENV|VITEST.*)$/.test(name)),
    );
    this.#child = spawn(process.execPath, ["--conditions=signatura:source", MAIN, ...args], {
      cwd,
      env: { ...inherited, ...env },
      stdio: ["ignore", "pipe", "pipe", ...inherits],
    });
    this.#child.stdout!.on("data", (chunk: Buffer) => (this.stdout += chunk.toString()));
    this.#child.stderr!.on("data", (chunk: Buffer) => (this.stderr += chunk.toString()));
    this.ended = new Promise((resolve) => {
      this.#child.once("close", (code, signal) => {
        this.#hasEnded = true;
        resolve({ code, signal });
      });
    });
  }

  get pid(): number {
    return this.#child.pid!;
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Waits until what it has written matches. */
  async until(pattern: RegExp, stream: "stdout" | "stderr" = "stderr"): Promise<RegExpExecArray> {
    return eventually(
      () => this.#match(pattern, stream),
      () => `${pattern} did not come.\nstdout: ${this.stdout}\nstderr: ${this.stderr}`,
    );
  }

  #match(pattern: RegExp, stream: "stdout" | "stderr"): RegExpExecArray | null {
    const match = pattern.exec(this[stream]);
    if (match === null && this.#hasEnded) throw new Error(`It ended before ${pattern} came.\nstdout: ${this.stdout}\nstderr: ${this.stderr}`);
    return match;
  }

  /** The address that it says it runs on. */
  async url(): Promise<string> {
    return (await this.until(/running on (https?:\/\/\S+) /))[1]!.replace("0.0.0.0", "127.0.0.1");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) this.#child.kill("SIGKILL");
    await this.ended;
  }
}

/** Runs a command to its end. */
export async function runCommand(args: readonly string[], options: CommandOptions): Promise<Ended & { readonly stdout: string; readonly stderr: string }> {
  await using command = new RunningCommand(args, options);
  const timer = setTimeout(() => command.kill("SIGKILL"), PATIENCE);
  const ended = await command.ended;
  clearTimeout(timer);
  return { ...ended, stdout: command.stdout, stderr: command.stderr };
}

/** Asks again until there is an answer that is neither null, undefined nor false. */
export async function eventually<R>(ask: () => R | Promise<R>, complain: () => string = () => "It did not come about."): Promise<NonNullable<R>> {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && (answer as unknown) !== false) return answer;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(complain());
}
