// Holds the kinds of date, time and duration against what the real Pydantic said (expectations.json, written by expectations.py).
// Every difference is in DIFFERENCES with its reason, and in docs/parity.md; one that is no longer there fails, too.

import { readFileSync } from "node:fs";
import { inspect } from "node:util";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { parseJsonExact } from "../../../src/kernel/json-decode.ts";
import type { Issue } from "../../../src/errors/validation.ts";
import { ValidationError } from "../../../src/errors/validation.ts";
import * as t from "../../../src/schema/t.ts";
import { fresh, inBothModes } from "../../support/both-modes.ts";

type Mode = "js" | "json" | "strings";
type Refusal = readonly [type: string, msg: string, ctx: Readonly<Record<string, unknown>> | null, input?: unknown];
type Outcome = string | Refusal | { readonly raises: string };

interface Expectations {
  readonly pydantic: string;
  readonly outcomes: readonly Outcome[];
  readonly types: Readonly<Record<string, { readonly schemas: readonly unknown[]; readonly cases: readonly (readonly [Mode, boolean, unknown, number])[] }>>;
}

const expectations = JSON.parse(readFileSync(new URL("expectations.json", import.meta.url), "utf8")) as Expectations;

/** What the test asks of a kind. */
interface Subject {
  parse(value: unknown): unknown;
  parseJson(text: string): unknown;
  parseStrings(value: unknown): unknown;
  dumpJson(value: never): string;
  jsonSchema(options: { readonly mode: "validation" | "serialization" }): unknown;
  strict(): Subject;
}

/** One kind that stands for a type of Pydantic's, and what it writes where Pydantic writes a text. */
interface Counterpart {
  readonly name: string;
  readonly kind: Subject;
  readonly writes: (text: string) => string;
}

const COUNTERPARTS: Readonly<Record<string, readonly Counterpart[]>> = {
  datetime: [{ name: "t.datetime", kind: t.datetime, writes: asDate }],
  aware: [
    { name: "t.zonedDateTime", kind: t.zonedDateTime, writes: asWritten },
    { name: "t.instant", kind: t.instant, writes: inUtc },
    { name: "t.datetime.aware()", kind: t.datetime.aware(), writes: asDate },
  ],
  naive: [
    { name: "t.plainDateTime", kind: t.plainDateTime, writes: asWritten },
    { name: "t.datetime.naive()", kind: t.datetime.naive(), writes: asDate },
  ],
  date: [{ name: "t.date", kind: t.date, writes: asWritten }],
  time: [{ name: "t.time", kind: t.time, writes: asWritten }],
  duration: [{ name: "t.duration", kind: t.duration, writes: asWritten }],
};

function asWritten(text: string): string {
  return text;
}

/** A `Date` knows UTC and milliseconds: what has no offset is taken as UTC's, and smaller digits are cut off. */
function asDate(text: string): string {
  return inUtc(text.replace(/(\.\d{3})\d{3}/, "$1000").replace(".000000", ""));
}

/** By way of JavaScript's own reader, so that nothing of what is tested is used for the test. */
function inUtc(text: string): string {
  const [, head, digits = "", offset = "Z"] = /^(.{19})(\.\d+)?(.+)?$/.exec(text)!;
  return new Date(`${head}${offset}`).toISOString().replace(".000Z", `${digits}Z`);
}

/** Why a case differs, by what shows it. `case` is a pattern for `name mode strict|lax fixture`. */
const DIFFERENCES: readonly { readonly reason: string; readonly case: RegExp }[] = [
  { reason: "Pydantic counts the days of a whole number in 32 bits and wraps; it is refused here", case: /^t\.duration (js|json) lax "?381742673165194"?$/ },
  { reason: "Pydantic fails on a duration below Python's least one; it is refused here", case: /^t\.duration (js|json) lax "?-86399999913601"?$/ },
];

function differenceOf(label: string): (typeof DIFFERENCES)[number] | undefined {
  return DIFFERENCES.find((difference) => difference.case.test(label));
}

/** `date.ge(2020-01-01).past()` as a modified kind. */
function withConstraints(kind: Subject, constraints: string): Subject {
  let result = kind as unknown as Record<string, (...bounds: string[]) => never>;
  for (const [, name, bound] of constraints.matchAll(/\.(\w+)\(([^)]*)\)/g)) result = bound === "" ? result[name!]!() : result[name!]!(bound!);
  return result as unknown as Subject;
}

