// `npm run idle`: what 10,000 idle streams of events cost a server, beside bare sockets and `node:http` by hand. `-- --connections 1000` takes fewer.
// It raises the limit of open files as far as the system lets it.

import { execFileSync, spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { measureIdle, type ServerKind } from "../test/streams/idle.ts";

/** What a stream may cost beyond a bare socket, in bytes. */
const ALLOWED = 8192;
const SPARE_FILES = 100;

const { values } = parseArgs({ options: { connections: { type: "string", default: "10000" } } });
const connections = Number(values.connections);
const wanted = connections + SPARE_FILES;

if (Number(execFileSync("sh", ["-c", "ulimit -n"], { encoding: "utf8" })) < wanted && process.env["SIGNATURA_RAISED"] === undefined) {
  const again = ["-c", `ulimit -n ${wanted} && exec "$0" "$@"`, process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  const { status } = spawnSync("sh", again, { stdio: "inherit", env: { ...process.env, SIGNATURA_RAISED: "1" } });
  process.exit(status ?? 1);
}

const rows: readonly (readonly [kind: ServerKind, name: string])[] = [
  ["net", "bare sockets"],
  ["http", "node:http, by hand"],
  ["signatura", "Signatura, sse(T)"],
];
console.log(`${connections} idle connections, bytes of each after a collection. Node ${process.version}.\n`);
console.log("| | resident | above bare sockets | of that in JavaScript's heap |\n| --- | --- | --- | --- |");
let [bare, bareHeap, above] = [0, 0, 0];
for (const [kind, name] of rows) {
  const { resident, heap } = await measureIdle(kind, connections);
  if (kind === "net") [bare, bareHeap] = [resident, heap];
  above = resident - bare;
  console.log(`| ${name} | ${Math.round(resident)} | ${Math.round(above)} | ${Math.round(heap - bareHeap)} |`);
}
console.log(`\nAllowed above a bare socket: ${ALLOWED}.`);
process.exitCode = above <= ALLOWED ? 0 : 1;
