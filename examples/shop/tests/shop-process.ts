// The shop in a process of its own, as `npm start` runs it: for what only processes do, such as dying.

import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const COMMAND = fileURLToPath(new URL("../../../bin/signatura.cjs", import.meta.url));
const MAIN = fileURLToPath(new URL("../main.ts", import.meta.url));

export interface ShopProcess {
  readonly url: string;
  readonly pid: number;
  /** Everything it has printed. */
  readonly output: () => string;
  /** Sends a signal and waits for the end. The exit code; null where the signal ended it. */
  stop(signal: "SIGTERM" | "SIGKILL"): Promise<number | null>;
}

/** The process ended before it served. */
export class NotStarted extends Error {
  override readonly name = "NotStarted";
}

export interface StartOptions {
  /** Environment variables of the shop: `SHOP_DATA`, `DATABASE_URL`. */
  readonly env: Readonly<Record<string, string>>;
  /** Told of the process as soon as there is one, before it serves. */
  readonly onSpawn?: (child: ChildProcess) => void;
}

/** Starts the shop on a free port and waits until it serves. @throws NotStarted with what it printed */
export async function startShop({ env, onSpawn }: StartOptions): Promise<ShopProcess> {
  const args = ["--conditions=signatura:source", COMMAND, "run", MAIN, "--host", "127.0.0.1", "--port", "0"];
  const child = spawn(process.execPath, args, { env: { ...process.env, NO_COLOR: "1", ...env }, stdio: ["ignore", "pipe", "pipe"] });
  onSpawn?.(child);
  const ended = once(child, "exit") as Promise<[number | null, string | null]>;
  let text = "";
  const url = await new Promise<string>((resolve, reject) => {
    const take = (chunk: string): void => {
      text += chunk;
      const found = /running on (http:\/\/\S+)/.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", take);
    // All of its output has come by then.
    child.once("close", () => reject(new NotStarted(text)));
  });
  return {
    url,
    pid: child.pid!,
    output: () => text,
    async stop(signal) {
      child.kill(signal);
      const [code] = await ended;
      return code;
    },
  };
}
