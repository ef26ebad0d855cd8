// `npm run stall`: a client that stops reading for a minute while its producer would yield a gigabyte, and one with a deadline.
// `-- --seconds 60 --megabytes 1024 --deadline 5` change how long, how much, and when the second one is given up.

import { parseArgs } from "node:util";
import { watchStalledClient } from "../test/streams/stalled.ts";

/** What the server's memory may grow by, in bytes. */
const ALLOWED = 20_000_000;

const { values } = parseArgs({
  options: { seconds: { type: "string", default: "60" }, megabytes: { type: "string", default: "1024" }, deadline: { type: "string", default: "5" } },
});
const [seconds, megabytes, deadline] = [Number(values.seconds), Number(values.megabytes), Number(values.deadline)];
const outcome = await watchStalledClient({ seconds, megabytes, deadline });
const mega = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;

console.log(`A client reads nothing for ${seconds} s of an answer of ${megabytes} MiB:`);
console.log(`  the server's resident memory grew by ${mega(outcome.grown)} at most`);
console.log(`  the producer made ${mega(outcome.produced)} and waited`);
console.log(
  `  another client's events, one in 10 ms: ${outcome.othersBefore.toFixed(1)} ms apart before, ${outcome.othersDuring.toFixed(1)} ms meanwhile (longest ${outcome.othersLongest.toFixed(0)} ms)`,
);
console.log(`  when it read on, it got ${mega(outcome.received)} of ${mega(outcome.expected)}`);
console.log(
  `A client with a deadline of ${deadline} s: ${outcome.evicted} given up, ${outcome.stopped} producer(s) stopped, ${outcome.torn} dependency torn down`,
);

const isRight = outcome.grown < ALLOWED && outcome.received === outcome.expected && outcome.evicted === 1 && outcome.torn === 1 && outcome.stopped === 1;
process.exitCode = isRight ? 0 : 1;
