// What JSON carries of any value by the rules of FastAPI's `jsonable_encoder`: handlers without `returns` answer so, and so do the inputs in
// a 422. Pydantic writes values of its own types otherwise (`jsonable.ts`): a moment with `Z`, a duration as `P1D`, a decimal as text.

import { dateTimeText } from "../kernel/date-text.ts";
import { Decimal } from "../kernel/decimal.ts";
import { setOwn } from "../kernel/deep.ts";
import type { DumpOptions } from "./dump.ts";
import { durationFields, isTemporal, temporalText } from "./temporal-values.ts";
import type { DurationShape } from "./temporal-types.ts";

/** What is left out. `include` and `exclude` name members of the value itself, or of the model that it is. */
export type JsonableOptions = Pick<DumpOptions, "include" | "exclude" | "byAlias" | "excludeUnset" | "excludeDefaults" | "excludeNone">;

/** Deeper than a request's body may be, and no deeper than the stack is. */
const MAX_DEPTH = 1000;

const EVERYTHING: JsonableOptions = Object.freeze({});

/**
 * Plain data for JSON: dates and times in ISO form with an offset, durations in seconds, decimals as numbers, sets, maps and generators as
 * lists and objects, bytes as their text, models by alias. What is plain already is given as it is, uncopied.
 *
 * @throws TypeError for what is nested too deeply, or contains itself
 * @example
 * jsonableEncoder({ at: new Date(0), tags: new Set(["a"]) }); // { at: "1970-01-01T00:00:00+00:00", tags: ["a"] }
 */
export function jsonableEncoder(value: unknown, options: JsonableOptions = EVERYTHING): unknown {
  return encode(value, options, 0);
}

function encode(value: unknown, options: JsonableOptions, depth: number): unknown {
  if (typeof value === "function" || typeof value === "symbol") return undefined;
  if (typeof value !== "object" || value === null) return value;
  if (depth > MAX_DEPTH) throw new TypeError("The value is nested too deeply for JSON, or contains itself.");
  if (Array.isArray(value)) return encodeList(value, options, depth);
  const prototype: unknown = Object.getPrototypeOf(value);
  if ((prototype === Object.prototype || prototype === null) && !("toJSON" in value)) return encodeMembers(value as Record<string, unknown>, options, depth);
  return encodeInstance(value, options, depth);
}

function encodeInstance(value: object, options: JsonableOptions, depth: number): unknown {
  if (value instanceof Date) return withNumericOffset(dateTimeText(value));
  if (isTemporal(value, "Duration")) return secondsOf(value as DurationShape);
  const temporal = temporalText(value);
  if (temporal !== undefined) return withNumericOffset(temporal);
  if (value instanceof Decimal) return numberOf(value);
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  if (isModel(value)) return encode(value.dump({ byAlias: true, ...options, mode: "json" }), EVERYTHING, depth + 1);
  const { toJSON } = value as { toJSON?: unknown };
  if (typeof toJSON === "function") return encode((toJSON as () => unknown).call(value), options, depth + 1);
  if (value instanceof Map) return encodeMap(value, options, depth);
  if (value instanceof Set || isGenerator(value)) return encodeList([...value], options, depth);
  if (value instanceof RegExp) return value.source;
  // A validator's own error stands in `ctx`: Python shows an object without members.
  if (value instanceof Error) return {};
  return encodeMembers(value as Record<string, unknown>, options, depth);
}

/** The list itself, unless a member is written otherwise than it stands. */
function encodeList(list: readonly unknown[], options: JsonableOptions, depth: number): readonly unknown[] {
  let copy: unknown[] | undefined;
  for (let index = 0; index < list.length; index += 1) {
    const item = list[index];
    const encoded = encode(item, options, depth + 1);
    if (encoded !== item && copy === undefined) copy = list.slice(0, index);
    copy?.push(encoded);
  }
  return copy ?? list;
}

function encodeMembers(members: Record<string, unknown>, options: JsonableOptions, depth: number): unknown {
  const keys = Object.keys(members);
  const kept = keys.filter((key) => isKept(key, members[key], options));
  let copy: Record<string, unknown> | undefined = kept.length < keys.length ? {} : undefined;
  for (let index = 0; index < kept.length; index += 1) {
    const key = kept[index]!;
    const encoded = encode(members[key], options, depth + 1);
    if (encoded !== members[key] && copy === undefined) {
      copy = {};
      for (const before of kept.slice(0, index)) setOwn(copy, before, members[before]);
    }
    if (copy !== undefined) setOwn(copy, key, encoded);
  }
  return copy ?? members;
}

function encodeMap(map: ReadonlyMap<unknown, unknown>, options: JsonableOptions, depth: number): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [key, item] of map) {
    const name = String(encode(key, EVERYTHING, depth + 1));
    if (isKept(name, item, options)) setOwn(result, name, encode(item, options, depth + 1));
  }
  return result;
}

function isKept(key: string, value: unknown, { include, exclude, excludeNone }: JsonableOptions): boolean {
  if (excludeNone === true && value === null) return false;
  if (include !== undefined && !namesOf(include).includes(key)) return false;
  return exclude === undefined || !namesOf(exclude).includes(key);
}

function namesOf(selection: NonNullable<JsonableOptions["include"]>): readonly string[] {
  return Array.isArray(selection) ? (selection as readonly string[]) : Object.keys(selection);
}

/** Python's `isoformat` writes UTC as it writes any other offset. */
function withNumericOffset(text: string): string {
  return text.endsWith("Z") ? `${text.slice(0, -1)}+00:00` : text;
}

function secondsOf(duration: DurationShape): number {
  const { negative, days, seconds, microseconds } = durationFields(duration);
  return (negative ? -1 : 1) * (days * 86_400 + seconds + microseconds / 1e6);
}

/** Whole where nothing stands after the point, and then of any size. */
function numberOf(decimal: Decimal): number | bigint {
  if (!decimal.isFinite || decimal["~parts"].exponent < 0) return decimal.toNumber();
  const { negative, digits, exponent } = decimal["~parts"];
  const whole = BigInt(digits + "0".repeat(exponent)) * (negative ? -1n : 1n);
  return BigInt(Number(whole)) === whole && Number.isSafeInteger(Number(whole)) ? Number(whole) : whole;
}

interface ModelInstance {
  dump(options: DumpOptions): unknown;
  fieldsSet(): unknown;
}

function isModel(value: object): value is ModelInstance {
  return "dump" in value && "fieldsSet" in value && typeof value.dump === "function" && typeof value.fieldsSet === "function";
}

function isGenerator(value: object): value is Iterable<unknown> & object {
  return (value as { readonly [Symbol.toStringTag]?: unknown })[Symbol.toStringTag] === "Generator";
}
