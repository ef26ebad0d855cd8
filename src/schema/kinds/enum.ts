// `t.enum(values)`: one of some constants, by value.

import { Decimal } from "../../kernel/decimal.ts";
import { INVALID, type Invalid } from "../../kernel/invalid.ts";
import { expectedList } from "../../kernel/python-text.ts";
import { errors } from "../../errors/catalogue.ts";
import { LAX, type Exactness, type InputMode, type ParseContext } from "../context.ts";
import type { JsonSchema, SchemaContext } from "../json-schema.ts";
import { isInteger64, tooLarge } from "../numeric.ts";
import { ScalarKind } from "../scalar.ts";
import { refuseBroken, refuseInstance, textOf } from "../text-input.ts";
import { int } from "./int.ts";
import { number } from "./number.ts";

/** What an enum may hold. */
export type EnumValue = string | number;

/** Constants as an object (`{ Red: "red" }`, a TypeScript enum) or as an array. */
export type EnumSource = readonly EnumValue[] | { readonly [name: string]: EnumValue };

/** The values of a source. The numbers of a TypeScript enum are its values, not the names that it also lists. */
export type EnumValues<E extends EnumSource> = E extends readonly (infer V)[] ? V : E[Exclude<keyof E, number>];

type Subtype = "str" | "int" | "float" | undefined;

/** One of some constants. Lax mode also takes what the constants' own type takes, as `"1"` where all are integers. */
export class EnumKind<V extends EnumValue> extends ScalarKind<V, V, V> {
  readonly values: ReadonlySet<V>;
  readonly name: string | undefined;

  constructor(values: ReadonlySet<V>, name?: string) {
    super();
    this.values = values;
    this.name = name;
  }

  /** Gives it a component of its own in OpenAPI and JSON Schema documents. */
  named(name: string): this {
    return this["~copy"]({ name });
  }

  get "~label"(): string {
    const subtype = subtypeOf(this.values);
    return `${subtype === undefined ? "" : `${subtype}-`}enum[${this.name ?? "Enum"}]`;
  }

  override get "~typeName"(): string {
    return this.name ?? "Enum";
  }

  override "~exactness"(): Exactness {
    return LAX;
  }

  "~convert"(value: unknown, mode: InputMode, strict: boolean): V | Invalid {
    if (this.values.has(value as V)) return value as V;
    const converted = convertAs(subtypeOf(this.values), value, mode, strict);
    return this.values.has(converted as V) ? (converted as V) : INVALID;
  }

  "~refuse"(value: unknown, context: ParseContext, strict: boolean): Invalid {
    if (strict && context.mode === "js") return refuseInstance(this["~typeName"], value, context);
    const kinds = new Set([...this.values].map((member) => (Number.isInteger(member) ? "integer" : typeof member)));
    const broken = kinds.has("string") ? refuseBroken(value, context) : undefined;
    if (broken !== undefined) return broken;
    const isWhole = typeof value === "bigint" || (typeof value === "number" && Number.isInteger(value));
    if (kinds.has("integer") && isWhole && !isInteger64(value)) return tooLarge(value, context);
    const expected = expectedList([...this.values]);
    return context.report("enum", `Input should be ${expected}`, value, { expected });
  }

  "~jsonSchema"(context: SchemaContext): JsonSchema {
    const { name } = this;
    const schema = (): JsonSchema => ({ enum: [...this.values], ...(name === undefined ? {} : { title: name }), ...jsonType(this.values) });
    return name === undefined ? schema() : context.define(sameEnum(name, this.values), name, schema);
  }
}

/** Pydantic tells enums of text, integers and floats from mixed ones, which convert nothing. */
function subtypeOf(values: ReadonlySet<EnumValue>): Subtype {
  const all = [...values];
  if (all.every((value) => typeof value === "string")) return "str";
  if (all.every((value) => Number.isInteger(value))) return "int";
  return all.every((value) => typeof value === "number") ? "float" : undefined;
}

function convertAs(subtype: Subtype, value: unknown, mode: InputMode, strict: boolean): unknown {
  if (subtype === "str") return strict ? undefined : textOf(value, mode);
  if (subtype === "int") return int["~convert"](value, mode, strict);
  if (subtype === "float") return number["~convert"](value, mode, strict);
  // Python holds true, 1.0 and Decimal(1) to be 1.
  if (strict && mode === "js") return undefined;
  return typeof value === "boolean" ? Number(value) : value instanceof Decimal ? value.toNumber() : undefined;
}

function jsonType(values: ReadonlySet<EnumValue>): JsonSchema {
  const type = { str: "string", int: "integer", float: "number", none: undefined }[subtypeOf(values) ?? "none"];
  return type === undefined ? {} : { type };
}

const known = new Map<string, object>();

/** Two enums of one name and the same values are one component. */
function sameEnum(name: string, values: ReadonlySet<EnumValue>): object {
  const text = JSON.stringify([name, ...values]);
  const key = known.get(text) ?? {};
  known.set(text, key);
  return key;
}

/** One of the constants of an object or an array. With a name it has a component of its own. */
function enumOf<const E extends EnumSource>(source: E): EnumKind<EnumValues<E>>;
function enumOf<const E extends EnumSource>(name: string, source: E): EnumKind<EnumValues<E>>;
function enumOf<const E extends EnumSource>(...given: [E] | [string, E]): EnumKind<EnumValues<E>> {
  const [name, source] = given.length === 2 ? given : [undefined, given[0]];
  const values = new Set(valuesOf(source)) as unknown as ReadonlySet<EnumValues<E>>;
  const odd = [...values].find((value) => typeof value !== "string" && typeof value !== "number");
  if (values.size === 0) throw errors.badConstraint("t", "enum", name ?? "", "an enum needs at least one value");
  if (odd !== undefined) throw errors.badConstraint("t", "enum", String(odd), "the values of an enum are strings and numbers");
  return Object.freeze(new EnumKind(values, name));
}

/** A TypeScript enum of numbers also maps each number to its name: those entries are left out. */
function valuesOf(source: EnumSource): readonly EnumValue[] {
  if (Array.isArray(source)) return source as readonly EnumValue[];
  const object = source as { readonly [name: string]: EnumValue };
  return Object.keys(object)
    .filter((key) => typeof object[object[key]!] !== "number")
    .map((key) => object[key]!);
}

export { enumOf as enum };
