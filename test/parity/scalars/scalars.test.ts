// Holds the scalar kinds against what the real Pydantic said (expectations.json, written by expectations.py), in both ways of running.
// Every difference is in DIFFERENCES with its reason, and in docs/parity.md; one that is no longer there fails, too.

import { describe, expect, test } from "vitest";
import { writeJson } from "../../../src/kernel/json-write.ts";
import { fresh, inBothModes } from "../../support/both-modes.ts";
import { expectations, KINDS, mismatches } from "./comparison.ts";
import { DIFFERENCES, SCHEMAS, type Difference } from "./differences.ts";

const shown = new Set<Difference>();

inBothModes("scalars as Pydantic reads them", () => {
  test.each(Object.keys(KINDS))("%s", (name) => {
    const unknown = mismatches(name, fresh(KINDS[name]!)).filter(({ label, expected: said, found }) => {
      const difference = DIFFERENCES.find(
        (candidate) =>
          candidate.case.test(label) &&
          (candidate.says === undefined || candidate.says.test(said)) &&
          (candidate.finds === undefined || candidate.finds.test(found)),
      );
      if (difference !== undefined) shown.add(difference);
      return difference === undefined;
    });
    expect(unknown.slice(0, 20), `${unknown.length} unknown differences`).toEqual([]);
  });
});

describe("scalars as Pydantic describes them", () => {
  test.each(Object.keys(KINDS))("%s", (name) => {
    const [validation, serialization] = expectations.types[name]!.schemas;
    const kind = KINDS[name]!;
    const found = [kind.jsonSchema({ mode: "validation" }), kind.jsonSchema({ mode: "serialization" })].map(
      (schema) => JSON.parse(writeJson(schema)) as unknown,
    );
    expect(found).toEqual(SCHEMAS[name] ?? [validation, serialization]);
  });
});

describe("the fixture", () => {
  test("has at least 2,500 pairs, of every kind", () => {
    const pairs = Object.values(expectations.types).flatMap((type) => [...type.js, ...type.json, ...type.strings]).length * 2;
    expect(pairs).toBeGreaterThan(2500);
    expect(Object.keys(expectations.types).filter((name) => KINDS[name] === undefined)).toEqual([]);
  });

  test("shows every difference that is listed", () => {
    expect(DIFFERENCES.filter((difference) => !shown.has(difference)).map(({ reason }) => reason)).toEqual([]);
  });
});
