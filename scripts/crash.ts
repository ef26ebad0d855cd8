// `npm run crash`: kills the example shop under load on PGlite and on PostgreSQL, and prints what was there afterwards.
// `-- --kills 20 --database pglite --seed 7 --minutes 5` change how often, where, with which orders and how long at most.

import { parseArgs } from "node:util";
import { findServer, makeDatabase, makePGlite, type TestDatabase } from "../examples/shop/tests/databases.ts";
import { runCampaign } from "../test/crash/campaign.ts";

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "200" },
    database: { type: "string", default: "both" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    minutes: { type: "string", default: "30" },
  },
});
const kills = readCount("kills", values.kills);
const seed = readCount("seed", values.seed);
const minutes = readCount("minutes", values.minutes);
if (!["both", "pglite", "postgres"].includes(values.database)) throw new Error(`--database is pglite, postgres or both, found ${values.database}.`);

let failed = false;
if (values.database !== "postgres") await report(await makePGlite());
if (values.database !== "pglite") {
  const server = await findServer();
  if ("url" in server) await report(await makeDatabase(server.url));
  else {
    console.log(`PostgreSQL: skipped, ${server.missing}`);
    failed ||= values.database === "postgres";
  }
}
process.exitCode = failed ? 1 : 0;

async function report(database: TestDatabase): Promise<void> {
  const began = Date.now();
  const onKill = process.stdout.isTTY ? (count: number): boolean => process.stdout.write(`\r${database.name}: ${count} of ${kills} kills`) : undefined;
  const outcome = await runCampaign({ database, kills, seed, deadline: began + minutes * 60_000, ...(onKill === undefined ? {} : { onKill }) });
  const seconds = Math.round((Date.now() - began) / 1000);
  console.log(
    `${process.stdout.isTTY ? "\r" : ""}${database.name}: ${outcome.kills} kills, ${outcome.whileStarting} of them while starting, in ${seconds} s (seed ${seed})`,
  );
  console.log(`  ${outcome.promised} orders answered with 201, ${outcome.unanswered} there without an answer, ${outcome.unconfirmed} without a confirmation`);
  if (outcome.kills < kills && outcome.faults.length === 0) {
    console.log(`  stopped after ${minutes} minutes, before the ${kills} kills were done`);
    failed = true;
  }
  if (outcome.faults.length === 0) {
    console.log("  all there, none in part, the stock adds up");
    await database[Symbol.asyncDispose]();
    return;
  }
  failed = true;
  for (const fault of outcome.faults) console.log(`  ${fault}`);
  console.log(`  kept for a look: ${database.databaseUrl ?? database.data}`);
}

function readCount(name: string, text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 0) throw new Error(`--${name} is a whole number, found ${text}.`);
  return count;
}
