// What .ci/run does once Node and the packages are there: all tests, the suite again on the older Nodes, every check, what the types cost.
// It goes on after a failure, so that one run tells everything, and ends with the counts of all together.

import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { findReference } from "../test/support/reference.ts";
import { check } from "./check.ts";
import { install, root, run, tool } from "./tool.ts";

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

/** The part of vitest's JSON report that is read here. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly { readonly name: string; readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[] }[];
}

/** What is the same under each Node: what looks at files, at a browser, at the compiler, at the disk after a kill. */
const ANYWHERE = [
  "test/*.test.ts",
  "test/crash/**",
  "test/resume/{campaign,event-source}.test.ts",
  "test/docs/**",
  "test/docs-pages/**",
  "test/emitted/**",
  "test/temporal-types/**",
];

/** What is run again on them: everything on the oldest, on those in between what meets the runtime itself. */
const OLDER_NODES: readonly (readonly [major: string, folders: readonly string[]])[] = [
  ["22", []],
  ["24", ["src", "test/conformance", "test/wire"]],
];

const total: Count = { passed: 0, failed: 0, skipped: 0 };
const scratch = mkdtempSync(join(tmpdir(), "signatura-ci-"));
const testPackages = globSync("{test,examples}/*/package.json", { cwd: root }).map((file) => dirname(file));

await step("packages of the tests", async () => {
  for (const folder of ["tools", "docs/site", ...testPackages]) await install(folder);
  return { passed: 0, failed: 0, skipped: 0 };
});
// It is fetched here, since tests have little time: those that want it are skipped where it cannot be had.
await step("the real FastAPI", async () => {
  const reference = await findReference();
  console.log("missing" in reference ? reference.missing : reference.python);
  return { passed: 0, failed: 0, skipped: 0 };
});
await step("npm test", () => suite(() => run("npm", ["test", "--", ...reporters("test")], { show: true }), "test"));
for (const [major, folders] of OLDER_NODES) {
  const node = join(root, "test", "package", "node_modules", `node${major}`, "bin", "node");
  const skipped = ANYWHERE.map((pattern) => `--exclude=${pattern}`);
  const args = [join(root, "node_modules", "vitest", "vitest.mjs"), "run", ...folders, "--typecheck.enabled=false", ...skipped, ...reporters(major, "dot")];
  await step(`the suite on Node ${major}`, () =>
    suite(() => run(node, args, { show: true, env: { PATH: `${dirname(node)}:${process.env["PATH"] ?? ""}` } }), major),
  );
}
for (const folder of testPackages.filter((candidate) => existsSync(join(root, candidate, "vitest.config.ts")))) {
  const name = folder.replace("/", "-");
  await step(folder, () => suite(() => tool("vitest", ["run", "--root", folder, ...reporters(name)], { show: true }), name));
}
await step("npm run check", async () => ({ ...(await check()), skipped: 0 }));
await step("npm run typeperf", async () =>
  (await run(process.execPath, ["typeperf/measure.ts"], { show: true })).code === 0
    ? { passed: 1, failed: 0, skipped: 0 }
    : { passed: 0, failed: 1, skipped: 0 },
);

rmSync(scratch, { recursive: true });
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;

/** Does one part, says how long it took, and adds its counts. A part that throws counts as one failure. */
async function step(name: string, work: () => Promise<Count>): Promise<void> {
  console.log(`\n== ${name}`);
  const start = performance.now();
  let count: Count = { passed: 0, failed: 1, skipped: 0 };
  try {
    count = await work();
  } catch (error) {
    console.log(error);
  }
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped += count.skipped;
  console.log(`== ${name}: ${((performance.now() - start) / 1000).toFixed(0)} s, ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
}

/** Runs vitest and reads its report. An exit code that no test accounts for (a type error, a stray rejection) is a failure of its own. */
async function suite(begin: () => Promise<{ readonly code: number }>, name: string): Promise<Count> {
  const { code } = await begin();
  const report = JSON.parse(readFileSync(join(scratch, `${name}.json`), "utf8")) as Report;
  const skipped = report.testResults.flatMap((file) =>
    file.assertionResults.filter(({ status }) => status !== "passed" && status !== "failed").map(({ fullName }) => fullName),
  );
  for (const title of skipped) console.log(`skipped: ${title}`);
  const failed = report.numFailedTests + (code !== 0 && report.numFailedTests === 0 ? 1 : 0);
  return { passed: report.numPassedTests, failed, skipped: report.numPendingTests + report.numTodoTests };
}

function reporters(name: string, shown = "default"): string[] {
  return [`--reporter=${shown}`, "--reporter=json", `--outputFile.json=${join(scratch, `${name}.json`)}`];
}
