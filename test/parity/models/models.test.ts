// Holds containers, unions and models against what the real Pydantic said (expectations.json, written by expectations.py), in both ways
// of running. Differences are listed with their reasons; one that is no longer there fails, too.

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { t, ValidationError } from "signatura";
import { writeJson } from "../../../src/kernel/json-write.ts";
import { inBothModes } from "../../support/both-modes.ts";
import { Builder, type ModelDescriptor, type TypeDescriptor } from "./build.ts";
import { decode, describeError, describeValue, isPlain } from "./describe.ts";
import { differenceOf, DIFFERENCES } from "./differences.ts";

interface Expectations {
  readonly models: Readonly<Record<string, ModelDescriptor>>;
  readonly messages: readonly (readonly [string, string, unknown?])[];
  readonly outcomes: readonly unknown[];
  readonly cases: readonly {
    readonly type: TypeDescriptor;
    readonly answers: readonly (readonly [unknown, ...number[]])[];
    readonly schemas: readonly number[];
  }[];
  readonly dumps: readonly (readonly [TypeDescriptor, unknown, Record<string, unknown>, number])[];
}

const expectations = JSON.parse(readFileSync(new URL("./expectations.json", import.meta.url), "utf8")) as Expectations;

/** An answer with its messages in full. */
function outcome(index: number): unknown {
  const said = expectations.outcomes[index] as { errors?: [number, unknown[], unknown][] };
  if (typeof said !== "object" || said === null || said.errors === undefined) return said;
  const errors = said.errors.map(([message, loc, input]) => {
    const [type, msg, context] = expectations.messages[message]!;
    return context === undefined ? [type, loc, msg, input] : [type, loc, msg, input, context];
  });
  return { ...said, errors };
}

type Adapter = ReturnType<typeof t.of<ReturnType<typeof t.list>>>;

function adapterOf(builder: Builder, type: TypeDescriptor): Adapter {
  return t.of(builder.type(type)) as unknown as Adapter;
}

function ask(adapter: Adapter, mode: "js" | "json", given: unknown, strict: boolean | undefined): unknown {
  try {
    const options = strict === undefined ? {} : { strict };
    return { value: describeValue(mode === "js" ? adapter.parse(given, options) : adapter.parseJson(JSON.stringify(given), options)) };
  } catch (error) {
    if (error instanceof ValidationError) return { title: error.title, errors: error.errors().map(describeError) };
    return { thrown: error instanceof Error ? error.name : String(error) };
  }
}

const ASKED = [
  ["js", undefined],
  ["js", true],
  ["json", undefined],
  ["json", true],
] as const;

inBothModes("types of types as Pydantic reads them", () => {
  const seen: string[] = [];

  test.each(expectations.cases.map(({ type }, index) => [JSON.stringify(type), index] as const))("%s", (_name, index) => {
    const builder = new Builder(expectations.models);
    const { type, answers } = expectations.cases[index]!;
    const adapter = adapterOf(builder, type);
    const unknown: unknown[] = [];
    for (const [given, ...places] of answers) {
      for (const [place, [mode, strict]] of ASKED.entries()) {
        if (mode === "json" && !isPlain(given)) continue;
        const found = ask(adapter, mode, mode === "js" ? decode(given, builder) : given, strict);
        const said = outcome(places[place]!);
        if (isEqual(found, said)) continue;
        const difference = differenceOf({ type, given, mode, strict, said, found });
        if (difference === undefined) unknown.push({ given, mode, strict, said, found });
        else seen.push(difference);
      }
    }
    expect(unknown.slice(0, 3), `${unknown.length} differences`).toEqual([]);
  });

  test("shows every difference that is listed", () => {
    expect(DIFFERENCES.map(({ name }) => name).filter((name) => !seen.includes(name))).toEqual([]);
  });

  test.each(
    expectations.dumps.map(
      ([type, values, options], index) => [`${JSON.stringify(type)} of ${JSON.stringify(values)} with ${JSON.stringify(options)}`, index] as const,
    ),
  )("dumps %s", (_name, index) => {
    const builder = new Builder(expectations.models);
    const [type, values, options, place] = expectations.dumps[index]!;
    const adapter = adapterOf(builder, type);
    const value = adapter.parse(decode(values, builder));
    const found = [adapter.dump(value, { ...options, mode: "json" }), describeValue(adapter.dump(value, options))];
    expect(JSON.parse(writeJson(found))).toEqual(expectations.outcomes[place]);
    expect(keysInOrder(found)).toEqual(keysInOrder(expectations.outcomes[place]));
  });
});

describe("types of types as Pydantic describes them", () => {
  test.each(expectations.cases.map(({ type }, index) => [JSON.stringify(type), index] as const))("%s", (_name, index) => {
    const { type, schemas } = expectations.cases[index]!;
    const adapter = adapterOf(new Builder(expectations.models), type);
    const found = (["validation", "serialization"] as const).flatMap((mode) =>
      [true, false].map((byAlias) => JSON.parse(writeJson(adapter.jsonSchema({ mode, byAlias }))) as unknown),
    );
    const said = schemas.map((place) => expectations.outcomes[place]);
    expect(found).toEqual(said);
    expect(found.map(propertyNames)).toEqual(said.map(propertyNames));
  });
});

describe("the fixture", () => {
  test("has at least 2,000 pairs of type and input", () => {
    expect(expectations.cases.flatMap(({ answers }) => answers.flatMap(([, ...places]) => places)).length).toBeGreaterThan(2000);
  });
});

function isEqual(found: unknown, said: unknown): boolean {
  try {
    expect(found).toEqual(said);
    return true;
  } catch {
    return false;
  }
}

/** Every object's keys, in their order. */
function keysInOrder(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return [];
  return [Object.keys(value), Object.values(value).map(keysInOrder)];
}

/** The names of properties in their order, wherever they are. */
function propertyNames(schema: unknown): unknown {
  if (typeof schema !== "object" || schema === null) return [];
  const own = "properties" in schema ? Object.keys(schema.properties as object) : [];
  return [
    own,
    ...Object.keys(schema)
      .toSorted()
      .map((key) => propertyNames((schema as Record<string, unknown>)[key])),
  ];
}
