// What the types cost: instantiations of a route with its model, which must not grow with the number of routes. The table goes to the terminal,
// and more than the bound is a failure. Time and memory are printed for people; only the count, which is the same on every machine, decides.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, tool } from "../scripts/tool.ts";
import { programOf } from "./program.ts";

const SIZES = [50, 500, 1000];
const BOUND = 650;
const folder = join(root, "typeperf", ".generated");

interface Measured {
  readonly instantiations: number;
  readonly seconds: number;
  readonly megabytes: number;
}

const nothing = await measure(0);
const rows = [];
for (const routes of SIZES) {
  const { instantiations, seconds, megabytes } = await measure(routes);
  const each = (instantiations - nothing.instantiations) / routes;
  rows.push({ routes, "instantiations a route": Math.round(each), "check time (s)": seconds, "memory (MB)": megabytes });
}
console.table(rows);
const worst = Math.max(...rows.map((row) => row["instantiations a route"]));
console.log(`${worst} instantiations a route with its model at most; the bound is ${BOUND}. Importing alone takes ${nothing.instantiations}.`);
process.exitCode = worst > BOUND ? 1 : 0;

async function measure(routes: number): Promise<Measured> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "program.ts"), programOf(routes));
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ extends: "../../tsconfig.json", include: ["program.ts"], exclude: [] }));
  const { code, text } = await tool("tsc", ["-p", folder, "--extendedDiagnostics", "--singleThreaded"]);
  if (code !== 0) throw new Error(`The program of ${routes} routes does not compile:\n${text.slice(0, 4000)}`);
  return { instantiations: fact(text, "Instantiations"), seconds: fact(text, "Check time"), megabytes: Math.round(fact(text, "Memory used") / 1024) };
}

function fact(text: string, name: string): number {
  const found = new RegExp(`^${name}:\\s+([\\d.]+)`, "m").exec(text);
  if (found === null) throw new Error(`tsc no longer tells "${name}":\n${text}`);
  return Number(found[1]);
}
