// The tests that the guide shows are for Node's own test runner: here they are run by it.

import { globSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root, run } from "../../scripts/tool.ts";

const files = globSync("docs/programs/testing/*.test.ts", { cwd: root }).toSorted();

test("the tests that pages show pass", { timeout: 120_000 }, async () => {
  expect(files.length).toBeGreaterThan(4);
  const { code, text } = await run(process.execPath, ["--conditions=signatura:source", "--no-warnings", "--test", ...files.map((file) => join(root, file))]);
  expect(code, text).toBe(0);
  expect(text).toMatch(/^.*\bpass [1-9]/m);
});
