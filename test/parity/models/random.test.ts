// Random types of types against the real Pydantic: what nobody thought of. PARITY_SEED sets the first universe and PARITY_UNIVERSES how many
// there are; a failure names its universe, which `universeOf(seed)` makes again.

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { t, ValidationError } from "signatura";
import { writeJson } from "../../../src/kernel/json-write.ts";
import { inBothModes } from "../../support/both-modes.ts";
import { findReference } from "../../support/reference.ts";
import { Builder, type TypeDescriptor } from "./build.ts";
import { decode, describeError, describeValue, isPlain } from "./describe.ts";
import { differenceOf } from "./differences.ts";
import { universeOf, type Universe } from "./random-questions.ts";

const reference = await findReference();
const first = Number(process.env["PARITY_SEED"] ?? 1);
const count = Number(process.env["PARITY_UNIVERSES"] ?? 100);

interface Answers {
  readonly answers?: readonly Answer[];
}

interface Answer {
  readonly unbuildable?: true;
  readonly rows: readonly (readonly unknown[])[];
  readonly dumps: readonly unknown[];
  readonly schemas: readonly unknown[];
}

function askPydantic(python: string, universes: readonly Universe[]): readonly Answers[] {
  const program = fileURLToPath(new URL("random_answers.py", import.meta.url));
  const input = universes.map((universe) => JSON.stringify(universe)).join("\n");
  const child = spawnSync(python, [program], { input, maxBuffer: 2 ** 30, env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" }, encoding: "utf8" });
  if (child.status !== 0) throw new Error(child.stderr.slice(-2000));
  return child.stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Answers);
}

type Adapter = ReturnType<typeof t.of<ReturnType<typeof t.list>>>;

const ASKED = [
  ["js", undefined],
  ["js", true],
  ["json", undefined],
  ["json", true],
] as const;

function ask(adapter: Adapter, mode: "js" | "json", given: unknown, strict: boolean | undefined): unknown {
  try {
    const options = strict === undefined ? {} : { strict };
    return { value: describeValue(mode === "js" ? adapter.parse(given, options) : adapter.parseJson(JSON.stringify(given), options)) };
  } catch (error) {
    if (error instanceof ValidationError) return { title: error.title, errors: error.errors().map(describeError) };
    return { thrown: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

function same(found: unknown, said: unknown): boolean {
  return JSON.stringify(sorted(JSON.parse(writeJson(found)))) === JSON.stringify(sorted(said));
}

/** Keys in one order: that of fields is compared in other tests. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}

interface Found {
  readonly seed: number;
  readonly what: string;
  readonly type: TypeDescriptor;
  readonly given: unknown;
  readonly said: unknown;
  readonly found: unknown;
}

/** What is known to differ, besides what `differences.ts` covers. */
const KNOWN: readonly ((said: string, whole: string) => boolean)[] = [
  // A type inside of itself has no name while Pydantic builds it: docs/parity.md, Missing.
  (said) => /tagged-union\[[^\]]*\.\.\.|\[\.\.\.[,\]]/.test(said),
  // Pydantic's set of a dict fails with an error of Python's own.
  (said) => said.includes('"thrown"'),
  // An array of a program is a tuple, and a plain validator fits any value as well as that: row 16.
  (_said, whole) => (whole.includes('"plain"') && whole.includes('"tuple')) || whole.includes('["strict",["tuple'),
];

function isKnown(said: unknown, whole: string): boolean {
  return KNOWN.some((covers) => covers(JSON.stringify(said), whole));
}

function differences(seed: number, universe: Universe, said: Answers): Found[] {
  const found: Found[] = [];
  if (said.answers === undefined) return found;
  const builder = new Builder(universe.models);
  const whole = JSON.stringify(universe);
  for (const [index, { type, inputs, dumps }] of universe.questions.entries()) {
    const answer = said.answers[index]!;
    if (answer.unbuildable === true) continue;
    const adapter = t.of(builder.type(type)) as unknown as Adapter;
    for (const [place, given] of inputs.entries()) {
      for (const [at, [mode, strict]] of ASKED.entries()) {
        const theirs = answer.rows[place]![at];
        // A program has no tuples, no keys but text and no classes for these: strict mode differs wherever they are (docs/parity.md, 16).
        // What a before-validator gives is a value of the program, also where the input is JSON.
        if (
          (mode === "js" || /"before"|"wrap"/.test(whole)) &&
          (strict === true || whole.includes('"strict"')) &&
          /tuple|"enum"|"uuid"|"decimal"|"dict","int"/.test(whole)
        )
          continue;
        if (theirs === null || (mode === "json" && !isPlain(given))) continue;
        const ours = ask(adapter, mode, mode === "js" ? decode(given, builder) : given, strict);
        if (same(ours, theirs) || isKnown(theirs, whole) || differenceOf({ type, given, mode, strict, said: theirs, found: ours }) !== undefined) continue;
        found.push({ seed, what: `${mode}${strict === true ? " strict" : ""}`, type, given, said: theirs, found: ours });
      }
    }
    for (const [place, [given, options]] of dumps.entries()) {
      // Sets have no order of their own in Python; a union is dumped by the member that fits (docs/parity.md, 22).
      if (whole.includes('"set"') || (whole.includes('"union"') && /"(wrapS|s)erialize"|"wrap"|"plain"/.test(whole))) continue;
      const theirs = answer.dumps[place];
      if (theirs === null || (theirs as { thrown?: string }).thrown !== undefined) continue;
      let ours: unknown;
      try {
        const value = adapter.parse(decode(given, builder));
        ours = [adapter.dump(value, { ...options, mode: "json" }), describeValue(adapter.dump(value, options)), JSON.parse(adapter.dumpJson(value, options))];
      } catch (error) {
        ours = { thrown: String(error) };
      }
      if (!same(ours, theirs) && !isKnown(theirs, whole)) found.push({ seed, what: `dump ${JSON.stringify(options)}`, type, given, said: theirs, found: ours });
    }
    for (const [place, mode] of (["validation", "serialization"] as const).entries()) {
      const ours = adapter.jsonSchema({ mode }) as unknown;
      if (!same(ours, answer.schemas[place]))
        found.push({ seed, what: `schema for ${mode}`, type, given: undefined, said: answer.schemas[place], found: ours });
    }
  }
  return found;
}

if ("missing" in reference) test.skip(`random types as Pydantic reads them: ${reference.missing}`, () => undefined);
else {
  const seeds = Array.from({ length: count }, (_, index) => first + index);
  const universes = seeds.map(universeOf);
  const answers = askPydantic(reference.python, universes);
  inBothModes("random types as Pydantic reads them", () => {
    test("agree", () => {
      const found = seeds.flatMap((seed, index) => differences(seed, universes[index]!, answers[index]!));
      expect(found.slice(0, 3), `${found.length} differences`).toEqual([]);
    });

    test("can nearly all be made by Pydantic", () => {
      expect(answers.filter(({ answers: made }) => made !== undefined).length / answers.length).toBeGreaterThan(0.9);
    });
  });
}
