// `signatura`: the process. It keeps what Node makes of each module for the next start, which makes the start and each reload faster.

import { enableCompileCache } from "node:module";

enableCompileCache();
const { explain, runCommandLine } = await import("./command-line.ts");
process.exit(await runCommandLine(process.argv.slice(2)).catch(explain));
