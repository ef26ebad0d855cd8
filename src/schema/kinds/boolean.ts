// `t.boolean`.

import { Decimal } from "../../kernel/decimal.ts";
import { INVALID, type Invalid } from "../../kernel/invalid.ts";
import type { InputMode, ParseContext } from "../context.ts";
import type { JsonSchema } from "../json-schema.ts";
import { isInteger64 } from "../numeric.ts";
import { ScalarKind } from "../scalar.ts";
import { isTextual, refuseBroken, textOf } from "../text-input.ts";

const WORDS: ReadonlyMap<string, boolean> = new Map([
  ...["1", "true", "t", "yes", "y", "on"].map((word) => [word, true] as const),
  ...["0", "false", "f", "no", "n", "off"].map((word) => [word, false] as const),
]);

/** True or false. Lax mode also takes 0, 1 and the words 0 1 t f true false y n yes no on off, in any case, untrimmed. */
export class BooleanKind extends ScalarKind<boolean, boolean | string | number> {
  get "~label"(): string {
    return "bool";
  }

  override "~exactTest"(value: string): string {
    return `typeof ${value} === "boolean"`;
  }

  "~convert"(value: unknown, mode: InputMode, strict: boolean): boolean | Invalid {
    if (typeof value === "boolean") return value;
    if (strict && mode !== "strings") return INVALID;
    const text = textOf(value, mode);
    if (text !== undefined) return WORDS.get(text.toLowerCase()) ?? INVALID;
    const number = value instanceof Decimal ? value.toNumber() : value;
    if (number === 1 || number === 1n) return true;
    return number === 0 || number === 0n ? false : INVALID;
  }

  "~refuse"(value: unknown, context: ParseContext, strict: boolean): Invalid {
    if ((!strict || context.mode === "strings") && (isTextual(value, context.mode) || isInteger64(value instanceof Decimal ? value.toNumber() : value))) {
      const broken = refuseBroken(value, context);
      return broken ?? context.report("bool_parsing", "Input should be a valid boolean, unable to interpret input", value);
    }
    return context.report("bool_type", "Input should be a valid boolean", value);
  }

  "~jsonSchema"(): JsonSchema {
    return { type: "boolean" };
  }
}

/** True or false. */
export const boolean: BooleanKind = Object.freeze(new BooleanKind());
