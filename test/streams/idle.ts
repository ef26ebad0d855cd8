// How much memory a server takes for an idle connection, of each kind of idle-server.ts. Server and clients are processes of their own.

import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { startServer } from "./server-process.ts";

interface State {
  readonly rss: number;
  readonly heap: number;
}

export interface IdleCost {
  /** Resident memory of a connection, in bytes. */
  readonly resident: number;
  /** JavaScript's heap of a connection, in bytes. */
  readonly heap: number;
}

export type ServerKind = "net" | "http" | "signatura";

/** @param flags Of Node, for the server. @throws Error where the clients cannot open so many connections */
export async function measureIdle(kind: ServerKind, connections: number, flags: readonly string[] = []): Promise<IdleCost> {
  await using server = await startServer<State>("idle-server.ts", flags, [kind]);
  // The first connections pay for what all share.
  await (await holdOpen(server.port, 200))[Symbol.asyncDispose]();
  await pause(500);
  const before = await server.state();
  await using _held = await holdOpen(server.port, connections);
  await pause(500);
  const after = await server.state();
  return { resident: (after.rss - before.rss) / connections, heap: (after.heap - before.heap) / connections };
}

async function holdOpen(port: number, connections: number): Promise<AsyncDisposable> {
  const program = fileURLToPath(new URL("idle-clients.ts", import.meta.url));
  const child = spawn(process.execPath, [program, String(port), String(connections)], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.stdout.once("data", () => resolve());
    void ended.then(() => reject(new Error(`The clients could not open ${connections} connections.`)));
  });
  return {
    async [Symbol.asyncDispose]() {
      child.stdin.end();
      await ended;
    },
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
