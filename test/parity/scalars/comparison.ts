// Compares what a scalar kind says with what the real Pydantic said (expectations.json): value, JSON, and every issue with its message,
// context, location and input, each as one text.

import { readFileSync } from "node:fs";
import { Decimal } from "../../../src/kernel/decimal.ts";
import { parseJsonExact } from "../../../src/kernel/json-decode.ts";
import { Secret } from "../../../src/kernel/secret.ts";
import { ValidationError, type Issue } from "../../../src/errors/validation.ts";
import { compiled } from "../../../src/schema/compile.ts";
import { NameEmail } from "../../../src/schema/kinds/name-email.ts";
import * as t from "../../../src/schema/t.ts";
import type { Kind } from "../../../src/schema/type.ts";

type Mode = "js" | "json" | "strings";
type PythonIssue = readonly [type: string, msg: string, ctx: Readonly<Record<string, unknown>> | null, loc: readonly (string | number)[], input?: unknown];
type Outcome = readonly PythonIssue[] | { readonly value: unknown; readonly json?: unknown } | { readonly raises: string };
type Case = readonly [input: unknown, lax: number, strict?: number];

export interface Expectations {
  readonly outcomes: readonly Outcome[];
  readonly types: Readonly<Record<string, { readonly schemas: readonly [unknown, unknown] } & Readonly<Record<Mode, readonly Case[]>>>>;
}

export const expectations: Expectations = JSON.parse(readFileSync(new URL("expectations.json", import.meta.url), "utf8")) as Expectations;

/** The kinds under their names in the fixture. */
export const KINDS: Readonly<Record<string, Kind>> = {
  int: t.int,
  "int rules": t.int.gt(1).lt(10).multipleOf(2),
  "int bounds": t.int.ge(-5).le(5),
  number: t.number,
  "number rules": t.number.gt(1.5).le(1e22).multipleOf(0.5),
  "number tiny": t.number.ge(1e-7).lt(0.00001),
  "number tenth": t.number.multipleOf(0.1),
  "number finite": t.number.allowInfNan(false),
  boolean: t.boolean,
  string: t.string,
  "string lengths": t.string.minLength(2).maxLength(3),
  "string pattern": t.string.pattern("^[a-c]+$"),
  "string order": t.string.minLength(2).maxLength(4).pattern("b"),
  "string strip": t.string.strip().minLength(1),
  "string lower": t.string.toLower(),
  "string upper": t.string.toUpper().strip().pattern("^[A-Z]+$"),
  "string ascii": t.string.ascii().maxLength(3),
  "string numbers": t.string.coerceNumbers(),
  uuid: t.uuid,
  "uuid 1": t.uuid.version(1),
  "uuid 4": t.uuid.version(4),
  "uuid 7": t.uuid.version(7),
  email: t.email,
  "email lengths": t.email.minLength(7).maxLength(14),
  nameEmail: t.nameEmail,
  url: t.url,
  httpUrl: t.httpUrl,
  "url limits": t.url.schemes("foo", "http").maxLength(20).hostRequired(),
  "url empty path": t.url.preserveEmptyPath(),
  ip: t.ip,
  ipv4: t.ipv4,
  ipv6: t.ipv6,
  ipNetwork: t.ipNetwork,
  ipv4Network: t.ipv4Network,
  ipv6Network: t.ipv6Network,
  ipInterface: t.ipInterface,
  ipv4Interface: t.ipv4Interface,
  ipv6Interface: t.ipv6Interface,
  bytes: t.bytes,
  "bytes lengths": t.bytes.minLength(2).maxLength(3),
  "bytes base64": t.bytes.encoding("base64"),
  "bytes hex": t.bytes.encoding("hex"),
  base64: t.base64,
  "base64 lengths": t.base64.minLength(2).maxLength(3),
  base64url: t.base64url,
  decimal: t.decimal,
  "decimal rules": t.decimal.gt(1).ge("1.50").lt(100).le("9.75").multipleOf("0.25"),
  "decimal digits": t.decimal.maxDigits(5).decimalPlaces(2),
  "decimal total": t.decimal.maxDigits(3),
  "decimal places": t.decimal.decimalPlaces(1),
  "decimal special": t.decimal.allowInfNan().gt(0),
  bigint: t.bigint,
  "bigint rules": t.bigint
    .gt(10n ** 20n)
    .le(10n ** 30n)
    .multipleOf(7),
  secret: t.secret,
  "secret lengths": t.secret.minLength(2).maxLength(3),
  secretBytes: t.secretBytes,
  "enum text": t.enum("Color", ["red", "it's", "a'b\"c"]),
  "enum integers": t.enum("Level", { low: 1, high: 20 }),
  "enum floats": t.enum("Ratio", [0.5, 1.5]),
  "enum mixed": t.enum("Mixed", { one: 1, name: "name" }),
  json: t.json,
  "json integer": t.json.of(t.int),
  "json list": t.json.of(t.list(t.int.gt(0))),
  byteSize: t.byteSize,
  pattern: t.pattern,
  path: t.path,
  literal: t.literal("a", "b", 1),
  "literal true": t.literal(true),
  "literal null": t.literal(null, "a"),
  "literal integers": t.literal(1, 2),
};