/** The value that a fixture stands for. */
function valueOf(fixture: unknown): unknown {
  if (typeof fixture !== "object" || fixture === null || Array.isArray(fixture)) return fixture;
  const [[name, content] = []] = Object.entries(fixture) as [string, unknown][];
  switch (name) {
    case "number":
      return content === "nan" ? NaN : content === "inf" ? Infinity : -Infinity;
    case "integer":
      return BigInt(content as string);
    case "bytes":
      return Uint8Array.from(content as string, (letter) => letter.charCodeAt(0));
    case "date":
      return Temporal.PlainDate.from(content as string);
    case "time":
      return Temporal.PlainTime.from(content as string);
    case "datetime": {
      const offset = /[+-]\d\d:\d\d$/.exec(content as string)?.[0];
      return offset === undefined ? Temporal.PlainDateTime.from(content as string) : Temporal.ZonedDateTime.from(`${content as string}[${offset}]`);
    }
    case "duration": {
      const [days, seconds, microseconds] = content as [number, number, number];
      return Temporal.Duration.from({ days }).add({ seconds, microseconds });
    }
    default:
      return fixture;
  }
}

function run(kind: Subject, mode: Mode, fixture: unknown): string | Issue {
  try {
    const value = mode === "json" ? kind.parseJson(fixture as string) : mode === "strings" ? kind.parseStrings(valueOf(fixture)) : kind.parse(valueOf(fixture));
    return JSON.parse(kind.dumpJson(value as never)) as string;
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    expect(error.errorCount()).toBe(1);
    return error.errors()[0]!;
  }
}

/** What a case should give, in the shape in which it is compared. */
function expected(outcome: Outcome, counterpart: Counterpart, mode: Mode, fixture: unknown): unknown {
  if (typeof outcome === "string") return counterpart.writes(outcome);
  if ("raises" in outcome) return outcome;
  const [type, msg, ctx, input = mode === "json" ? parseJsonExact(fixture as string) : valueOf(fixture)] = outcome;
  return { type, loc: [], msg, input: comparable(input), ...(ctx === null ? {} : { ctx }) };
}

function actual(kind: Subject, mode: Mode, fixture: unknown): unknown {
  const result = run(kind, mode, fixture);
  return typeof result === "string" ? result : { ...result, input: comparable(result.input) };
}

/** Temporal values have no content of their own to a test, and a duration is compared with the text that Pydantic gave. */
function comparable(input: unknown): unknown {
  if (input instanceof Temporal.Duration) return t.duration.dump(input, { mode: "json" });
  return typeof input === "object" && input !== null && !Array.isArray(input) && Symbol.toStringTag in input ? String(input) : input;
}

const groups = Object.entries(expectations.types).flatMap(([name, { schemas, cases }]) => {
  const [, base, constraints] = /^(\w+)(.*)$/.exec(name)!;
  return COUNTERPARTS[base!]!.map((counterpart) => ({
    title: counterpart.name + constraints!,
    counterpart: { ...counterpart, kind: withConstraints(counterpart.kind, constraints!) },
    schemas,
    cases,
  }));
});

describe("the corpus", () => {
  test("was written by the Pydantic that is the reference, and is large", () => {
    expect(expectations.pydantic).toBe("2.13.5");
    expect(Object.values(expectations.types).reduce((sum, { cases }) => sum + cases.length, 0)).toBeGreaterThan(4000);
  });

  test.each(groups.filter(({ schemas }) => schemas.length > 0))("$title has Pydantic's JSON Schema in both modes", ({ counterpart, schemas }) => {
    expect([counterpart.kind.jsonSchema({ mode: "validation" }), counterpart.kind.jsonSchema({ mode: "serialization" })]).toEqual(schemas);
  });
});

inBothModes("as Pydantic", () => {
  test.each(groups)("$title", ({ title, counterpart, cases }) => {
    const lax = fresh(counterpart.kind);
    const strict = counterpart.kind.strict();
    const surprises: string[] = [];
    for (const [mode, isStrict, fixture, place] of cases) {
      const label = `${title} ${mode} ${isStrict ? "strict" : "lax"} ${JSON.stringify(fixture)}`;
      const wanted = expected(expectations.outcomes[place]!, counterpart, mode, fixture);
      const got = actual(isStrict ? strict : lax, mode, fixture);
      const isSame = isEqual(got, wanted);
      if (isSame === (differenceOf(label) === undefined)) continue;
      surprises.push(isSame ? `${label} is listed as a difference and is none` : `${label} wanted ${show(wanted)} got ${show(got)}`);
    }
    expect(surprises).toEqual([]);
  });
});

function show(value: unknown): string {
  return inspect(value, { breakLength: Infinity });
}

function isEqual(left: unknown, right: unknown): boolean {
  try {
    expect(left).toEqual(right);
    return true;
  } catch {
    return false;
  }
}
