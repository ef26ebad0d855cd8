// `npm run events`: W5, how many events a second a server streams to 200 connections, 200 events of 60 bytes in an answer, and the processor time
// of an event. Contestants are proved right first, and alternate.

import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { cpus } from "node:os";
import { CONNECTIONS, EVENTS, wholeBody } from "./events-workload.ts";

interface Contestant {
  readonly name: string;
  readonly file: string;
  readonly path: string;
}

const contestants: readonly Contestant[] = [
  { name: "node:net, coalesced writes", file: "servers/net-events.ts", path: "/events" },
  { name: "node:http, by hand", file: "servers/http-events.ts", path: "/events" },
  { name: "Signatura, async generator", file: "servers/signatura-events.ts", path: "/events" },
  { name: "Signatura, generator", file: "servers/signatura-events.ts", path: "/events-sync" },
  { name: "Fastify", file: "peers/fastify-events.ts", path: "/events" },
];

const here = new URL(".", import.meta.url);
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const seconds = Number(process.env.BENCH_SECONDS ?? 3);
/** Linux counts processor time in hundredths of a second. */
const TICK_MICROSECONDS = 10_000;

interface Running {
  readonly contestant: Contestant;
  readonly process: ChildProcess;
  readonly port: number;
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
      const port = /http:\/\/[^:]+:(\d+)/.exec(text)?.[1];
      if (port !== undefined) resolve({ contestant, process: child, port: Number(port) });
    });
  });
}

/** User and system time of a process so far, in microseconds. */
function processorTime(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * TICK_MICROSECONDS;
}

async function prove({ contestant, port }: Running): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}${contestant.path}`);
  const type = response.headers.get("content-type");
  if (type !== "text/event-stream; charset=utf-8") throw new Error(`${contestant.name} answers with ${type}`);
  if ((await response.text()) !== wholeBody()) throw new Error(`${contestant.name} answers something else than the events`);
}

/** A connection that asks again as soon as an answer has ended. */
class Client {
  readonly #socket: Socket;
  readonly #request: string;
  #tail = "";
  answers = 0;

  constructor(port: number, path: string) {
    this.#request = `GET ${path} HTTP/1.1\r\nhost: x\r\n\r\n`;
    this.#socket = connect(port, "127.0.0.1");
    this.#socket.setNoDelay(true);
    this.#socket.on("data", (part) => this.#read(part as Buffer));
    this.#socket.on("error", (error) => {
      throw error;
    });
    this.#ask();
  }

  #ask(): void {
    this.#socket.write(this.#request);
  }

  /** An answer ends with the empty chunk, and nothing follows it before the next request. */
  #read(part: Buffer): void {
    this.#tail = (this.#tail + part.toString("latin1", Math.max(0, part.length - END.length))).slice(-END.length);
    if (this.#tail !== END) return;
    this.#tail = "";
    this.answers += 1;
    this.#ask();
  }

  end(): void {
    this.#socket.destroy();
  }
}

const END = "\r\n0\r\n\r\n";

/** Events a second, and the server's microseconds an event. */
async function load({ contestant, port, process: child }: Running, duration: number): Promise<{ rate: number; cost: number }> {
  const clients = Array.from({ length: CONNECTIONS }, () => new Client(port, contestant.path));
  const [before, began] = [processorTime(child.pid!), performance.now()];
  await new Promise((resolve) => setTimeout(resolve, duration * 1000));
  const events = clients.reduce((sum, { answers }) => sum + answers, 0) * EVENTS;
  const [spent, took] = [processorTime(child.pid!) - before, performance.now() - began];
  for (const client of clients) client.end();
  return { rate: (events / took) * 1000, cost: spent / events };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

async function main(): Promise<void> {
  if (!existsSync(new URL("peers/node_modules", here))) throw new Error("Install the peers first: npm install --prefix bench/peers");
  const only = process.env.BENCH_ONLY?.split(",");
  const wanted = contestants.filter(({ name }) => only === undefined || only.some((word) => name.includes(word)));
  const running: Running[] = [];
  const results = new Map<string, { rate: number; cost: number }[]>();
  try {
    for (const contestant of wanted) running.push(await start(contestant));
    for (const one of running) await prove(one);
    for (const one of running) await load(one, 1);
    for (let round = 0; round < rounds; round += 1)
      for (const one of running) {
        const { name } = one.contestant;
        results.set(name, [...(results.get(name) ?? []), await load(one, seconds)]);
      }
  } finally {
    for (const one of running) one.process.kill();
  }
  console.log(
    `\n${CONNECTIONS} connections, ${EVENTS} events an answer: median of ${rounds} rounds. Node ${process.version}, ${cpus()[0]?.model ?? ""}, server on one core.\n`,
  );
  console.log("| | events a second | µs of the server's processor an event |\n| --- | --- | --- |");
  for (const { name } of wanted) {
    const all = results.get(name)!;
    const rates = all.map(({ rate }) => rate);
    const spread = `${Math.round(Math.min(...rates) / 1000)}–${Math.round(Math.max(...rates) / 1000)}k`;
    console.log(`| ${name} | ${Math.round(median(rates) / 1000)}k (${spread}) | ${median(all.map(({ cost }) => cost)).toFixed(2)} |`);
  }
}

process.exitCode = await main().then(
  () => 0,
  (error: unknown) => {
    console.error(error);
    return 1;
  },
);
process.exit();
