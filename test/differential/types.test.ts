// The interpreter against generated code: for random types and inputs both give the same value or the same issues, the same dump and
// the same answer, down to the order of keys, absent against undefined, and the sign of zero. User code runs once a value in each.

import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { t, ValidationError, type AnyType, type Issue } from "signatura";
import { INVALID } from "../../src/kernel/invalid.ts";
import { Compiled } from "../../src/schema/compile.ts";
import { mayGenerate, useGenerated } from "../../src/schema/emitter.ts";
import { Journal } from "../../src/schema/journal.ts";
import { calls, samples } from "./arbitrary-types.ts";
import { exact } from "./exact.ts";

afterAll(() => useGenerated(true));

/** What one way of running makes of an input. */
function outcome(isGenerated: boolean, type: AnyType, run: (compiled: Compiled) => unknown): unknown {
  useGenerated(isGenerated);
  calls.length = 0;
  try {
    const value = run(new Compiled(t.of(type)));
    return { value: exact(value), calls: exact([...calls]) };
  } catch (error) {
    if (error instanceof ValidationError) return { title: error.title, issues: exact(error.errors()), calls: exact([...calls]) };
    return { thrown: error instanceof Error ? `${error.name}: ${error.message}` : String(error), calls: exact([...calls]) };
  }
}

function validated(compiled: Compiled, mode: "js" | "json", input: unknown): unknown {
  const issues: Issue[] = [];
  const result = compiled.validator(mode)(input, ["body"], issues);
  return result === INVALID ? { issues } : { result };
}

const ways: Readonly<Record<string, (input: unknown) => (compiled: Compiled) => unknown>> = {
  "parse from a program": (input) => (compiled) => compiled.parse(input, "js"),
  "parse from JSON": (input) => (compiled) => compiled.parse(input, "json"),
  "parse from text": (input) => (compiled) => compiled.parse(input, "strings"),
  "validate a request": (input) => (compiled) => validated(compiled, "js", input),
  "dump what was parsed": (input) => (compiled) => compiled.dumpPlain(compiled.parse(input, "js")),
  "dump what was parsed to JSON by name": (input) => (compiled) => {
    const value = compiled.parse(input, "js");
    return mayGenerate() ? compiled.dumpToWrite(value, {}) : compiled.dump(value, { mode: "json" });
  },
  answer: (input) => (compiled) => {
    const issues: Issue[] = [];
    const answer = compiled.responder()(input, issues);
    return answer === INVALID ? { issues } : { answer };
  },
};

describe("generated code", () => {
  test("takes nearly everything that the interpreter takes, so that a fault in it cannot hide behind the second reading", () => {
    const cases = samples.chain(({ type, input }) => fc.record({ type: fc.constant(type), input }));
    const taken = { fast: 0, all: 0 };
    for (const { type, input } of fc.sample(cases, { numRuns: 1500, seed: 7 })) {
      useGenerated(true);
      const compiled = new Compiled(t.of(type));
      try {
        compiled.parse(input, "js");
      } catch {
        continue;
      }
      taken.all += 1;
      if (compiled.fast("parse", "js", false)!(input, new Journal(), 0) !== INVALID) taken.fast += 1;
    }
    expect(taken.all).toBeGreaterThan(500);
    expect(taken.fast / taken.all).toBeGreaterThan(0.95);
  });
});

describe("both ways of running a type", () => {
  test.each(Object.keys(ways))("agree where they %s", (name) => {
    const cases = samples.chain(({ type, input }) => fc.record({ type: fc.constant(type), input }));
    fc.assert(
      fc.property(cases, ({ type, input }) => {
        const run = ways[name]!(input);
        expect(outcome(true, type, run)).toEqual(outcome(false, type, run));
      }),
      { numRuns: 400, seed: Number(process.env.FC_SEED ?? 7), ...(process.env.FC_RUNS === undefined ? {} : { numRuns: Number(process.env.FC_RUNS) }) },
    );
  });
});
