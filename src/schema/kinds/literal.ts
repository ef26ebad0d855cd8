// `t.literal(…)`: one of some fixed values.

import { Decimal } from "../../kernel/decimal.ts";
import { INVALID, type Invalid } from "../../kernel/invalid.ts";
import { expectedList, pythonRepr } from "../../kernel/python-text.ts";
import { errors } from "../../errors/catalogue.ts";
import { EXACT, type Exactness, type InputMode, type ParseContext } from "../context.ts";
import { literal as sourceOf } from "../emitter.ts";
import type { JsonSchema } from "../json-schema.ts";
import { isInteger64, tooLarge } from "../numeric.ts";
import { ScalarKind } from "../scalar.ts";
import { refuseBroken } from "../text-input.ts";
import { boolean } from "./boolean.ts";

/** What a literal may be. */
export type LiteralValue = string | number | boolean | null;

/** Up to so many values are compared one by one in generated code; more are looked up. */
const FEW = 8;

/** One of some values, as they are. As in Python, `true` and 1 are equal, so that each is taken for the other. */
export class LiteralKind<V extends LiteralValue> extends ScalarKind<V> {
  readonly values: ReadonlySet<V>;

  constructor(values: ReadonlySet<V>) {
    super();
    this.values = values;
  }

  get "~label"(): string {
    return `literal[${[...this.values].map(pythonRepr).join(",")}]`;
  }

  override get "~typeName"(): string {
    return `Literal[${[...this.values].map(pythonRepr).join(", ")}]`;
  }

  override get "~takesNull"(): boolean {
    return this.values.has(null as V);
  }

  override "~exactTest"(value: string): string | undefined {
    if (this.values.size > FEW) return undefined;
    return `(${[...this.values].map((member) => `${value} === ${sourceOf(member)}`).join(" || ")})`;
  }

  /** To Python, true and 1 are one value of a literal. */
  override "~exactness"(): Exactness {
    return EXACT;
  }

  override get "~convertsExactly"(): boolean {
    return [...this.values].some((member) => typeof member !== "string");
  }

  "~convert"(value: unknown, mode: InputMode): V | Invalid {
    if (this.values.has(value as V)) return value as V;
    if (mode === "strings") return this["~find"](boolean["~convert"](value, mode, true));
    if (typeof value === "boolean") return this["~find"](Number(value));
    const number = value instanceof Decimal ? value.toNumber() : value;
    const found = this["~find"](number);
    return found === INVALID && (number === 0 || number === 1) ? this["~find"](number === 1) : found;
  }

  "~find"(value: unknown): V | Invalid {
    return this.values.has(value as V) ? (value as V) : INVALID;
  }

  "~refuse"(value: unknown, context: ParseContext): Invalid {
    const members = [...this.values];
    const broken = members.some((member) => typeof member === "string") ? refuseBroken(value, context) : undefined;
    if (broken !== undefined) return broken;
    const isWhole = typeof value === "bigint" || (typeof value === "number" && Number.isInteger(value));
    if (isWhole && !isInteger64(value) && members.some((member) => Number.isInteger(member))) return tooLarge(value, context);
    const expected = this["~expected"];
    return context.report("literal_error", `Input should be ${expected}`, value, { expected });
  }

  /** Its values as messages list them: made once. */
  get "~expected"(): string {
    let text = expectations.get(this.values);
    if (text === undefined) expectations.set(this.values, (text = expectedList([...this.values])));
    return text;
  }

  "~jsonSchema"(): JsonSchema {
    const members = [...this.values];
    const [type, other] = new Set(members.map(jsonType));
    const described = other === undefined && (type !== "null" || members.length === 1) ? { type } : {};
    return members.length === 1 ? { const: members[0], ...described } : { enum: members, ...described };
  }
}

const expectations = new WeakMap<object, string>();

function jsonType(value: LiteralValue): string {
  if (value === null) return "null";
  if (typeof value !== "number") return typeof value;
  return Number.isInteger(value) ? "integer" : "number";
}

/** One of the values, as it is. */
export function literal<const V extends readonly [LiteralValue, ...LiteralValue[]]>(...values: V): LiteralKind<V[number]> {
  if (values.length === 0) throw errors.badConstraint("t", "literal", "", "a literal needs at least one value");
  const odd = values.find((value) => value !== null && !["string", "number", "boolean"].includes(typeof value)) as unknown;
  if (odd !== undefined || values.some((value) => Number.isNaN(value)))
    throw errors.badConstraint("t", "literal", String(odd ?? Number.NaN), "literals are text, numbers, booleans and null");
  return Object.freeze(new LiteralKind<V[number]>(new Set(values)));
}
