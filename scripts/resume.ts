// `npm run resume -- --streams 1000`: resumable streams whose connections are cut at random points and whose servers are killed or sleep, over a log in Redis;
// prints how many came whole, and how many were told that they did not. `--at-once 100 --processes 3 --kill-every 3` change the load; seconds.

import { parseArgs } from "node:util";
import { runCampaign } from "../test/resume/campaign.ts";
import { redisMissing } from "../test/support/redis.ts";

const { values } = parseArgs({
  options: {
    streams: { type: "string", default: "1000" },
    "at-once": { type: "string", default: "100" },
    processes: { type: "string", default: "3" },
    "kill-every": { type: "string", default: "3" },
  },
});
if (redisMissing !== undefined) throw new Error(redisMissing);

const began = Date.now();
const { restartable, others, events, cuts, kills, pauses, faults } = await runCampaign({
  streams: readNumber("streams"),
  concurrency: readNumber("at-once"),
  processes: readNumber("processes"),
  killEvery: readNumber("kill-every") * 1000,
  onEnd: (count) => process.stdout.isTTY && process.stdout.write(`\r${count} streams`),
});
if (process.stdout.isTTY) process.stdout.write("\r");
console.log(
  `${restartable.streams + others.streams} streams, ${events} events, ${cuts} connections cut by clients, ${kills} processes killed, ${pauses} stopped for longer than their leases, ` +
    `in ${Math.round((Date.now() - began) / 1000)} s`,
);
console.log(`  restartable: ${restartable.whole} of ${restartable.streams} with every event once and in order`);
console.log(
  `  others: ${others.whole + others.interrupted} of ${others.streams} right: ${others.whole} with every event, ${others.interrupted} a gapless beginning and "interrupted"`,
);
for (const fault of faults) console.log(`  wrong: ${fault}`);
console.log(faults.length === 0 ? "  none silently short" : `  ${faults.length} wrong`);
process.exitCode = faults.length === 0 ? 0 : 1;

function readNumber(name: keyof typeof values): number {
  const value = Number(values[name]);
  if (!(value > 0)) throw new Error(`--${name} is a number above 0, found ${values[name]}.`);
  return value;
}