/** A value of the fixture: objects of one key stand for what JSON has no word for. */
function revive(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revive);
  if (typeof value !== "object" || value === null) return value;
  const [[tag, content]] = Object.entries(value) as [[string, unknown]];
  switch (tag) {
    case "repeat":
      return (content as [string, number][]).map(([piece, count]) => piece.repeat(count)).join("");
    case "bytes":
      return Uint8Array.from(revive(content) as string, (character) => character.charCodeAt(0));
    case "decimal":
      return new Decimal(revive(content) as string);
    case "integer":
      return BigInt(revive(content) as string);
    case "number":
      return Number((content as string).replace("inf", "Infinity"));
    case "secret":
      return new Secret(revive(content));
    case "regex":
      return regexOf(content as string);
    case "nameEmail":
      return new NameEmail(...(content as [string, string]));
    case "url":
      return new URL(content as string);
    case "error":
      return new Error(content as string);
    case "object":
      return Object.fromEntries(Object.entries(content as object).map(([key, item]) => [key, revive(item)]));
  }
  throw new Error(`The fixture has an unknown tag: ${tag}`);
}

/** Some of Python's expressions are none of JavaScript's. */
function regexOf(source: string): unknown {
  try {
    return new RegExp(source);
  } catch {
    return { pythonRegex: source };
  }
}

/** One text for all values that are the same to a client: integers by their digits, secrets with their content. */
function show(value: unknown): string {
  switch (typeof value) {
    case "bigint":
      return `${value}`;
    case "number":
      return Number.isInteger(value) && !Object.is(value, -0) ? `${BigInt(value)}` : Object.is(value, -0) ? "-0" : String(value);
    case "object":
      break;
    default:
      return JSON.stringify(value) ?? String(value);
  }
  if (value === null) return "null";
  if (value instanceof Uint8Array) return `bytes(${[...value].join(" ")})`;
  if (value instanceof Decimal) return `Decimal(${value.text})`;
  if (value instanceof Secret) return `Secret(${show(value.reveal())})`;
  if (value instanceof RegExp) return `regex(${value.source})`;
  if (value instanceof URL) return JSON.stringify(value.href);
  if (value instanceof Error) return `error(${value.message})`;
  if (value instanceof NameEmail) return `${show(value.name)} ${show(value.email)}`;
  if (Array.isArray(value)) return `[${value.map(show).join(", ")}]`;
  return `{${Object.entries(value)
    .map(([key, item]) => `${key}: ${show(item)}`)
    .join(", ")}}`;
}

function showIssue(type: string, msg: string, ctx: unknown, loc: unknown, input: unknown): string {
  return `${type}: ${msg} ${show(ctx ?? null)} at ${show(loc)} for ${show(input)}`;
}

/** What Pydantic said, as text. */
function expected(outcome: Outcome, input: unknown, isHidden: boolean): string {
  if ("raises" in outcome) return `raises ${outcome.raises}`;
  if ("value" in outcome)
    return `${show(revive(outcome.value))} as ${show("json" in outcome ? parseJsonExact(revive(outcome.json) as string) : revive(outcome.value))}`;
  return outcome
    .map(([type, msg, ctx, loc, ...echo]) => {
      const repeated = echo.length === 0 ? input : revive(echo[0]);
      return showIssue(type, msg, ctx === null ? null : revive({ object: ctx }), loc, isHidden && repeated !== null ? "**********" : repeated);
    })
    .join("\n");
}

/** What Signatura says, as text. */
function answer(kind: Kind, mode: Mode, strict: boolean, input: unknown): string {
  // A scalar's own strictness runs generated code; what has types inside takes that of the call.
  const isScalar = kind["~children"].length === 0;
  const type = strict && isScalar ? kind.strict() : kind;
  try {
    const value = compiled(type).parse(input, mode, strict && !isScalar ? { strict } : {});
    return `${show(value)} as ${show(writtenOf(type, value))}`;
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    return error
      .errors()
      .map(({ type: code, msg, ctx, loc, input: shown }: Issue) => showIssue(code, msg, ctx, loc, shown))
      .join("\n");
  }
}

function writtenOf(type: Kind, value: unknown): unknown {
  try {
    const text = type.dumpJson(value);
    return typeof value === "number" ? (JSON.parse(text) as unknown) : parseJsonExact(text);
  } catch (error) {
    // Bytes that are no UTF-8: Pydantic fails alike, and its fixture then holds the value alone.
    if (error instanceof TypeError) return value;
    throw error;
  }
}

function inputOf(mode: Mode, input: unknown): unknown {
  return mode === "json" ? parseJsonExact(revive(input) as string) : revive(input);
}

export interface Mismatch {
  readonly label: string;
  readonly expected: string;
  readonly found: string;
}

/** Every answer of a kind that is not Pydantic's. */
export function mismatches(name: string, kind: Kind): readonly Mismatch[] {
  const found: Mismatch[] = [];
  for (const mode of ["js", "json", "strings"] as const) {
    for (const [raw, lax, strict] of expectations.types[name]![mode]) {
      const input = inputOf(mode, raw);
      for (const [isStrict, index] of [
        [false, lax],
        [true, strict ?? lax],
      ] as const) {
        const label = `${name} ${mode} ${isStrict ? "strict" : "lax"} ${JSON.stringify(raw)}`;
        const [said, given] = [expected(expectations.outcomes[index]!, input, name.startsWith("secret")), answer(kind, mode, isStrict, input)];
        if (said !== given) found.push({ label, expected: said, found: given });
      }
    }
  }
  return found;
}
