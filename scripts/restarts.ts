// Rolling restarts under load: `signatura run --workers 2`, SIGHUP again and again, and then SIGKILL for one process after the other, while
// clients ask without a pause. Prints what the clients saw. `npm run restarts -- --times 20`.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, mkdirSync, writeFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { root } from "./tool.ts";

const { values } = parseArgs({
  options: { times: { type: "string", default: "20" }, kills: { type: "string", default: "10" }, clients: { type: "string", default: "8" } },
});
const TIMES = Number(values.times);
const KILLS = Number(values.kills);
const CLIENTS = Number(values.clients);

const APPLICATION = `
import { App } from "signatura";
export const app = new App();
app.get("/", {}, async () => {
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 5));
  return { pid: process.pid };
});
`;

interface Seen {
  answered: number;
  other: number;
  failed: Record<string, number>;
  processes: Set<number>;
}

/** Asks without a pause until it is told to stop. */
async function ask(port: number, agent: Agent, seen: Seen, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    try {
      const { status, pid } = await get(port, agent);
      if (status === 200) seen.answered += 1;
      else seen.other += 1;
      seen.processes.add(pid);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
      seen.failed[code] = (seen.failed[code] ?? 0) + 1;
    }
  }
}

function get(port: number, agent: Agent): Promise<{ readonly status: number; readonly pid: number }> {
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: "127.0.0.1", path: "/", agent }, (response) => {
      let text = "";
      response.on("data", (part: Buffer) => (text += part.toString()));
      response.on("error", reject);
      response.on("end", () => resolve({ status: response.statusCode!, pid: response.statusCode === 200 ? (JSON.parse(text) as { pid: number }).pid : 0 }));
    });
    asked.on("error", reject);
    asked.end();
  });
}

/** The processes that a process has started. */
function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8")
    .split(" ")
    .filter((part) => part !== "")
    .map(Number);
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "signatura-restarts-"));
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(root, join(folder, "node_modules", "signatura"), "dir");
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, "main.ts"), APPLICATION);
  const command = [join(root, "src/cli/main.ts"), "run", "main.ts", "--workers", "2", "--host", "127.0.0.1", "--port", "0", "--no-access-log"];
  const server = spawn(process.execPath, ["--conditions=signatura:source", ...command], { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  server.stderr.on("data", (part: Buffer) => (said += part.toString()));
  const until = async (pattern: RegExp, count = 1): Promise<RegExpMatchArray> => {
    for (const ends = Date.now() + 30_000; Date.now() < ends; await delay(20)) {
      const found = [...said.matchAll(pattern)];
      if (found.length >= count) return found[count - 1]!;
      if (server.exitCode !== null) break;
    }
    throw new Error(`The server did not say ${pattern} ${count} times:\n${said}`);
  };
  try {
    const port = Number((await until(/running on http:\/\/127\.0\.0\.1:(\d+)/g))[1]);
    let restarts = 0;
    for (const [name, keepAlive] of [
      ["a new connection for each request", false],
      ["connections that are kept alive", true],
    ] as const) {
      const seen: Seen = { answered: 0, other: 0, failed: {}, processes: new Set() };
      let isOver = false;
      const agent = new Agent({ keepAlive });
      const clients = Array.from({ length: CLIENTS }, () => ask(port, agent, seen, () => isOver));
      for (let index = 0; index < TIMES; index += 1) {
        server.kill("SIGHUP");
        restarts += 1;
        await until(/All processes are replaced/g, restarts);
      }
      isOver = true;
      await Promise.all(clients);
      agent.destroy();
      tell(`${TIMES} rolling restarts, ${name}`, seen);
      if (seen.other > 0 || Object.keys(seen.failed).length > 0) process.exitCode = 1;
    }
    const seen: Seen = { answered: 0, other: 0, failed: {}, processes: new Set() };
    let isOver = false;
    const agent = new Agent({ keepAlive: false });
    const clients = Array.from({ length: CLIENTS }, () => ask(port, agent, seen, () => isOver));
    for (let index = 0; index < KILLS; index += 1) {
      await delay(500);
      const [first] = childrenOf(server.pid!);
      if (first !== undefined) process.kill(first, "SIGKILL");
      await until(/another one takes its place|ended while it started/g, index + 1);
    }
    await delay(1000);
    isOver = true;
    await Promise.all(clients);
    tell(`${KILLS} processes killed by SIGKILL, of ${CLIENTS} requests at a time`, seen);
    const failed = Object.values(seen.failed).reduce((sum, count) => sum + count, 0);
    // Only what was on the connections of the killed process may fail.
    if (seen.other > 0 || failed > KILLS * CLIENTS) process.exitCode = 1;
  } finally {
    server.kill("SIGTERM");
    const late = setTimeout(() => server.kill("SIGKILL"), 10_000);
    if (server.exitCode === null && server.signalCode === null) await once(server, "exit");
    clearTimeout(late);
    rmSync(folder, { recursive: true });
  }
}

function tell(what: string, { answered, other, failed, processes }: Seen): void {
  const faults = Object.entries(failed).map(([code, count]) => `${count} × ${code}`);
  console.log(`${what}: ${answered} answered with 200 by ${processes.size} processes, ${other} with another status, failed: ${faults.join(", ") || "none"}`);
}

await main();
