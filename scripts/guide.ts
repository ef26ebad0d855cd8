// Holds every program of the guide against FastAPI's document for the same example: counts by section, and what differs.
// `npm run guide -- body path_params` looks at some sections only.

import { differences, guidePrograms, withoutProse } from "../test/support/guide.ts";

interface Documented {
  openapi(): unknown;
}

const wanted = process.argv.slice(2);
const bySection = new Map<string, { same: number; different: number; missing: number }>();
const lines: string[] = [];

for (const { section, name, file, expected } of guidePrograms()) {
  if (wanted.length > 0 && !wanted.includes(section)) continue;
  const counts = bySection.get(section) ?? { same: 0, different: 0, missing: 0 };
  bySection.set(section, counts);
  if (file === undefined) {
    counts.missing += 1;
    lines.push(`${section}/${name}: no program`);
    continue;
  }
  try {
    const { app } = (await import(file.href)) as { app: Documented };
    const found = differences(expected, withoutProse(JSON.parse(JSON.stringify(app.openapi()))));
    if (found.length === 0) counts.same += 1;
    else {
      counts.different += 1;
      lines.push(`${section}/${name}:`, ...found.slice(0, 12).map((line) => `  ${line}`));
    }
  } catch (error) {
    counts.different += 1;
    lines.push(`${section}/${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

for (const line of lines) console.log(line);
let [same, all] = [0, 0];
console.log("\nsection: equal / all");
for (const [section, counts] of bySection) {
  const total = counts.same + counts.different + counts.missing;
  console.log(`${section}: ${counts.same} / ${total}`);
  same += counts.same;
  all += total;
}
console.log(`\n${same} of ${all} documents are equal.`);
process.exit(same === all ? 0 : 1);
