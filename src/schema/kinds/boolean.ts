// `t.boolean`.

import { INVALID, type Invalid } from "../../kernel/invalid.ts";
import type { InputMode, ParseContext } from "../context.ts";
import type { JsonSchema } from "../json-schema.ts";
import { ScalarKind } from "../scalar.ts";

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
    if (typeof value === "string") return WORDS.get(value.toLowerCase()) ?? INVALID;
    if (value === 1 || value === 1n) return true;
    return value === 0 || value === 0n ? false : INVALID;
  }

  "~refuse"(value: unknown, context: ParseContext, strict: boolean): Invalid {
    const isParsed = typeof value === "string" || typeof value === "bigint" || (typeof value === "number" && Number.isInteger(value));
    if (isParsed && (!strict || context.mode === "strings")) {
      return context.report("bool_parsing", "Input should be a valid boolean, unable to interpret input", value);
    }
    return context.report("bool_type", "Input should be a valid boolean", value);
  }

  "~jsonSchema"(): JsonSchema {
    return { type: "boolean" };
  }
}

/** True or false. */
export const boolean: BooleanKind = Object.freeze(new BooleanKind());
