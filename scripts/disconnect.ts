// `npm run disconnect`: how soon a producer stops whose client goes before the first event, the worst of 50 times for each kind.

import { measureDisconnects } from "../test/streams/disconnect.ts";

const ALLOWED = 100;
const found = await measureDisconnects(50);
console.log("| over | what the producer waits for | stopped after, at worst |\n| --- | --- | --- |");
for (const { transport, producer, stopped } of found) console.log(`| ${transport} | ${producer} | ${stopped.toFixed(1)} ms |`);
process.exitCode = found.every(({ stopped }) => stopped < ALLOWED) ? 0 : 1;
