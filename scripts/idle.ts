// `npm run idle`: what 10,000 idle streams of events cost a server, beside bare sockets and `node:http` by hand. `-- --connections 1000` takes fewer.
// It raises the limit of open files as far as the system lets it.

import { execFileSync, spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { measureIdle, type IdleCost, type ServerKind } from "../test/streams/idle.ts";

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
// V8's young generation grows with how fast connections come, to some 30 MB whatever their number: held small, what is left is the connections.
const HELD = ["--max-semi-space-size=1"];

console.log(`${connections} idle connections, bytes of each after a collection. Node ${process.version}.\n`);
console.log("| | resident | above bare sockets | the same, young generation held at 1 MB | of that in JavaScript's heap |\n| --- | --- | --- | --- | --- |");
const bare = await measureBoth("net");
let above = 0;
for (const [kind, name] of rows) {
  const { free, held } = kind === "net" ? bare : await measureBoth(kind);
  above = held.resident - bare.held.resident;
  const cells = [free.resident, free.resident - bare.free.resident, above, held.heap - bare.held.heap];
  console.log(`| ${name} | ${cells.map(Math.round).join(" | ")} |`);
}
console.log(`\nAllowed above a bare socket: ${ALLOWED}.`);
process.exitCode = above <= ALLOWED ? 0 : 1;

async function measureBoth(kind: ServerKind): Promise<{ readonly free: IdleCost; readonly held: IdleCost }> {
  return { free: await measureIdle(kind, connections), held: await measureIdle(kind, connections, HELD) };
}
