// A server in a process of its own: started, asked for its state, ended.

import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface ServerProcess<State> extends AsyncDisposable {
  readonly port: number;
  readonly pid: number;
  /** What `GET /state` answers. */
  state(): Promise<State>;
}

/** @param file The program's name in this folder: it prints its port, and ends when its input does. */
export async function startServer<State>(file: string, flags: readonly string[] = [], args: readonly string[] = []): Promise<ServerProcess<State>> {
  const program = fileURLToPath(new URL(file, import.meta.url));
  const child = spawn(process.execPath, ["--conditions=signatura:source", "--expose-gc", ...flags, program, ...args], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.once("data", (part: Buffer) => resolve(Number(part.toString())));
    child.once("error", reject);
    void ended.then(() => reject(new Error(`${file} ended before it listened.`)));
  });
  return {
    port,
    pid: child.pid!,
    state: async () => (await (await fetch(`http://127.0.0.1:${port}/state`)).json()) as State,
    async [Symbol.asyncDispose]() {
      child.stdin.end();
      await ended;
    },
  };
}
