// One command, one table: processor time a request, of each contestant on each workload, side by side in one run.
// Each contestant is first proved to answer right. Contestants alternate; the medians of several rounds are shown, with their spread.

import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { workloads, type Workload } from "./workloads.ts";

interface Contestant {
  readonly name: string;
  readonly file: string;
}

const contestants: readonly Contestant[] = [
  { name: "node:http, by hand", file: "servers/node-http.ts" },
  { name: "Signatura", file: "servers/signatura.ts" },
  { name: "Signatura on node:http", file: "servers/signatura-on-node-http.ts" },
  { name: "Fastify", file: "peers/fastify.ts" },
];

const here = new URL(".", import.meta.url);
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const seconds = Number(process.env.BENCH_SECONDS ?? 4);
const connections = 64;
/** Linux counts processor time in hundredths of a second. */
const TICK_MICROSECONDS = 10_000;

interface Running {
  readonly contestant: Contestant;
  readonly process: ChildProcess;
  readonly url: string;
}

function start(contestant: Contestant): Promise<Running> {
  const child = spawn("taskset", ["-c", "0", process.execPath, "--conditions=signatura:source", new URL(contestant.file, here).pathname], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, PORT: "0", NODE_ENV: "production" },
  });
  return new Promise((resolve, reject) => {
    let text = "";
    child.once("exit", (code) => reject(new Error(`${contestant.name} ended with ${code}`)));
    setTimeout(() => reject(new Error(`${contestant.name} did not start within 20 s`)), 20_000).unref();
    child.stdout.on("data", (part: Buffer) => {
      text += part.toString();
      const url = /http:\/\/\S+/.exec(text)?.[0];
      if (url !== undefined) resolve({ contestant, process: child, url });
    });
  });
}

/** User and system time of a process so far, in microseconds. */
function processorTime(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * TICK_MICROSECONDS;
}

async function prove(running: Running, workload: Workload): Promise<void> {
  const init: RequestInit = { method: workload.method };
  if (workload.body !== undefined) Object.assign(init, { body: workload.body, headers: { "content-type": "application/json" } });
  const response = await fetch(running.url + workload.path, init);
  if (response.status !== workload.status)
    throw new Error(`${running.contestant.name} answers ${workload.name} with ${response.status}: ${await response.text()}`);
  workload.check(await response.json());
}

function load(url: string, workload: Workload, duration: number): number {
  const folder = mkdtempSync(join(tmpdir(), "signatura-bench-"));
  const script = join(folder, "load.lua");
  const lines = [`wrk.method = "${workload.method}"`];
  if (workload.body !== undefined) lines.push(`wrk.body = [==[${workload.body}]==]`, 'wrk.headers["content-type"] = "application/json"');
  writeFileSync(script, lines.join("\n"));
  const result = spawnSync("taskset", ["-c", "1", "wrk", "-t1", `-c${connections}`, `-d${duration}s`, "-s", script, url + workload.path], { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  const requests = /(\d+) requests in/.exec(result.stdout)?.[1];
  if (requests === undefined) throw new Error(`wrk failed: ${result.stdout}${result.stderr}`);
  return Number(requests);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

async function main(): Promise<void> {
  if (spawnSync("wrk", ["--version"]).error !== undefined) throw new Error("The bench needs `wrk` (Debian: apt-get install wrk).");
  if (!existsSync(new URL("peers/node_modules", here))) throw new Error("Install the peers first: npm install --prefix bench/peers");
  const only = process.env.BENCH_ONLY?.split(",");
  const wanted = workloads.filter(({ name }) => only === undefined || only.includes(name));
  const running: Running[] = [];
  const times = new Map<string, number[]>();
  try {
    for (const contestant of contestants) running.push(await start(contestant));
    for (const one of running) for (const workload of wanted) await prove(one, workload);
    for (const one of running) for (const workload of wanted) load(one.url, workload, 1);
    for (let round = 0; round < rounds; round += 1) {
      for (const workload of wanted) {
        for (const one of running) {
          const before = processorTime(one.process.pid!);
          const requests = load(one.url, workload, seconds);
          const spent = (processorTime(one.process.pid!) - before) / requests;
          const key = `${workload.name} ${one.contestant.name}`;
          times.set(key, [...(times.get(key) ?? []), spent]);
        }
      }
    }
  } finally {
    for (const one of running) one.process.kill();
  }
  console.log(
    `\nProcessor time a request in microseconds (median of ${rounds}, least–greatest). Node ${process.version}, ${cpus()[0]?.model ?? ""}, server on one core.\n`,
  );
  const head = ["", ...wanted.map(({ name }) => name)];
  console.log(`| ${head.join(" | ")} |\n| ${head.map(() => "---").join(" | ")} |`);
  const [reference] = contestants;
  for (const { name } of contestants) {
    const cells = wanted.map((workload) => {
      const own = times.get(`${workload.name} ${name}`)!;
      const ratio = median(own) / median(times.get(`${workload.name} ${reference!.name}`)!);
      return `${median(own).toFixed(1)} (${Math.min(...own).toFixed(1)}–${Math.max(...own).toFixed(1)}) ×${ratio.toFixed(2)}`;
    });
    console.log(`| ${[name, ...cells].join(" | ")} |`);
  }
}

await main();
