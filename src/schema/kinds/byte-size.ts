// `t.byteSize`: a number of bytes, given as a number or as text with a unit: `1.5 MiB`, `10 kb`.

import { INVALID, type Invalid } from "../../kernel/invalid.ts";
import { asciiDigits } from "../../kernel/unicode-digits.ts";
import { pythonStrip } from "../../kernel/python-strip.ts";
import { EXACT, exactnessOfText, LAX, type Exactness, type InputMode, type ParseContext } from "../context.ts";
import type { JsonSchema, SchemaContext } from "../json-schema.ts";
import { integerDigits } from "../numeric.ts";
import { ScalarKind } from "../scalar.ts";
import { textOf } from "../text-input.ts";
import { bigint } from "./bigint.ts";

const PATTERN = "^\\s*(\\d*\\.?\\d+)\\s*(\\w+)?";
const TEXT = /^[\s\x1c-\x1f\x85]*([0-9]*\.?[0-9]+)[\s\x1c-\x1f\x85]*([\p{L}\p{N}_]+)?/u;

/** Bytes in a unit: powers of 1000, and of 1024 where there is an `i`; bits are eighths. */
const UNITS: ReadonlyMap<string, number> = new Map(
  ["", "k", "m", "g", "t", "p", "e"].flatMap((letter, power) => [
    [letter === "" ? "b" : letter, 1000 ** power] as const,
    [`${letter}b`, 1000 ** power] as const,
    [`${letter}bit`, 1000 ** power / 8] as const,
    ...(letter === "" ? [] : [[`${letter}ib`, 1024 ** power] as const, [`${letter}ibit`, 1024 ** power / 8] as const]),
  ]),
);

/** How many bytes. What follows a unit is passed over, and fractions of bytes are cut off, as Pydantic does. */
export class ByteSizeKind extends ScalarKind<number, number | string> {
  get "~label"(): string {
    return "function-after[_validate(), union[constrained-str,constrained-int]]";
  }

  override get "~typeName"(): string {
    return "ByteSize";
  }

  override "~exactness"(value: unknown, _converted: unknown, mode: InputMode): Exactness {
    return typeof value === "number" ? EXACT : typeof value === "string" ? exactnessOfText(mode) : LAX;
  }

  "~convert"(value: unknown, mode: InputMode, strict: boolean): number | Invalid {
    const size = read(value, mode, strict);
    return typeof size === "number" ? size : INVALID;
  }

  "~refuse"(value: unknown, context: ParseContext, strict: boolean): Invalid {
    const size = read(value, context.mode, strict);
    if (typeof size !== "string") return context.report("byte_size", "could not parse value and unit from byte string", value);
    return context.report("byte_size_unit", `could not interpret byte unit: ${size}`, value, { unit: size });
  }

  "~jsonSchema"(context: SchemaContext): JsonSchema {
    const number = { type: "integer", minimum: 0 };
    return context.mode === "serialization" ? number : { anyOf: [{ type: "string", pattern: PATTERN }, number] };
  }
}

/** The size; a unit that there is none of; or undefined. */
function read(value: unknown, mode: InputMode, strict: boolean): number | string | undefined {
  const text = typeof value === "string" || !strict ? textOf(value, mode) : undefined;
  const match = text === undefined ? null : TEXT.exec(asciiDigits(text));
  if (match === null) return readInteger(value, mode, strict);
  const whole = integerDigits(pythonStrip(asciiDigits(text!)));
  if (whole !== INVALID && !text!.includes(".")) return Number(whole);
  const [, amount, unit = "b"] = match;
  const factor = UNITS.get(unit.toLowerCase());
  return factor === undefined ? unit : Math.trunc(Number(amount) * factor);
}

function readInteger(value: unknown, mode: InputMode, strict: boolean): number | undefined {
  const whole = bigint["~convert"](value, mode, strict);
  return whole === INVALID || whole < 0n ? undefined : Number(whole);
}

/** A number of bytes. */
export const byteSize: ByteSizeKind = Object.freeze(new ByteSizeKind());
