// The declarations must serve programs whose TypeScript knows Temporal and those whose TypeScript does not: each program beside this
// file is compiled as it would be there. One compiler run is about a second.

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const folder = fileURLToPath(new URL(".", import.meta.url));
const root = fileURLToPath(new URL("../..", import.meta.url));

const OLDER = ["es2024", "esnext.disposable", "esnext.collection", "esnext.iterator", "dom", "dom.iterable", "dom.asynciterable"];
const NEWER = [...OLDER, "esnext.temporal"];

/** Kept out of the repository's own program, where these global types would stand beside TypeScript's. */
const WITH_POLYFILL_TYPES = `
import "temporal-polyfill/types/global";
import * as t from "../../../src/schema/t.ts";
const day: Temporal.PlainDate = t.date.parse("2024-05-01");
export const weeks: number = day.until("2025-05-01").total({ unit: "weeks", relativeTo: day });
`;

/** What the compiler says of a program, given as a file or as text, under a `lib`. */
function compile(program: string, lib: readonly string[]): readonly string[] {
  const scratch = mkdtempSync(`${folder}scratch-`);
  try {
    const isText = program.includes("\n");
    if (isText) writeFileSync(`${scratch}/program.ts`, program);
    const files = [isText ? `${scratch}/program.ts` : `${folder}${program}`];
    writeFileSync(`${scratch}/tsconfig.json`, JSON.stringify({ extends: `${root}tsconfig.json`, compilerOptions: { lib }, include: [], files }));
    const compiler = `${root}node_modules/.bin/tsc`;
    const { stdout, error } = spawnSync(process.execPath, [compiler, "--noEmit", "-p", scratch], { cwd: root, encoding: "utf8", timeout: 60_000 });
    if (error !== undefined) throw error;
    // What is wrong elsewhere in the sources is the business of the build.
    return stdout.split("\n").filter((line) => line.startsWith("test/temporal-types/") || line.startsWith("error"));
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

test.each([
  ["a program that does not name Temporal", "an older", "program.ts", OLDER],
  ["a program that does not name Temporal", "a newer", "program.ts", NEWER],
  ["a program that names Temporal", "a newer", "program-with-temporal.ts", NEWER],
  ["a program that imports a polyfill", "an older", "program-with-polyfill.ts", OLDER],
  ["a program that imports a polyfill", "a newer", "program-with-polyfill.ts", NEWER],
  ["a program with a polyfill's global types", "an older", WITH_POLYFILL_TYPES, OLDER],
] as const)("%s compiles under %s lib", (_, _lib, program, lib) => {
  expect(compile(program, lib)).toEqual([]);
});

test("Temporal's own types are not there under an older lib, so that the cases above say something", () => {
  expect(compile("program-with-temporal.ts", OLDER)[0]).toContain("Cannot find namespace 'Temporal'");
});
